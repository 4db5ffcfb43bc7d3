/** An episode as its producers see it: its recordings, where each is, and what is left to do. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, recordings, shows } from '../schema.ts'
import { listWork } from './list-work.ts'

/** A recording with its episode and show, removed ones too; null where there is none. */
export function findAnyRecording(db: Db, { publicId }: { publicId: string }) {
  return (
    db
      .select({ recording: recordings, episode: episodes, show: shows })
      .from(recordings)
      .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
      .innerJoin(shows, and(eq(shows.id, episodes.showId), isNull(shows.removedAt)))
      .where(eq(recordings.publicId, publicId))
      .get() ?? null
  )
}

/** Every recording with its original and the work on it, oldest first; removed ones too. */
export function listStudioRecordings(db: Db, { episodeId }: { episodeId: number }) {
  return db
    .select({ recording: recordings, source: assets })
    .from(recordings)
    .leftJoin(assets, eq(assets.id, recordings.sourceAssetId))
    .where(eq(recordings.episodeId, episodeId))
    .orderBy(asc(recordings.number))
    .all()
    .map((row) => ({ ...row, work: listWork(db, { recordingId: row.recording.id }) }))
}
