import { eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, pictureSizes } from '../schema.ts'
import { byKey } from './by-key.ts'
import type { PictureSize } from './picture-sizes.ts'

/** Every size of several pictures, each picture's own among them, the smallest first; by the picture's id. */
export function listSizesOf(db: Db, pictures: (number | null)[]): (picture: number | null) => PictureSize[] {
  const ids = [...new Set(pictures.filter((id) => id !== null))]
  if (ids.length === 0) return () => []
  const own = db
    .select({ key: assets.id, ...COLUMNS })
    .from(assets)
    .where(inArray(assets.id, ids))
    .all()
  const others = db
    .select({ key: pictureSizes.pictureId, ...COLUMNS })
    .from(pictureSizes)
    .innerJoin(assets, eq(assets.id, pictureSizes.assetId))
    .where(inArray(pictureSizes.pictureId, ids))
    .all()
  const found = byKey([...own, ...others].sort((one, other) => one.width - other.width))
  return (picture) => (picture === null ? [] : found(picture))
}

const COLUMNS = {
  publicId: assets.publicId,
  hash: assets.hash,
  type: assets.type,
  width: sql<number>`coalesce(${assets.width}, 0)`,
  height: sql<number>`coalesce(${assets.height}, 0)`,
}
