import { and, asc, count, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { chapters, episodes, recordings, type Visibility } from '../schema.ts'
import { chapterIsPublished, recordingIsThere, visibleEpisode } from './visible.ts'

/** How many chapters of a recording wait for a person. */
export function countProposedChapters(db: Db, { recordingId }: { recordingId: number }): number {
  const waiting = and(eq(chapters.recordingId, recordingId), eq(chapters.proposed, true))
  return db.select({ count: count() }).from(chapters).where(waiting).get()!.count
}

/** A recording's chapters in order with its title, or null where the recording may not be seen. */
export function findChapters(db: Db, wanted: { recording: string; visibilities: readonly Visibility[] }) {
  const row = db
    .select({
      id: recordings.id,
      title: recordings.title,
      episodeTitle: episodes.title,
      visibility: episodes.visibility,
      duration: recordings.duration,
    })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(
      and(eq(recordings.publicId, wanted.recording), recordingIsThere(), visibleEpisode(wanted.visibilities)),
    )
    .get()
  if (!row) return null
  const list = db
    .select({ start: chapters.start, title: chapters.title })
    .from(chapters)
    .where(and(eq(chapters.recordingId, row.id), chapterIsPublished()))
    .orderBy(asc(chapters.start))
    .all()
  return {
    title: row.title ?? row.episodeTitle,
    visibility: row.visibility,
    duration: row.duration,
    chapters: list,
  }
}
