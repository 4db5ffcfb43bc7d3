import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { listTouched, NAMED_TABLES, type Named } from '#db/queries/studio-people.ts'
import type { people } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { refresh } from './refresh.ts'

export interface OneNamed {
  named: Named
  id: number
  by: Actor
}

/** Takes a person, an organisation or a topic away; credits keep its name as text, and its slug stays its own. */
export const removeNamed = (db: Db, one: OneNamed): Promise<Answer<null>> =>
  setRemoved(db, one, new Date().toISOString())

/** Brings a removed one back, with everything that it was tied to. */
export const restoreNamed = (db: Db, one: OneNamed): Promise<Answer<null>> => setRemoved(db, one, null)

async function setRemoved(db: Db, { named, id, by }: OneNamed, removedAt: string | null) {
  const table = NAMED_TABLES[named] as typeof people
  const touched = listTouched(db, named, { id })
  return changeCatalogue(db, touched.shows, (tx): Answer<null> => {
    const changed = tx.update(table).set({ removedAt }).where(eq(table.id, id)).run().changes
    if (changed === 0) return refuse('', 'gone')
    refresh(tx, touched)
    note(tx, by, { verb: removedAt ? 'remove' : 'restore', subject: named, id })
    return { ok: true, value: null }
  })
}
