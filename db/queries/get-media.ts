import { eq, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Db } from '../open.ts'
import { assets, episodes, recordings, renditions, shows, type Visibility } from '../schema.ts'

export interface MediaRow {
  key: string
  type: string
  size: number
  /** sha256, hex. */
  hash: string
  createdAt: string
  /** Of every episode that shows it; `public` for a show's cover. Sources and working files are in no rendition: none. */
  visibilities: Visibility[]
}

/** An asset by its public id with what decides who may have it, or null. Older renditions stay reachable like current ones. */
export function findMedia(db: Db, { asset }: { asset: string }): MediaRow | null {
  const { row, visibilities } = questionsOf(db)
  const found = row.get({ asset })
  if (!found) return null
  const { id, ...media } = found
  return { ...media, visibilities: visibilities.all({ id }).map((one) => one.visibility) }
}

type Questions = ReturnType<typeof prepare>
const prepared = new WeakMap<Db, Questions>()

/** Prepared once: a player asks for hundreds of ranges, and each asks these. */
function questionsOf(db: Db): Questions {
  const known = prepared.get(db) ?? prepare(db)
  prepared.set(db, known)
  return known
}

function prepare(db: Db) {
  const { id, key, type, size, hash, createdAt } = assets
  const wanted = sql.placeholder('id')
  const asRendition = db
    .select({ visibility: episodes.visibility })
    .from(renditions)
    .innerJoin(recordings, eq(recordings.id, renditions.recordingId))
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(eq(renditions.assetId, wanted))
  const asEpisodeCover = db
    .select({ visibility: episodes.visibility })
    .from(episodes)
    .where(eq(episodes.coverAssetId, wanted))
  const asShowCover = db
    .select({ visibility: sql<Visibility>`'public'` })
    .from(shows)
    .where(eq(shows.coverAssetId, wanted))
  return {
    row: db
      .select({ id, key, type, size, hash, createdAt })
      .from(assets)
      .where(eq(assets.publicId, sql.placeholder('asset')))
      .prepare(),
    visibilities: unionAll(asRendition, asEpisodeCover, asShowCover).prepare(),
  }
}
