import type { TranscriptRow } from '#db/queries/get-transcript.ts'
import { stateOfWords } from './state-of-words.ts'
import type { Transcript } from './transcript.ts'

/** Rows as a transcript. */
export function toTranscript({ row, cues }: TranscriptRow): Transcript {
  return {
    title: row.recordingTitle ?? row.episodeTitle,
    language: row.language,
    duration: row.duration,
    isAutomatic: stateOfWords(row) === 'automatic',
    cues: cues.map(({ words, ...cue }) => ({ ...cue, words: words === null ? null : toWords(words) })),
  }
}

/** `[[start, end, text, confidence], …]` as JSON. */
const toWords = (json: string) =>
  (JSON.parse(json) as [number, number, string][]).map(([start, end, text]) => ({ start, end, text }))
