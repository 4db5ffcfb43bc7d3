/** Who says the lines of a recording: the lines with their speakers, and who may be one. */
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { chapterSpeakers, chapters, credits, cues, people } from '../schema.ts'
import { chapterIsPublished } from './visible.ts'

const SPEAKER = sql<string | null>`coalesce(${people.name}, ${cues.speaker})`

/** Every line of a revision, in order, with the name of who says it. */
export function listSpokenLines(db: Db, { revisionId }: { revisionId: number }) {
  return db
    .select({ number: cues.number, start: cues.start, end: cues.end, text: cues.text, speaker: SPEAKER })
    .from(cues)
    .leftJoin(people, eq(people.id, cues.personId))
    .where(eq(cues.revisionId, revisionId))
    .orderBy(asc(cues.number))
    .all()
}

/** Names to choose from: people credited on the episode in their order, then whoever else the revision names, the most heard first. */
export function listVoices(db: Db, { episodeId, revisionId }: { episodeId: number; revisionId: number }) {
  const credited = db
    .select({ name: people.name })
    .from(credits)
    .innerJoin(people, eq(people.id, credits.personId))
    .where(and(eq(credits.episodeId, episodeId), isNull(people.removedAt)))
    .orderBy(asc(credits.position))
    .all()
  const named = db
    .select({ name: sql<string>`${SPEAKER}` })
    .from(cues)
    .leftJoin(people, eq(people.id, cues.personId))
    .where(and(eq(cues.revisionId, revisionId), sql`${SPEAKER} is not null`))
    .groupBy(SPEAKER)
    .orderBy(desc(count()))
    .limit(50)
    .all()
  return [...new Set([...credited, ...named].map(({ name }) => name))]
}

/** Everybody whom the site knows by name. */
export function listEverybody(db: Db) {
  return db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(isNull(people.removedAt))
    .orderBy(asc(people.id))
    .all()
}

/** A recording's chapters in order, each with the people who speak in it. */
export function listChapterSpeakers(db: Db, { recordingId }: { recordingId: number }) {
  const rows = db
    .select({ id: chapters.id, start: chapters.start, personId: people.id })
    .from(chapters)
    .leftJoin(chapterSpeakers, eq(chapterSpeakers.chapterId, chapters.id))
    .leftJoin(people, and(eq(people.id, chapterSpeakers.personId), isNull(people.removedAt)))
    .where(and(eq(chapters.recordingId, recordingId), chapterIsPublished()))
    .orderBy(asc(chapters.start))
    .all()
  const found = new Map<number, { start: number; people: number[] }>()
  for (const { id, start, personId } of rows) {
    const chapter = found.get(id) ?? { start, people: [] }
    if (personId !== null) chapter.people.push(personId)
    found.set(id, chapter)
  }
  return [...found.values()]
}
