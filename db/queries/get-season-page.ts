import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, seasons, shows, type Visibility } from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import type { SeasonRow, ShowRow } from './get-show-page.ts'
import { type DocumentRow, listDocuments, listReferences, type ReferenceRow } from './list-documents.ts'
import { listPartners, type Partner, pictureColumns } from './list-partners.ts'
import { type Offered, whichFeeds } from './which-feeds.ts'

export interface SeasonPage {
  show: ShowRow
  season: SeasonRow
  /** The show's. */
  cover: Partner['logo']
  /** What there is to hear of the season. */
  offered: Offered
  /** What there is of the whole show. */
  offeredByShow: Offered
  partners: Partner[]
  references: ReferenceRow[]
  documents: DocumentRow[]
  /** In the order of their numbers, then of their days. */
  episodes: EpisodeCard[]
}

const MOST = 1_000

/** A season with its episodes; null where there is none, or none of its episodes can be seen. */
export function getSeasonPage(
  db: Db,
  { show, number, visibilities }: { show: string; number: number; visibilities: readonly Visibility[] },
): SeasonPage | null {
  const found = db
    .select({ show: shows, season: seasons, cover: pictureColumns })
    .from(seasons)
    .innerJoin(shows, eq(shows.id, seasons.showId))
    .leftJoin(assets, eq(assets.id, shows.coverAssetId))
    .where(and(eq(shows.slug, show), eq(seasons.number, number), isNull(shows.removedAt)))
    .get()
  if (!found) return null
  const cards = listEpisodeCards(db, {
    visibilities,
    where: eq(episodes.seasonId, found.season.id),
    order: 'numbered',
    limit: MOST,
  })
  if (cards.length === 0) return null
  return {
    ...found,
    offered: whichFeeds(db, { of: { seasonId: found.season.id }, visibilities }),
    offeredByShow: whichFeeds(db, { of: { showId: found.show.id }, visibilities }),
    partners: listPartners(db, { seasonId: found.season.id }),
    references: listReferences(db, { seasonId: found.season.id }),
    documents: listDocuments(db, { seasonId: found.season.id }),
    episodes: cards,
  }
}
