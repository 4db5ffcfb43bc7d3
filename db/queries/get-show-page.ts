import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, seasons, shows, type Visibility } from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'

export type ShowRow = typeof shows.$inferSelect
export type SeasonRow = typeof seasons.$inferSelect

export interface ShowPage {
  show: ShowRow
  /** Those with an episode that can be seen, in order. */
  seasons: (SeasonRow & { episodes: number })[]
  /** One page of them, newest first. */
  episodes: EpisodeCard[]
  total: number
}

/** A show with one page of its episodes, or null where there is no such show. `page` counts from 1. */
export function getShowPage(
  db: Db,
  {
    show: slug,
    visibilities,
    page,
    perPage,
  }: {
    show: string
    visibilities: readonly Visibility[]
    page: number
    perPage: number
  },
): ShowPage | null {
  const show = db.select().from(shows).where(eq(shows.slug, slug)).get()
  if (!show) return null
  const ofShow = eq(episodes.showId, show.id)
  return {
    show,
    seasons: listSeasons(db, { showId: show.id, visibilities }),
    episodes: listEpisodeCards(db, {
      visibilities,
      where: ofShow,
      order: 'newest',
      limit: perPage,
      offset: (page - 1) * perPage,
    }),
    total: db
      .select({ total: count() })
      .from(episodes)
      .where(and(ofShow, inArray(episodes.visibility, visibilities)))
      .get()!.total,
  }
}

function listSeasons(
  db: Db,
  { showId, visibilities }: { showId: number; visibilities: readonly Visibility[] },
) {
  return db
    .select({ season: seasons, episodes: count() })
    .from(seasons)
    .innerJoin(episodes, and(eq(episodes.seasonId, seasons.id), inArray(episodes.visibility, visibilities)))
    .where(eq(seasons.showId, showId))
    .groupBy(seasons.id)
    .orderBy(asc(seasons.number))
    .all()
    .map((row) => ({ ...row.season, episodes: row.episodes }))
}
