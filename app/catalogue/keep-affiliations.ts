import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { affiliations, organisations } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { optionalLine, rows } from './fields.ts'
import { findOrAddOrganisation } from './find-by-name.ts'
import { line } from './plain-text.ts'

/** A year, a month or a day; an empty field is null. */
const optionalDay = z
  .string()
  .trim()
  .refine((text) => text === '' || isDay(text), 'date')
  .transform((text) => text || null)
  .nullable()
  .default(null)

/** Where a person works, by the organisation's name, and since when. */
export const affiliationRows = rows(['organisation', 'title'], {
  organisation: line(255),
  title: optionalLine(255),
  from: optionalDay,
  until: optionalDay,
})

export type AffiliationRow = z.output<typeof affiliationRows>[number]

/**
 * A person's affiliations in place of those before; those with a removed organisation wait for its return. Credits keep those of
 * their day.
 */
export function keepAffiliations(tx: Change, { personId }: { personId: number }, all: AffiliationRow[]) {
  const living = tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(isNull(organisations.removedAt))
  tx.delete(affiliations)
    .where(and(eq(affiliations.personId, personId), inArray(affiliations.organisationId, living)))
    .run()
  for (const { organisation, ...row } of all)
    tx.insert(affiliations)
      .values({ ...row, personId, organisationId: findOrAddOrganisation(tx, organisation) })
      .run()
}

/** The affiliations as a form has them. */
export function readAffiliations(tx: Change, { personId }: { personId: number }): AffiliationRow[] {
  const { title, from, until } = affiliations
  return tx
    .select({ organisation: organisations.name, title, from, until })
    .from(affiliations)
    .innerJoin(organisations, eq(organisations.id, affiliations.organisationId))
    .where(and(eq(affiliations.personId, personId), isNull(organisations.removedAt)))
    .orderBy(asc(affiliations.id))
    .all()
}

function isDay(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false
  const day = `${text}-01-01`.slice(0, 10)
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
