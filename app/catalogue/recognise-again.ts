/** A better model hears a show's recordings again: around what a person corrected, and never where someone read the whole. */
import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { listHeardOtherwise } from '#db/queries/list-heard-otherwise.ts'
import { recordings } from '#db/schema.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { planAgain } from './plan-steps.ts'

export interface HeardAgain {
  recordings: number
  /** Ids of steps that are not to be done any more. */
  dropped: string[]
}

/** Asks for the show's model in every recording that was heard with another. */
export async function recogniseAgain(
  db: Db,
  { showId, by }: { showId: number; by: Actor },
): Promise<HeardAgain> {
  const others = listHeardOtherwise(db, { showId })
  const dropped: string[] = []
  // One after the other: a hundred of them must not hold up readers.
  for (const { id, model, wanted } of others)
    await changeCatalogue(db, [], (tx) => {
      tx.update(recordings)
        .set({ model: wanted, saves: sql`${recordings.saves} + 1` })
        .where(eq(recordings.id, id))
        .run()
      dropped.push(...planAgain(tx, id))
      note(tx, by, {
        verb: 'recognise-again',
        subject: 'recording',
        id,
        before: { model },
        after: { model: wanted },
      })
    })
  return { recordings: others.length, dropped }
}
