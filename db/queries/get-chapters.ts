import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { chapters, episodes, recordings, type Visibility } from '../schema.ts'
import { recordingIsThere, visibleEpisode } from './visible.ts'

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
    .where(eq(chapters.recordingId, row.id))
    .orderBy(asc(chapters.start))
    .all()
  return {
    title: row.title ?? row.episodeTitle,
    visibility: row.visibility,
    duration: row.duration,
    chapters: list,
  }
}
