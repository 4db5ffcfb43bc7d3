/** What the glossary changed in heard words, as those who look through it see it. */
import { and, asc, count, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { corrections, cues, episodes, recordings, revisions, transcripts } from '../schema.ts'

/** Lines of a revision after the one numbered `after`, that no person has changed, at most so many. */
export function listHeardLines(
  db: Db,
  { revisionId, after, limit }: { revisionId: number; after: number; limit: number },
) {
  return db
    .select({ number: cues.number, text: cues.text, words: cues.words })
    .from(cues)
    .where(and(eq(cues.revisionId, revisionId), gt(cues.number, after), eq(cues.corrected, false)))
    .orderBy(asc(cues.number))
    .limit(limit)
    .all()
}

/** What a person undid in any revision of a transcript. */
export function listUndone(db: Db, { transcriptId }: { transcriptId: number }) {
  return db
    .selectDistinct({ heard: corrections.heard, written: corrections.written })
    .from(corrections)
    .innerJoin(revisions, eq(revisions.id, corrections.revisionId))
    .where(and(eq(revisions.transcriptId, transcriptId), eq(corrections.state, 'undone')))
    .all()
}

export type CorrectionState = (typeof corrections.$inferSelect)['state']

const of = (revisionId: number, states: readonly CorrectionState[]) =>
  and(eq(corrections.revisionId, revisionId), inArray(corrections.state, [...states]))

/** How many are in these states. */
export function countCorrections(
  db: Db,
  { revisionId, states }: { revisionId: number; states: readonly CorrectionState[] },
): number {
  return db.select({ many: count() }).from(corrections).where(of(revisionId, states)).get()!.many
}

/** A page of corrections with their lines as they stand now; `text` null where a line is gone. */
export function listCorrections(
  db: Db,
  wanted: { revisionId: number; states: readonly CorrectionState[]; page: number; size: number },
) {
  return db
    .select({
      id: corrections.id,
      cue: corrections.cue,
      word: corrections.word,
      heard: corrections.heard,
      written: corrections.written,
      state: corrections.state,
      start: cues.start,
      text: cues.text,
    })
    .from(corrections)
    .leftJoin(cues, and(eq(cues.revisionId, corrections.revisionId), eq(cues.number, corrections.cue)))
    .where(of(wanted.revisionId, wanted.states))
    .orderBy(asc(corrections.cue), asc(corrections.word), asc(corrections.id))
    .limit(wanted.size)
    .offset((wanted.page - 1) * wanted.size)
    .all()
}

/** Recordings of a show in which some wait for a person, the latest episode's first, at most so many. */
export function listOpenCorrections(db: Db, { showId, limit }: { showId: number; limit: number }) {
  return db
    .select({
      recording: recordings.publicId,
      title: recordings.title,
      language: transcripts.language,
      episode: episodes.title,
      episodeLanguage: episodes.language,
      many: sql<number>`count(*)`,
    })
    .from(corrections)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, corrections.revisionId))
    .innerJoin(recordings, and(eq(recordings.id, transcripts.recordingId), isNull(recordings.removedAt)))
    .innerJoin(episodes, and(eq(episodes.id, recordings.episodeId), ne(episodes.visibility, 'removed')))
    .where(and(eq(episodes.showId, showId), eq(corrections.state, 'made')))
    .groupBy(transcripts.id)
    .orderBy(desc(episodes.id), asc(recordings.number), asc(transcripts.id))
    .limit(limit)
    .all()
}

/** How many wait for a person in each recording of an episode, by the recording's public id. */
export function countOpenCorrections(db: Db, { episodeId }: { episodeId: number }): Map<string, number> {
  const rows = db
    .select({ recording: recordings.publicId, many: sql<number>`count(*)` })
    .from(corrections)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, corrections.revisionId))
    .innerJoin(recordings, eq(recordings.id, transcripts.recordingId))
    .where(and(eq(recordings.episodeId, episodeId), eq(corrections.state, 'made')))
    .groupBy(recordings.id)
    .all()
  return new Map(rows.map(({ recording, many }) => [recording, many]))
}
