import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { forgetLost, retryFailedSteps } from '#db/queries/steps.ts'
import { recordings } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { planAgain } from './plan-steps.ts'

/**
 * What failed of a recording's current media is tried anew, from the first attempt; how many steps. The caller puts them on the queue. Where
 * an object was missing in storage, the step that had left it there is done again too.
 */
export async function retryRecording(db: Db, { id, by }: { id: number; by: Actor }): Promise<Answer<number>> {
  const found = db.select({ id: recordings.id }).from(recordings).where(eq(recordings.id, id)).get()
  if (!found) return refuse('', 'no-recording')
  return changeCatalogue(db, [], (tx): Answer<number> => {
    forgetLost(tx, { recordingId: id })
    const steps = retryFailedSteps(tx, { recordingId: id })
    planAgain(tx, id)
    if (steps > 0) note(tx, by, { verb: 'retry', subject: 'recording', id, after: { steps } })
    return { ok: true, value: steps }
  })
}
