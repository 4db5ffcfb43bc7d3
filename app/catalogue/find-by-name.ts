/** People, organisations and topics as a producer types them: by name, whatever the case and the accents. */
import { isNull } from 'drizzle-orm'
import { organisations, people, topics } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { freeNameSlug, toSlug } from './slugs.ts'

const same = (one: string, other: string) => toSlug(one) === toSlug(other)

export function findOrganisation(tx: Change, name: string) {
  const all = tx.select().from(organisations).where(isNull(organisations.removedAt)).all()
  return (
    all.find((one) => same(one.name, name)) ??
    all.find((one) => one.acronym && same(one.acronym, name)) ??
    null
  )
}

/** Its id; a new one where nobody has that name. */
export function findOrAddOrganisation(tx: Change, name: string): number {
  const known = findOrganisation(tx, name)
  if (known) return known.id
  const slug = freeNameSlug(name, takenIn(tx, organisations))
  return tx.insert(organisations).values({ slug, name }).returning({ id: organisations.id }).get().id
}

export function findPerson(tx: Change, name: string) {
  const all = tx.select().from(people).where(isNull(people.removedAt)).all()
  return all.find((one) => same(one.name, name)) ?? null
}

/** Its id; a new one where nobody has that name. */
export function findOrAddPerson(tx: Change, name: string): number {
  const known = findPerson(tx, name)
  if (known) return known.id
  const slug = freeNameSlug(name, takenIn(tx, people))
  return tx
    .insert(people)
    .values({ slug, name, sortName: sortNameOf(name) })
    .returning({ id: people.id })
    .get().id
}

/** Its id; a new one where there is none of that name. */
export function findOrAddTopic(tx: Change, name: string): number {
  const all = tx.select().from(topics).where(isNull(topics.removedAt)).all()
  const known = all.find((one) => same(one.name, name))
  if (known) return known.id
  const slug = freeNameSlug(name, takenIn(tx, topics))
  return tx.insert(topics).values({ slug, name }).returning({ id: topics.id }).get().id
}

/** By the last word, particles before it staying behind: `Inès d’Aubreval` is under A. A guess that the person's form can mend. */
export function sortNameOf(name: string): string {
  const words = name.split(' ')
  const last = words.pop()!.replace(/^[dl]['’]/i, '')
  return [last, ...words].join(' ')
}

/** Whether a slug is taken in a table of names; removed rows keep theirs. */
export function takenIn(tx: Change, table: typeof people | typeof organisations | typeof topics) {
  const taken = new Set(
    tx
      .select({ slug: table.slug })
      .from(table as typeof people)
      .all()
      .map((row) => row.slug),
  )
  return (slug: string) => taken.has(slug)
}
