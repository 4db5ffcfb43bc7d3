import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, shows, type Visibility } from '../schema.ts'
import { type Partner, pictureColumns } from './list-partners.ts'
import { showIsHeard } from './which-feeds.ts'

export interface ShowCard {
  slug: string
  title: string
  description: string
  kind: 'podcast' | 'event'
  language: string
  episodes: number
  /** There is something to hear. */
  heard: boolean
  /** Where its feed is now, after it moved to another host. */
  movedTo: string | null
  cover: Partner['logo']
}

/** Shows of which at least one episode can be seen, the most recently enriched first. */
export function listShows(db: Db, { visibilities }: { visibilities: readonly Visibility[] }): ShowCard[] {
  return db
    .select({
      slug: shows.slug,
      title: shows.title,
      description: shows.description,
      kind: shows.kind,
      language: shows.language,
      episodes: sql<number>`count(*)`,
      heard: showIsHeard(visibilities),
      movedTo: shows.movedTo,
      cover: pictureColumns,
    })
    .from(shows)
    .innerJoin(episodes, and(eq(episodes.showId, shows.id), inArray(episodes.visibility, visibilities)))
    .leftJoin(assets, eq(assets.id, shows.coverAssetId))
    .where(isNull(shows.removedAt))
    .groupBy(shows.id)
    .orderBy(sql`max(${episodes.publishedAt}) desc`, asc(shows.title))
    .all()
}
