/**
 * What others replaced goes after a while: bytes first, then rows. A sudden end in between leaves rows that lead nobody anywhere, and the
 * next time finds them again.
 */
import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { findSpareRendition, type listOldJobs } from '#db/queries/old-renditions.ts'
import { forgetSteps, isJobCurrent } from '#db/queries/steps.ts'
import { assets, renditions } from '#db/schema.ts'
import type { Outcome, Storage } from '#media-pipeline'
import { changeCatalogue } from './change-catalogue.ts'

interface Rim {
  db: Db
  storage: Storage
}

/** Takes away a rendition that was retired before a moment; false where something needs it. */
export async function forgetRendition(
  { db, storage }: Rim,
  old: { id: number; before: string },
): Promise<boolean> {
  const spare = findSpareRendition(db, old)
  if (!spare) return false
  await storage.remove(spare.key)
  return changeCatalogue(db, [], (tx) => {
    if (!findSpareRendition(tx, old)) return false
    tx.delete(renditions).where(eq(renditions.id, old.id)).run()
    tx.delete(assets).where(eq(assets.id, spare.assetId)).run()
    return true
  })
}

/** Takes away what the steps of replaced media left for each other; the original stays, and put back it is worked on anew. */
export async function forgetJob(
  { db, storage }: Rim,
  { jobId, outcomes }: ReturnType<typeof listOldJobs>[number],
): Promise<void> {
  for (const key of (JSON.parse(outcomes) as (Outcome | null)[]).flatMap(inputsOf)) {
    if (isJobCurrent(db, { jobId })) return
    await storage.remove(key)
  }
  await changeCatalogue(db, [], (tx) => {
    if (!isJobCurrent(tx, { jobId })) forgetSteps(tx, { jobId })
  })
}

/** The large objects: files without tags, and the recogniser's sound. */
function inputsOf(outcome: Outcome | null): string[] {
  if (outcome?.kind === 'encode') return outcome.made.map(({ key }) => key)
  return outcome?.kind === 'analyse' ? [outcome.speechKey] : []
}
