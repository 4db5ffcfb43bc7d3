import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { cues, jobs, recordings, revisions, steps, transcripts } from '../schema.ts'

export interface HeardWordRow {
  start: number
  end: number
  text: string
}

/** What the recogniser heard last in the recording's current media, whole, in a language (`fr` for `fr-CH`); none where it has not heard it. */
export function listHeardWords(
  db: Db,
  { recordingId, language }: { recordingId: number; language: string },
): HeardWordRow[] {
  const base = language.toLowerCase().split('-')[0]!
  const heard = db
    .select({ revisionId: revisions.id })
    .from(revisions)
    .innerJoin(transcripts, eq(transcripts.id, revisions.transcriptId))
    .innerJoin(recordings, eq(recordings.id, transcripts.recordingId))
    .leftJoin(steps, eq(steps.id, revisions.stepId))
    .leftJoin(jobs, eq(jobs.id, steps.jobId))
    .where(
      and(
        eq(recordings.id, recordingId),
        eq(revisions.origin, 'automatic'),
        sql`(lower(${transcripts.language}) = ${base} or lower(${transcripts.language}) like ${`${base}-%`})`,
        or(
          isNull(revisions.stepId),
          and(eq(steps.state, 'done'), eq(jobs.sourceAssetId, recordings.sourceAssetId)),
        ),
      ),
    )
    .orderBy(desc(revisions.id))
    .get()
  if (!heard) return []
  return db
    .select({ start: cues.start, end: cues.end, text: cues.text, words: cues.words })
    .from(cues)
    .where(eq(cues.revisionId, heard.revisionId))
    .orderBy(asc(cues.number))
    .all()
    .flatMap(toWords)
}

/** A line without timed words shares its time among them. */
function toWords({
  start,
  end,
  text,
  words,
}: {
  start: number
  end: number
  text: string
  words: string | null
}) {
  const timed = words === null ? [] : (JSON.parse(words) as [number, number, string][])
  if (timed.length > 0) return timed.map(([from, to, word]) => ({ start: from, end: to, text: word }))
  const parts = text.split(' ').filter(Boolean)
  const each = (end - start) / Math.max(1, parts.length)
  return parts.map((part, at) => ({ start: start + at * each, end: start + (at + 1) * each, text: part }))
}
