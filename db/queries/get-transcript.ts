import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { cues, episodes, people, recordings, revisions, transcripts, type Visibility } from '../schema.ts'
import { recordingIsThere, visibleEpisode } from './visible.ts'

/** A recording's current transcript in a language, or null. `visibilities` null asks for whatever there is. */
export function findTranscript(
  db: Db,
  wanted: { recording: string; language: string; visibilities: readonly Visibility[] | null },
) {
  const row = db
    .select({
      language: transcripts.language,
      revisionId: revisions.id,
      origin: revisions.origin,
      reviewed: revisions.reviewed,
      engine: revisions.engine,
      createdAt: revisions.createdAt,
      duration: recordings.duration,
      recordingTitle: recordings.title,
      episodeTitle: episodes.title,
      visibility: episodes.visibility,
    })
    .from(transcripts)
    .innerJoin(revisions, eq(revisions.id, transcripts.currentRevisionId))
    .innerJoin(recordings, eq(recordings.id, transcripts.recordingId))
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(
      and(
        eq(recordings.publicId, wanted.recording),
        eq(transcripts.language, wanted.language),
        wanted.visibilities ? and(recordingIsThere(), visibleEpisode(wanted.visibilities)) : undefined,
      ),
    )
    .get()
  if (!row) return null
  const lines = db
    .select({
      start: cues.start,
      end: cues.end,
      text: cues.text,
      speaker: sql<string | null>`coalesce(${people.name}, ${cues.speaker})`,
      words: cues.words,
    })
    .from(cues)
    .leftJoin(people, eq(people.id, cues.personId))
    .where(eq(cues.revisionId, row.revisionId))
    .orderBy(asc(cues.number))
    .all()
  return { row, cues: lines }
}

export type TranscriptRow = NonNullable<ReturnType<typeof findTranscript>>
