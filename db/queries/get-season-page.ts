import { and, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, seasons, shows, type Visibility } from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import type { SeasonRow, ShowRow } from './get-show-page.ts'

export interface SeasonPage {
  show: ShowRow
  season: SeasonRow
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
    .select({ show: shows, season: seasons })
    .from(seasons)
    .innerJoin(shows, eq(shows.id, seasons.showId))
    .where(and(eq(shows.slug, show), eq(seasons.number, number)))
    .get()
  if (!found) return null
  const cards = listEpisodeCards(db, {
    visibilities,
    where: eq(episodes.seasonId, found.season.id),
    order: 'numbered',
    limit: MOST,
  })
  return cards.length > 0 ? { ...found, episodes: cards } : null
}
