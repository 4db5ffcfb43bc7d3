/** Publishing is a write: visibility never reads the clock. */
import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { episodes, jobs, recordings, renditions, steps, type Visibility } from '#db/schema.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'

/** Sets who may see an episode; the first time it becomes public or unlisted is its date in feeds. */
export async function changeVisibility(
  db: Db,
  { episodeId, visibility }: { episodeId: number; visibility: Visibility },
) {
  const episode = db.select().from(episodes).where(eq(episodes.id, episodeId)).get()
  if (!episode) throw new Error(`there is no episode ${episodeId}`)
  await changeCatalogue(db, [episode.showId], (tx) => setVisibility(tx, episode, visibility))
}

/** Publishes every scheduled episode whose time has come; how many. `now` is a UTC ISO string. */
export async function publishDue(db: Db, { now }: { now: string }): Promise<number> {
  const due = db
    .select()
    .from(episodes)
    .where(and(eq(episodes.visibility, 'scheduled'), lte(episodes.publishAt, now)))
    .all()
  for (const episode of due)
    await changeCatalogue(db, [episode.showId], (tx) => setVisibility(tx, episode, 'public', now))
  return due.length
}

/** Publishes the drafts that asked to be, once nothing of their recordings is under way and each can be heard. */
export function publishIfReady(tx: Change, { episodeId }: { episodeId: number }): boolean {
  const episode = tx.select().from(episodes).where(eq(episodes.id, episodeId)).get()!
  if (episode.visibility !== 'draft' || !episode.publishWhenReady) return false
  const ids = tx
    .select({ id: recordings.id })
    .from(recordings)
    .where(eq(recordings.episodeId, episodeId))
    .all()
  const underWay = tx
    .select({ id: steps.id })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, eq(recordings.id, jobs.recordingId))
    .where(and(eq(recordings.episodeId, episodeId), inArray(steps.state, ['pending', 'running'])))
    .get()
  if (underWay || ids.length === 0 || !ids.every(({ id }) => canBeHeard(tx, id))) return false
  setVisibility(tx, episode, 'public')
  return true
}

function setVisibility(
  tx: Change,
  episode: typeof episodes.$inferSelect,
  visibility: Visibility,
  now = new Date().toISOString(),
) {
  const appears = visibility === 'public' || visibility === 'unlisted'
  tx.update(episodes)
    .set({
      visibility,
      publishedAt: episode.publishedAt ?? (appears ? now : null),
      publishWhenReady: false,
      version: episode.version + 1,
      changedAt: now,
    })
    .where(eq(episodes.id, episode.id))
    .run()
  indexEpisode(tx, { episodeId: episode.id })
}

/** Whether a recording can be heard: its sound for podcast apps exists. */
function canBeHeard(tx: Db, recordingId: number): boolean {
  return (
    tx
      .select({ id: renditions.id })
      .from(renditions)
      .where(
        and(
          eq(renditions.recordingId, recordingId),
          eq(renditions.profile, 'mp3'),
          eq(renditions.current, true),
        ),
      )
      .get() !== undefined
  )
}
