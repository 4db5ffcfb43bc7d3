/** All that a producer's program asks of an episode: recordings, steps, renditions, transcripts. */
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, recordings, renditions, shows, transcripts } from '../schema.ts'
import { listWork } from './list-work.ts'

/** Null where there is no episode of that public id. Whatever its visibility: for producers only. */
export function findEpisodeReport(db: Db, { publicId }: { publicId: string }) {
  const found = db
    .select({ episode: episodes, show: shows })
    .from(episodes)
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .where(eq(episodes.publicId, publicId))
    .get()
  if (!found) return null
  const rows = db
    .select()
    .from(recordings)
    .where(eq(recordings.episodeId, found.episode.id))
    .orderBy(asc(recordings.number))
    .all()
  return { ...found, recordings: rows.map((recording) => ({ recording, ...getMade(db, recording.id) })) }
}

/** Public ids of a show's episodes, oldest first; null where there is no such show. */
export function listEpisodeIds(db: Db, { show }: { show: string }): string[] | null {
  const found = db.select({ id: shows.id }).from(shows).where(eq(shows.slug, show)).get()
  if (!found) return null
  const rows = db
    .select({ id: episodes.publicId })
    .from(episodes)
    .where(eq(episodes.showId, found.id))
    .orderBy(asc(episodes.id))
    .all()
  return rows.map((row) => row.id)
}

function getMade(db: Db, recordingId: number) {
  return {
    work: listWork(db, { recordingId }),
    renditions: db
      .select({ profile: renditions.profile, duration: renditions.duration, asset: assets })
      .from(renditions)
      .innerJoin(assets, eq(assets.id, renditions.assetId))
      .where(and(eq(renditions.recordingId, recordingId), eq(renditions.current, true)))
      .all(),
    transcripts: db
      .select({
        id: transcripts.id,
        language: transcripts.language,
        revisionId: transcripts.currentRevisionId,
      })
      .from(transcripts)
      .where(and(eq(transcripts.recordingId, recordingId), isNotNull(transcripts.currentRevisionId)))
      .all(),
  }
}
