/**
 * Chapters that come from outside, as rows of the chapters' form. Nothing is kept here: readers have saved chapters at
 * once, so a person looks them through first and saves the form, which notes that they were brought.
 */
import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { episodes, recordings } from '#db/schema.ts'
import { timestampsIn } from '../chapters/from-lines.ts'
import { fitChapters, type GivenChapters } from '../chapters/given-chapters.ts'
import { readGivenChapters } from '../chapters/read-given-chapters.ts'
import type { Unread } from '../transcripts/reading/given.ts'
import { toTypedTime } from '../transcripts/typed-time.ts'
import { type Answer, refuse } from './answers.ts'

export interface BroughtChapters {
  /** As the form has them. */
  rows: { start: string; title: string }[]
  unread: Unread[]
  /** How many begin after the end and are missing. */
  beyond: number
}

/** Far more than any list of chapters. Bytes. */
const LARGEST = 5_000_000
/** Rows of the form. */
const MOST = 200

/** From a file or from pasted text; `field` is where it came from. */
export function bringChapters(
  bytes: Uint8Array,
  { field, duration }: { field: string; duration: number | null },
): Answer<BroughtChapters> {
  if (bytes.byteLength > LARGEST) return refuse(field, 'too-long')
  return toRows(readGivenChapters(bytes), { field, duration })
}

/** From the timestamps that a recording's own text, or else its episode's, has. */
export function bringTimestamps(db: Db, { id }: { id: number }): Answer<BroughtChapters> {
  const found = findTexts(db, id)
  if (!found) return refuse('', 'no-recording')
  const chapters = timestampsOf(found)
  return toRows({ chapters, unread: [] }, { field: '', duration: found.duration })
}

/** How many timestamps there are to take. */
export function countTimestamps(db: Db, { id }: { id: number }): number {
  const found = findTexts(db, id)
  return found
    ? fitChapters({ chapters: timestampsOf(found), unread: [] }, found.duration).chapters.length
    : 0
}

function toRows(
  given: GivenChapters,
  { field, duration }: { field: string; duration: number | null },
): Answer<BroughtChapters> {
  const { chapters, unread, beyond } = fitChapters(given, duration)
  if (chapters.length === 0) return refuse(field, 'no-chapters')
  if (chapters.length > MOST) return refuse(field, 'too-long')
  const rows = chapters.map(({ start, title }) => ({ start: toTypedTime(start), title }))
  return { ok: true, value: { rows, unread, beyond } }
}

function findTexts(db: Db, id: number) {
  return db
    .select({
      own: recordings.description,
      summary: episodes.summary,
      duration: recordings.duration,
    })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(eq(recordings.id, id))
    .get()
}

function timestampsOf({ own, summary }: { own: string; summary: string }): GivenChapters['chapters'] {
  const inOwn = timestampsIn(own)
  return inOwn.length > 0 ? inOwn : timestampsIn(summary)
}
