import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, organisations, type PartnerRole, partnerships } from '../schema.ts'

export interface Partner {
  role: PartnerRole
  slug: string
  name: string
  acronym: string | null
  logo: { publicId: string; hash: string; type: string; width: number | null; height: number | null } | null
}

/** Organisations with a part in exactly one show, season or episode, in order; those that were removed are left out. */
export function listPartners(
  db: Db,
  of: { showId: number } | { seasonId: number } | { episodeId: number },
): Partner[] {
  return db
    .select({
      role: partnerships.role,
      slug: organisations.slug,
      name: organisations.name,
      acronym: organisations.acronym,
      logo: pictureColumns,
    })
    .from(partnerships)
    .innerJoin(organisations, eq(organisations.id, partnerships.organisationId))
    .leftJoin(assets, eq(assets.id, organisations.logoAssetId))
    .where(and(belongsTo(of), isNull(organisations.removedAt)))
    .orderBy(asc(partnerships.position), asc(partnerships.id))
    .all()
}

/** What a page must know of a picture in `assets`. */
export const pictureColumns = {
  publicId: assets.publicId,
  hash: assets.hash,
  type: assets.type,
  width: assets.width,
  height: assets.height,
}

function belongsTo(of: Parameters<typeof listPartners>[1]) {
  if ('showId' in of) return eq(partnerships.showId, of.showId)
  if ('seasonId' in of) return eq(partnerships.seasonId, of.seasonId)
  return eq(partnerships.episodeId, of.episodeId)
}
