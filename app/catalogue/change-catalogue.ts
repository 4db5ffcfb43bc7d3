/** The only door for writing what is published. */
import { inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { shows } from '#db/schema.ts'

/** The catalogue while it is being changed; only `changeCatalogue` makes one. */
export type Change = Db & { readonly changing: unique symbol }

/**
 * Changes rows, index and versions in one short synchronous transaction: all of it happens or none.
 * `touched` are the ids of the shows whose pages and feeds may look different afterwards; their versions rise.
 * Callers await it, so that it may move to a thread one day.
 */
export async function changeCatalogue<T>(db: Db, touched: number[], change: (tx: Change) => T): Promise<T> {
  return db.transaction(
    (tx) => {
      const result = change(tx as unknown as Change)
      if (touched.length > 0)
        tx.update(shows)
          .set({ version: sql`${shows.version} + 1`, changedAt: new Date().toISOString() })
          .where(inArray(shows.id, touched))
          .run()
      return result
    },
    { behavior: 'immediate' },
  )
}
