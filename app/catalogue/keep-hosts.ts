import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { hosts, people } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { findOrAddPerson } from './find-by-name.ts'
import { toNameLine } from './name-list.ts'

/** A show's regular voices in their order, in place of those before; found or added by name. A removed person keeps their part. */
export function keepHosts(tx: Change, { showId }: { showId: number }, names: string[]) {
  const living = tx.select({ id: people.id }).from(people).where(isNull(people.removedAt))
  tx.delete(hosts)
    .where(and(eq(hosts.showId, showId), inArray(hosts.personId, living)))
    .run()
  const ids = new Set(names.map((name) => findOrAddPerson(tx, name)))
  for (const [position, personId] of [...ids].entries())
    tx.insert(hosts).values({ showId, personId, position }).run()
}

/** The regular voices as a form has them. */
export function readHosts(tx: Change, { showId }: { showId: number }): string {
  const all = tx
    .select({ name: people.name })
    .from(hosts)
    .innerJoin(people, eq(people.id, hosts.personId))
    .where(and(eq(hosts.showId, showId), isNull(people.removedAt)))
    .orderBy(asc(hosts.position))
    .all()
  return toNameLine(all.map(({ name }) => name))
}
