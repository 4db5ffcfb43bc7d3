/** What happens around a recording's words when a person gives them: the recogniser's never take their place again. */
import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { listEverybody } from '#db/queries/speakers.ts'
import { listCreditedPeople } from '#db/queries/studio-publish.ts'
import { recordings } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { planAgain } from './plan-steps.ts'
import { publishIfReady } from './publish-episode.ts'
import { homeOf } from './recording-home.ts'
import { whoIsNamed } from './who-is-named.ts'

/**
 * The words are given from now on: nothing is recognised any more, and what waited for it goes on.
 * Answers with the ids of the steps that are not to be done any more; the caller takes them off the queue.
 */
export function keepGivenWords(tx: Change, recordingId: number): string[] {
  tx.update(recordings).set({ words: 'given' }).where(eq(recordings.id, recordingId)).run()
  const dropped = planAgain(tx, recordingId)
  publishIfReady(tx, { episodeId: homeOf(tx, recordingId)!.episodeId })
  return dropped
}

/** Who a typed name is: the one person whom it means, else the name itself. */
export function speakerFinder(tx: Db, episodeId: number) {
  const credited = listCreditedPeople(tx, { episodeId })
  const everybody = once(() => listEverybody(tx))
  const found = new Map<string, number | null>()
  return (name: string | null) => {
    if (name === null) return { personId: null, speaker: null }
    if (!found.has(name)) found.set(name, whoIsNamed(name, { credited, everybody }))
    const personId = found.get(name) ?? null
    return { personId, speaker: personId === null ? name : null }
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
