/** A recording's words as those who correct them see them. */
import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { credits, cues, people, recordings, revisions, transcripts } from '../schema.ts'
import { foldText } from './fold-text.ts'

/** Every language that has words, with the state of its current revision, the first made first. */
export function listStudioTranscripts(db: Db, { recordingId }: { recordingId: number }) {
  return db
    .select({
      id: transcripts.id,
      language: transcripts.language,
      saves: transcripts.saves,
      revisionId: revisions.id,
      origin: revisions.origin,
      reviewed: revisions.reviewed,
      cues: sql<number>`(select count(*) from ${cues} where ${cues.revisionId} = ${revisions.id})`,
    })
    .from(transcripts)
    .innerJoin(revisions, eq(revisions.id, transcripts.currentRevisionId))
    .where(eq(transcripts.recordingId, recordingId))
    .orderBy(asc(transcripts.id))
    .all()
}

const CUE = {
  number: cues.number,
  start: cues.start,
  end: cues.end,
  text: cues.text,
  personId: cues.personId,
  speaker: sql<string | null>`coalesce(${people.name}, ${cues.speaker})`,
  confidence: cues.confidence,
  words: cues.words,
}
export type StudioCue = ReturnType<typeof listCuesOnPage>[number]

const from = (db: Db) => db.select(CUE).from(cues).leftJoin(people, eq(people.id, cues.personId))

export function listCuesOnPage(
  db: Db,
  { revisionId, page, size }: { revisionId: number; page: number; size: number },
) {
  return from(db)
    .where(eq(cues.revisionId, revisionId))
    .orderBy(asc(cues.number))
    .limit(size)
    .offset((page - 1) * size)
    .all()
}

export function listCuesByNumber(
  db: Db,
  { revisionId, numbers }: { revisionId: number; numbers: readonly number[] },
) {
  return from(db)
    .where(and(eq(cues.revisionId, revisionId), inArray(cues.number, [...numbers])))
    .orderBy(asc(cues.number))
    .all()
}

/** Cues that say the words of `query` one after the other, accents and case aside; at most so many. */
export function findCues(
  db: Db,
  { revisionId, query, limit }: { revisionId: number; query: string; limit: number },
) {
  const wanted = foldText(query)
  if (wanted.trim() === '') return []
  const numbers = db
    .select({ number: cues.number, text: cues.text })
    .from(cues)
    .where(eq(cues.revisionId, revisionId))
    .orderBy(asc(cues.number))
    .all()
    .filter(({ text }) => foldText(text).includes(wanted))
    .slice(0, limit)
    .map(({ number }) => number)
  return numbers.length > 0 ? listCuesByNumber(db, { revisionId, numbers }) : []
}

/** When every line begins and ends, in order. */
export function listTimes(db: Db, { revisionId }: { revisionId: number }) {
  return db
    .select({ number: cues.number, start: cues.start, end: cues.end })
    .from(cues)
    .where(eq(cues.revisionId, revisionId))
    .orderBy(asc(cues.number))
    .all()
}

/** Names that the words of a recording may have: people credited on its episode, and speakers that the words name already. */
export function listSpeakers(db: Db, { recordingId }: { recordingId: number }): string[] {
  const credited = db
    .select({ name: people.name })
    .from(credits)
    .innerJoin(recordings, eq(recordings.episodeId, credits.episodeId))
    .innerJoin(people, eq(people.id, credits.personId))
    .where(and(eq(recordings.id, recordingId), isNull(people.removedAt)))
    .orderBy(asc(credits.position))
    .all()
  const named = db
    .select({ name: sql<string>`${cues.speaker}`, many: count() })
    .from(cues)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, cues.revisionId))
    .where(and(eq(transcripts.recordingId, recordingId), sql`${cues.speaker} is not null`))
    .groupBy(cues.speaker)
    .orderBy(desc(count()))
    .limit(50)
    .all()
  return [...new Set([...credited, ...named].map(({ name }) => name))]
}
