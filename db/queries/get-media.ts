import { eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, recordings, renditions, shows, type Visibility } from '../schema.ts'

export interface MediaRow {
  key: string
  type: string
  size: number
  hash: string
  createdAt: string
  /** Of every episode that shows it; `public` for a show's cover. Sources and working files are in no rendition: none. */
  visibilities: Visibility[]
}

/** An asset by its public id with what decides who may have it, or null. Older renditions stay reachable like current ones. */
export function findMedia(db: Db, { asset }: { asset: string }): MediaRow | null {
  const row = db.select().from(assets).where(eq(assets.publicId, asset)).get()
  if (!row) return null
  const shown = db
    .select({ visibility: episodes.visibility })
    .from(renditions)
    .innerJoin(recordings, eq(recordings.id, renditions.recordingId))
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(eq(renditions.assetId, row.id))
    .all()
  const covers = db.select({ id: shows.id }).from(shows).where(eq(shows.coverAssetId, row.id)).limit(1).all()
  return {
    key: row.key,
    type: row.type,
    size: row.size,
    hash: row.hash,
    createdAt: row.createdAt,
    visibilities: [...shown.map((one) => one.visibility), ...covers.map(() => 'public' as const)],
  }
}
