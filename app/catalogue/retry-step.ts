import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { retryFailedSteps } from '#db/queries/steps.ts'
import { recordings } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'

/** What failed of a recording's current media is tried anew, from the first attempt; how many steps. The caller puts them on the queue. */
export async function retryRecording(db: Db, { id, by }: { id: number; by: Actor }): Promise<Answer<number>> {
  const found = db.select({ id: recordings.id }).from(recordings).where(eq(recordings.id, id)).get()
  if (!found) return refuse('', 'no-recording')
  return changeCatalogue(db, [], (tx): Answer<number> => {
    const steps = retryFailedSteps(tx, { recordingId: id })
    if (steps > 0) note(tx, by, { verb: 'retry', subject: 'recording', id, after: { steps } })
    return { ok: true, value: steps }
  })
}
