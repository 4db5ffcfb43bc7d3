/** What happens around a recording's words when a person gives them: the recogniser's never take their place again. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { listCreditedPeople } from '#db/queries/studio-publish.ts'
import { jobs, recordings, steps } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { planAgain } from './plan-steps.ts'
import { publishIfReady } from './publish-episode.ts'
import { homeOf } from './recording-home.ts'
import { toSlug } from './slugs.ts'

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

/** Who a typed name is: a person credited on the episode, else the name itself. */
export function speakerFinder(tx: Db, episodeId: number) {
  const credited = new Map(listCreditedPeople(tx, { episodeId }).map(({ id, name }) => [toSlug(name), id]))
  return (name: string | null) => {
    const personId = name === null ? null : (credited.get(toSlug(name)) ?? null)
    return { personId, speaker: personId === null ? name : null }
  }
}
