/** Sizes of a picture: the row that shows it names one asset, the others stand beside it. */
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, pictureSizes } from '../schema.ts'

export interface PictureSize {
  publicId: string
  hash: string
  type: string
  width: number
  height: number
}

/**
 * Every size that a picture has, its own among them, the smallest first; a picture that was kept before there were sizes has its own
 * alone.
 */
export function listPictureSizes(db: Db, { pictureId }: { pictureId: number }): PictureSize[] {
  const columns = {
    publicId: assets.publicId,
    hash: assets.hash,
    type: assets.type,
    width: sql<number>`coalesce(${assets.width}, 0)`,
    height: sql<number>`coalesce(${assets.height}, 0)`,
  }
  const own = db.select(columns).from(assets).where(eq(assets.id, pictureId)).all()
  const others = db
    .select(columns)
    .from(pictureSizes)
    .innerJoin(assets, eq(assets.id, pictureSizes.assetId))
    .where(eq(pictureSizes.pictureId, pictureId))
    .all()
  return [...own, ...others].sort((one, other) => one.width - other.width)
}

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
