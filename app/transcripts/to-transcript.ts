import type { TranscriptRow } from '#db/queries/get-transcript.ts'
import type { Transcript } from './transcript.ts'

/** Rows as a transcript. */
export function toTranscript({ row, cues }: TranscriptRow): Transcript {
  return {
    title: row.recordingTitle ?? row.episodeTitle,
    language: row.language,
    duration: row.duration,
    isAutomatic: row.origin === 'automatic' && !row.reviewed,
    cues,
  }
}
