/** What happens around a recording's words when a person gives them: the recogniser's never take their place again. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { listCreditedPeople } from '#db/queries/studio-publish.ts'
import { episodes, jobs, recordings, steps } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { planSteps } from './plan-steps.ts'
import { publishIfReady } from './publish-episode.ts'
import { toSlug } from './slugs.ts'

/** A recording's ids upwards; null where there is no such recording. */
export function homeOf(db: Db, recordingId: number) {
  return (
    db
      .select({
        episodeId: recordings.episodeId,
        showId: episodes.showId,
        duration: recordings.duration,
        sourceAssetId: recordings.sourceAssetId,
      })
      .from(recordings)
      .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
      .where(eq(recordings.id, recordingId))
      .get() ?? null
  )
}

/**
 * The words are given from now on: a recognition that has not begun is not made, and what waited for it goes on.
 * Answers with the ids of the steps that are not to be done any more; the caller takes them off the queue.
 */
export function keepGivenWords(tx: Change, recordingId: number): string[] {
  tx.update(recordings).set({ words: 'given' }).where(eq(recordings.id, recordingId)).run()
  const home = homeOf(tx, recordingId)!
  const dropped = dropRecognition(tx, recordingId)
  planAgain(tx, recordingId)
  publishIfReady(tx, { episodeId: home.episodeId })
  return dropped
}

function dropRecognition(tx: Change, recordingId: number): string[] {
  const its = tx.select({ id: jobs.id }).from(jobs).where(eq(jobs.recordingId, recordingId))
  const notBegun = and(
    inArray(steps.jobId, its),
    eq(steps.kind, 'transcribe'),
    inArray(steps.state, ['pending', 'waiting']),
  )
  const rows = tx.delete(steps).where(notBegun).returning({ id: steps.id }).all()
  return rows.map(({ id }) => id)
}

/** Plans what can start now for the recording's current media. */
export function planAgain(tx: Change, recordingId: number) {
  const { sourceAssetId } = homeOf(tx, recordingId)!
  if (sourceAssetId === null) return
  const its = and(eq(jobs.recordingId, recordingId), eq(jobs.sourceAssetId, sourceAssetId))
  const job = tx.select({ id: jobs.id }).from(jobs).where(its).get()
  if (job) planSteps(tx, { jobId: job.id })
}

/** The feed's item of the recording's episode is not what it was. */
export function touchEpisode(tx: Change, episodeId: number) {
  tx.update(episodes)
    .set({ version: sql`${episodes.version} + 1`, changedAt: new Date().toISOString() })
    .where(eq(episodes.id, episodeId))
    .run()
}

/** Who a typed name is: a person credited on the episode, else the name itself. */
export function speakerFinder(tx: Db, episodeId: number) {
  const credited = new Map(listCreditedPeople(tx, { episodeId }).map(({ id, name }) => [toSlug(name), id]))
  return (name: string | null) => {
    const personId = name === null ? null : (credited.get(toSlug(name)) ?? null)
    return { personId, speaker: personId === null ? name : null }
  }
}
