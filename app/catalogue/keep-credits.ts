/** Who did what on an episode: rows of a form become credits with the title and affiliation of that day. */
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { CREDIT_ROLES, credits, organisations } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { optionalLine, optionalNumber, rows } from './fields.ts'
import { findOrAddOrganisation, findOrAddPerson, findOrganisation } from './find-by-name.ts'
import { line } from './plain-text.ts'

/** A `representative` has no name of their own: `un·e représentant·e`, with an affiliation. */
export const CREDIT_KINDS = ['person', 'representative', 'organisation'] as const
export type CreditKind = (typeof CREDIT_KINDS)[number]

export const creditRows = rows(['name', 'title', 'affiliation'], {
  /** Small numbers first; rows without one come last, in their order. */
  position: optionalNumber(0, 999),
  kind: z.enum(CREDIT_KINDS, 'kind').default('person'),
  name: line(255),
  role: z.enum(CREDIT_ROLES, 'kind').default('speaker'),
  title: optionalLine(255),
  affiliation: optionalLine(255),
}).transform((all) => {
  const place = ({ position }: { position: number | null }) => position ?? Number.MAX_SAFE_INTEGER
  return all.toSorted((one, other) => place(one) - place(other))
})

export type CreditRow = z.output<typeof creditRows>[number]

/**
 * The credits in their order, in place of those before. A person is found or added by name, but a name that stood there already
 * stays with whom it belonged to, even under another name today. The affiliation's organisation is linked where it is known.
 */
export function keepCredits(tx: Change, { episodeId }: { episodeId: number }, all: CreditRow[]) {
  const before = listRows(tx, episodeId)
  const stood = (row: CreditRow) => before.find((one) => kindOf(one) === row.kind && one.name === row.name)
  const linked = (affiliation: string | null) =>
    affiliation === null
      ? null
      : (before.find((one) => one.affiliation === affiliation && one.organisationId)?.organisationId ??
        findOrganisation(tx, affiliation)?.id ??
        null)
  tx.delete(credits).where(eq(credits.episodeId, episodeId)).run()
  for (const [position, row] of all.entries()) {
    const { kind, name, role, title, affiliation } = row
    const personId = kind === 'person' ? (stood(row)?.personId ?? findOrAddPerson(tx, name)) : null
    const organisationId =
      kind === 'organisation'
        ? (stood(row)?.organisationId ?? findOrAddOrganisation(tx, name))
        : linked(affiliation)
    tx.insert(credits)
      .values({ episodeId, personId, organisationId, name, role, title, affiliation, position })
      .run()
  }
}

/** The credits as a form has them. */
export function readCredits(tx: Change, { episodeId }: { episodeId: number }): CreditRow[] {
  return listRows(tx, episodeId).map((row, at) => ({
    position: at + 1,
    kind: kindOf(row),
    name: row.name,
    role: row.role,
    title: row.title,
    affiliation: row.affiliation,
  }))
}

type Row = ReturnType<typeof listRows>[number]

function listRows(tx: Change, episodeId: number) {
  const { name, role, title, affiliation, personId, organisationId } = credits
  return tx
    .select({
      name,
      role,
      title,
      affiliation,
      personId,
      organisationId,
      organisation: { name: organisations.name, acronym: organisations.acronym },
    })
    .from(credits)
    .leftJoin(organisations, eq(organisations.id, credits.organisationId))
    .where(eq(credits.episodeId, episodeId))
    .orderBy(asc(credits.position), asc(credits.id))
    .all()
}

/** An organisation speaks for itself where nothing is said of its affiliation, or where the name is its own. */
function kindOf({ personId, organisation, affiliation, name }: Row): CreditKind {
  if (personId !== null) return 'person'
  if (!organisation) return 'representative'
  const isItself = affiliation === null || [organisation.name, organisation.acronym].includes(name)
  return isItself ? 'organisation' : 'representative'
}
