import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { ownedBy, type PartnerOwner } from '#db/queries/owned-by.ts'
import { organisations, type PartnerRole, partnerships } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { findOrAddOrganisation } from './find-by-name.ts'

export interface PartnerRow {
  organisation: string
  role: PartnerRole
}

/** The partners in their order, in place of those before. An organisation that is not known yet is added; a removed one keeps its part. */
export function keepPartners(tx: Change, owner: PartnerOwner, rows: PartnerRow[]) {
  const living = tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(isNull(organisations.removedAt))
  tx.delete(partnerships)
    .where(and(ownedBy(partnerships, owner), inArray(partnerships.organisationId, living)))
    .run()
  for (const [position, { organisation, role }] of rows.entries())
    tx.insert(partnerships)
      .values({ ...owner, organisationId: findOrAddOrganisation(tx, organisation), role, position })
      .run()
}

/** The partners as a form has them. */
export function readPartners(tx: Change, owner: PartnerOwner): PartnerRow[] {
  return tx
    .select({ organisation: organisations.name, role: partnerships.role })
    .from(partnerships)
    .innerJoin(organisations, eq(organisations.id, partnerships.organisationId))
    .where(and(ownedBy(partnerships, owner), isNull(organisations.removedAt)))
    .orderBy(asc(partnerships.position))
    .all()
}
