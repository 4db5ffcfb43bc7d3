/** Sizes of a picture: the row that shows it names one asset, the others stand beside it. */
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, pictureSizes } from '../schema.ts'
import { byKey } from './by-key.ts'

export interface PictureSize {
  publicId: string
  hash: string
  type: string
  width: number
  height: number
}

const COLUMNS = {
  publicId: assets.publicId,
  hash: assets.hash,
  type: assets.type,
  width: sql<number>`coalesce(${assets.width}, 0)`,
  height: sql<number>`coalesce(${assets.height}, 0)`,
}

/**
 * Every size of several pictures, each picture's own among them, the smallest first; by the picture's id. A picture that was kept before
 * there were sizes has its own alone.
 */
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

/** The same for one picture. */
export const listPictureSizes = (db: Db, { pictureId }: { pictureId: number }): PictureSize[] =>
  listSizesOf(db, [pictureId])(pictureId)

/** Storage key of the smallest size that is at least so wide, else of the picture itself; `pictureId` may be null in the question. */
export const keyOfSize = (pictureId: SQL, least: number) => sql<string | null>`coalesce(
  (select b.key from picture_sizes z join assets b on b.id = z.asset_id
    where z.picture_id = ${pictureId} and z.width >= ${least} order by z.width limit 1),
  (select b.key from assets b where b.id = ${pictureId}))`

/** The same for one picture. */
export function findPictureKey(
  db: Db,
  { pictureId, least }: { pictureId: number; least: number },
): string | null {
  return db.get<{ key: string | null }>(sql`select ${keyOfSize(sql`${pictureId}`, least)} as key`).key
}

/** The other sizes of a picture in `assets`, in a question that joins them. */
export const sizesColumn = sql<PictureSize[]>`(select json_group_array(json_object('publicId', b.public_id,
    'hash', b.hash, 'type', b.type, 'width', b.width, 'height', b.height))
  from picture_sizes z join assets b on b.id = z.asset_id where z.picture_id = ${assets.id})`.mapWith(
  (text: string) => JSON.parse(text) as PictureSize[],
)
