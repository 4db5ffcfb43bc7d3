/** Publishing is a write: visibility never reads the clock. */
import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { isCurrentJob } from '#db/queries/steps.ts'
import { canBeHeard } from '#db/queries/studio-publish.ts'
import { episodes, jobs, recordings, steps, type Visibility } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { dateWhatIsHeard, dateWithEpisode } from './date-recordings.ts'

/** Sets who may see an episode; the first time it becomes public or unlisted is its date in feeds. */
export async function changeVisibility(
  db: Db,
  {
    episodeId,
    visibility,
    publishedAt,
    by = NOBODY,
  }: {
    episodeId: number
    visibility: Visibility
    /** When it really appeared first (UTC ISO), for what was published elsewhere before; now where left out. */
    publishedAt?: string
    by?: Actor
  },
) {
  await changeCatalogue(db, [showOf(db, episodeId)], (tx) =>
    setVisibility(tx, getEpisode(tx, episodeId), visibility, { by, ...(publishedAt ? { publishedAt } : {}) }),
  )
}

/** Makes it public by itself at a moment that is still to come (UTC ISO). */
export async function scheduleEpisode(
  db: Db,
  { episodeId, publishAt, by }: { episodeId: number; publishAt: string; by: Actor },
): Promise<Answer<{ publishAt: string }>> {
  const time = Date.parse(publishAt)
  if (Number.isNaN(time)) return refuse('date', 'date')
  if (time <= Date.now()) return refuse('date', 'past')
  const at = new Date(time).toISOString()
  await changeCatalogue(db, [showOf(db, episodeId)], (tx) =>
    setVisibility(tx, getEpisode(tx, episodeId), 'scheduled', { by, publishAt: at }),
  )
  return { ok: true, value: { publishAt: at } }
}

/** Makes it public by itself once its recordings can be heard: at once where they can; true where it is public now. */
export async function publishWhenReady(
  db: Db,
  { episodeId, by }: { episodeId: number; by: Actor },
): Promise<boolean> {
  return changeCatalogue(db, [showOf(db, episodeId)], (tx) => {
    setVisibility(tx, getEpisode(tx, episodeId), 'draft', { by })
    tx.update(episodes).set({ publishWhenReady: true }).where(eq(episodes.id, episodeId)).run()
    return publishIfReady(tx, { episodeId })
  })
}

/** Publishes every scheduled episode whose time has come; how many. `now` is a UTC ISO string. */
export async function publishDue(db: Db, { now }: { now: string }): Promise<number> {
  const isDue = and(eq(episodes.visibility, 'scheduled'), lte(episodes.publishAt, now))
  const due = db.select({ id: episodes.id, showId: episodes.showId }).from(episodes).where(isDue).all()
  for (const { id, showId } of due)
    await changeCatalogue(db, [showId], (tx) => {
      // Someone may have taken it back while others were being published.
      const episode = tx
        .select()
        .from(episodes)
        .where(and(eq(episodes.id, id), isDue))
        .get()
      if (episode) setVisibility(tx, episode, 'public', { now })
    })
  return due.length
}

/** Publishes the drafts that asked to be, once nothing of their recordings is under way and each can be heard. */
export function publishIfReady(tx: Change, { episodeId }: { episodeId: number }): boolean {
  const episode = getEpisode(tx, episodeId)
  if (episode.visibility !== 'draft' || !episode.publishWhenReady) return false
  const ids = tx
    .select({ id: recordings.id })
    .from(recordings)
    .where(and(eq(recordings.episodeId, episodeId), isNull(recordings.removedAt)))
    .all()
  const underWay = tx
    .select({ id: steps.id })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, isCurrentJob)
    .where(
      and(
        eq(recordings.episodeId, episodeId),
        isNull(recordings.removedAt),
        inArray(steps.state, ['pending', 'running']),
      ),
    )
    .get()
  if (underWay || ids.length === 0 || !ids.every(({ id }) => canBeHeard(tx, { recordingId: id })))
    return false
  setVisibility(tx, episode, 'public')
  return true
}

type Episode = typeof episodes.$inferSelect

/** Notes it, raises the episode's version and indexes it again; the show's version is the door's matter. */
function setVisibility(
  tx: Change,
  episode: Episode,
  visibility: Visibility,
  {
    now = new Date().toISOString(),
    publishedAt: first = now,
    publishAt = null,
    by = NOBODY,
  }: { now?: string; publishedAt?: string; publishAt?: string | null; by?: Actor } = {},
) {
  const appears = visibility === 'public' || visibility === 'unlisted'
  const after = {
    visibility,
    publishAt,
    publishedAt: episode.publishedAt ?? (appears ? first : null),
    publishWhenReady: false,
  }
  tx.update(episodes)
    .set({ ...after, visibilityBefore: null, version: episode.version + 1, changedAt: now })
    .where(eq(episodes.id, episode.id))
    .run()
  if (episode.publishedAt === null && after.publishedAt !== null)
    dateWithEpisode(tx, { episodeId: episode.id, at: after.publishedAt })
  dateWhatIsHeard(tx, { episodeId: episode.id, at: now })
  indexEpisode(tx, { episodeId: episode.id })
  const { publishAt: wasAt, publishedAt, publishWhenReady } = episode
  note(tx, by, {
    verb: 'publish',
    subject: 'episode',
    id: episode.id,
    before: { visibility: episode.visibility, publishAt: wasAt, publishedAt, publishWhenReady },
    after,
  })
}

function getEpisode(db: Db, episodeId: number): Episode {
  const episode = db.select().from(episodes).where(eq(episodes.id, episodeId)).get()
  if (!episode) throw new Error(`there is no episode ${episodeId}`)
  return episode
}

const showOf = (db: Db, episodeId: number) => getEpisode(db, episodeId).showId
