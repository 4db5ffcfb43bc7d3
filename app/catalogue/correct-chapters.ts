/** A person's chapters take the place of those that a machine proposed, for good. */
import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { chapterSpeakers, chapters, people, recordings } from '#db/schema.ts'
import { toTypedTime } from '../transcripts/typed-time.ts'
import { type Answer, changedMeanwhile, type Mistake, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { ChaptersFields, placesOf } from './cue-fields.ts'
import type { Edit } from './edit.ts'
import { findPerson } from './find-by-name.ts'
import { toLine } from './plain-text.ts'
import { planAgain } from './plan-steps.ts'
import { homeOf } from './recording-home.ts'
import { refresh } from './refresh.ts'
import { speakersFromChapters } from './speakers-from-chapters.ts'

/** A recording's chapters as their form has them, with the count of the recording's saves, and how many of them wait for a person; null where there is no such recording. */
export function readChapters(db: Db, { id }: { id: number }) {
  const recording = db.select().from(recordings).where(eq(recordings.id, id)).get()
  if (!recording) return null
  const list = db
    .select()
    .from(chapters)
    .where(eq(chapters.recordingId, id))
    .orderBy(asc(chapters.start))
    .all()
  const named = list.map(({ id: chapterId, start, title }) => ({
    start: toTypedTime(start),
    title,
    speakers: listNames(db, chapterId).join(', ') || null,
  }))
  const proposed = list.filter((chapter) => chapter.proposed).length
  return { saves: recording.saves, fields: { chapters: named }, proposed }
}

/** Chapters in any order, those that were proposed among them: what is saved is accepted. `id` is the recording's; `brought` from a file or a text. */
export async function correctChapters(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof ChaptersFields>,
  { brought = false } = {},
): Promise<Answer<{ chapters: number }>> {
  const parsed = ChaptersFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const home = homeOf(db, id)
  if (!home) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<{ chapters: number }> => {
    const before = readChapters(tx, { id })!
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'chapters', id, ...before })
    const typed = parsed.data.chapters.map((chapter) => ({
      ...chapter,
      people: findPeople(tx, chapter.speakers),
    }))
    const wrong = wrongChapters(typed, placesOf(input.chapters), home.duration)
    if (wrong.length > 0) return { ok: false, mistakes: wrong }
    tx.delete(chapters).where(eq(chapters.recordingId, id)).run()
    for (const { start, title, people: spoke } of typed.toSorted((a, b) => a.start - b.start)) {
      const row = tx
        .insert(chapters)
        .values({ recordingId: id, start, title, origin: 'edited' })
        .returning({ id: chapters.id })
        .get()
      for (const personId of new Set(spoke.filter((one) => one !== null)))
        tx.insert(chapterSpeakers).values({ chapterId: row.id, personId }).run()
    }
    tx.update(recordings)
      .set({ saves: saves + 1 })
      .where(eq(recordings.id, id))
      .run()
    speakersFromChapters(tx, { recordingId: id })
    refresh(tx, { episodes: [home.episodeId], articles: [] })
    planAgain(tx, id)
    const verb = brought ? 'import' : 'correct'
    note(tx, by, { verb, subject: 'chapters', id, before: before.fields, after: parsed.data })
    return { ok: true, value: { chapters: typed.length } }
  })
}

interface TypedChapter {
  start: number
  /** Null for a name that nobody has. */
  people: (number | null)[]
}

function wrongChapters(typed: TypedChapter[], places: number[], duration: number | null): Mistake[] {
  const found: Mistake[] = []
  const seen = new Set<number>()
  for (const [index, { start, people: spoke }] of typed.entries()) {
    const at = places[index]
    if (duration !== null && start >= duration)
      found.push({ field: `chapters.${at}.start`, code: 'chapter-after-end' })
    if (seen.has(start)) found.push({ field: `chapters.${at}.start`, code: 'chapter-twice' })
    if (spoke.includes(null)) found.push({ field: `chapters.${at}.speakers`, code: 'no-person' })
    seen.add(start)
  }
  return found
}

function findPeople(tx: Change, names: string | null): (number | null)[] {
  const each = (names ?? '').split(',').map(toLine).filter(Boolean)
  return each.map((name) => findPerson(tx, name)?.id ?? null)
}

const listNames = (db: Db, chapterId: number): string[] =>
  db
    .select({ name: people.name })
    .from(chapterSpeakers)
    .innerJoin(people, eq(people.id, chapterSpeakers.personId))
    .where(eq(chapterSpeakers.chapterId, chapterId))
    .orderBy(asc(people.sortName))
    .all()
    .map(({ name }) => name)
