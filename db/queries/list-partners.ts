import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, organisations, type PartnerRole, partnerships } from '../schema.ts'
import { ownedBy, type PartnerOwner } from './owned-by.ts'
import { type PictureSize, sizesColumn } from './picture-sizes.ts'

export interface Picture {
  publicId: string
  hash: string
  type: string
  width: number | null
  height: number | null
  /** Others of it, smaller and larger; none where it was kept before there were sizes. */
  sizes: PictureSize[]
}

export interface Partner {
  role: PartnerRole
  slug: string
  name: string
  acronym: string | null
  logo: Picture | null
}

/** Organisations with a part in exactly one show, season or episode, in order; those that were removed are left out. */
export function listPartners(db: Db, of: PartnerOwner): Partner[] {
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
    .where(and(ownedBy(partnerships, of), isNull(organisations.removedAt)))
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
  sizes: sizesColumn,
}
