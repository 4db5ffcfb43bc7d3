/** An episode as its producers see it: its recordings, where each is, and what is left to do. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, jobs, recordings, shows, steps } from '../schema.ts'

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

/** Every recording with its original and the steps of that original, oldest first; removed ones too. */
export function listStudioRecordings(db: Db, { episodeId }: { episodeId: number }) {
  return db
    .select({ recording: recordings, source: assets })
    .from(recordings)
    .leftJoin(assets, eq(assets.id, recordings.sourceAssetId))
    .where(eq(recordings.episodeId, episodeId))
    .orderBy(asc(recordings.number))
    .all()
    .map((row) => ({ ...row, steps: listCurrentSteps(db, { recordingId: row.recording.id }) }))
}

/** The steps of a recording's current original. */
export function listCurrentSteps(db: Db, { recordingId }: { recordingId: number }) {
  return db
    .select({
      id: steps.id,
      kind: steps.kind,
      state: steps.state,
      reason: steps.reason,
      changedAt: steps.changedAt,
    })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(
      recordings,
      and(eq(recordings.id, jobs.recordingId), eq(recordings.sourceAssetId, jobs.sourceAssetId)),
    )
    .where(eq(recordings.id, recordingId))
    .orderBy(asc(steps.createdAt), asc(steps.id))
    .all()
}
