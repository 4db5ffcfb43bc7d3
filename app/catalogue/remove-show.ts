import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { episodes, shows } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'

interface OneShow {
  id: number
  by: Actor
}

/** Takes a show away, once none of its episodes is left. */
export function removeShow(db: Db, { id, by }: OneShow): Promise<Answer<null>> {
  return changeCatalogue(db, [id], (tx): Answer<null> => {
    const show = tx
      .select({ id: shows.id })
      .from(shows)
      .where(and(eq(shows.id, id), isNull(shows.removedAt)))
      .get()
    if (!show) return refuse('', 'no-show')
    const living = tx
      .select({ id: episodes.id })
      .from(episodes)
      .where(and(eq(episodes.showId, id), ne(episodes.visibility, 'removed')))
      .get()
    if (living) return refuse('', 'has-episodes')
    tx.update(shows).set({ removedAt: new Date().toISOString() }).where(eq(shows.id, id)).run()
    note(tx, by, { verb: 'remove', subject: 'show', id })
    return { ok: true, value: null }
  })
}

/** Brings a removed show back. */
export function restoreShow(db: Db, { id, by }: OneShow): Promise<Answer<null>> {
  return changeCatalogue(db, [id], (tx): Answer<null> => {
    const { changes } = tx
      .update(shows)
      .set({ removedAt: null })
      .where(and(eq(shows.id, id), isNotNull(shows.removedAt)))
      .run()
    if (changes === 0) return refuse('', 'no-show')
    note(tx, by, { verb: 'restore', subject: 'show', id })
    return { ok: true, value: null }
  })
}
