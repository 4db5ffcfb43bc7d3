import { asc } from 'drizzle-orm'
import { type BylineOwner, ownedBy } from '#db/queries/owned-by.ts'
import { bylines } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { findOrAddPerson } from './find-by-name.ts'
import { toNameLine } from './name-list.ts'

/**
 * Who wrote it, by name and in their order, in place of those before; people who are not known yet are added. A name that stood
 * there already stays with the person it belonged to, even under another name today.
 */
export function keepBylines(tx: Change, owner: BylineOwner, names: string[]) {
  const before = tx.select().from(bylines).where(ownedBy(bylines, owner)).all()
  const personOf = (name: string) =>
    before.find((one) => one.name === name)?.personId ?? findOrAddPerson(tx, name)
  const kept = new Map<number, string>()
  for (const name of names) {
    const personId = personOf(name)
    if (!kept.has(personId)) kept.set(personId, name)
  }
  tx.delete(bylines).where(ownedBy(bylines, owner)).run()
  for (const [position, [personId, name]] of [...kept].entries())
    tx.insert(bylines)
      .values({ ...owner, personId, name, position })
      .run()
}

/** The authors as a form has them: names in one line. */
export function readBylines(tx: Change, owner: BylineOwner): string {
  const rows = tx
    .select({ name: bylines.name })
    .from(bylines)
    .where(ownedBy(bylines, owner))
    .orderBy(asc(bylines.position))
    .all()
  return toNameLine(rows.map(({ name }) => name))
}
