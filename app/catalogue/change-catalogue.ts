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
  const result = db.transaction(
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
  const state = stateOf(db)
  state.changes++
  for (const tell of state.listeners) tell()
  return result
}

/**
 * One short transaction of what is no catalogue (feeds as they were written, pings): no version rises, and answers made of the
 * catalogue stay good.
 */
export function writeBeside<T>(db: Db, write: (tx: Db) => T): T {
  return db.transaction((tx) => write(tx as unknown as Db), { behavior: 'immediate' })
}

/** Everything that `read` asks is answered as it was at one moment. It must not write. */
export const readAtOnce = <T>(db: Db, read: () => T): T => db.transaction(read)

interface State {
  changes: number
  listeners: Set<() => void>
}

const states = new WeakMap<Db, State>()

function stateOf(db: Db): State {
  const state = states.get(db) ?? { changes: 0, listeners: new Set() }
  states.set(db, state)
  return state
}

/** How often the catalogue was changed since it was opened: while it is the same, so is every answer made of it. */
export const countChanges = (db: Db): number => stateOf(db).changes

/** Tells after each commit; returns how to stop it. `tell` must not throw. */
export function onChange(db: Db, tell: () => void): () => void {
  const { listeners } = stateOf(db)
  listeners.add(tell)
  return () => listeners.delete(tell)
}
