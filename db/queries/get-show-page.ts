import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, organisations, seasons, shows, type Visibility } from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import { type DocumentRow, listDocuments } from './list-documents.ts'
import { listFundings } from './list-fundings.ts'
import { type Host, listHosts } from './list-hosts.ts'
import { isPast } from './list-latest-episodes.ts'
import { listPartners, type Partner, pictureColumns } from './list-partners.ts'
import { type Offered, whichFeeds } from './which-feeds.ts'

export type ShowRow = typeof shows.$inferSelect
export type SeasonRow = typeof seasons.$inferSelect

export interface ShowPage {
  show: ShowRow
  /** Whose show it is, where it has a page. */
  organisation: { slug: string; name: string } | null
  cover: Partner['logo']
  /** Who is heard in every episode. */
  hosts: Host[]
  /** Where listeners can give. */
  fundings: { url: string; label: string }[]
  /** What there is to hear and to see. */
  offered: Offered
  partners: Partner[]
  documents: DocumentRow[]
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
    now,
  }: {
    show: string
    visibilities: readonly Visibility[]
    page: number
    perPage: number
    /** Leaves out what is still to come; a UTC ISO string. */
    now?: string
  },
): ShowPage | null {
  const found = getShow(db, { show: slug })
  if (!found) return null
  const { show } = found
  const ofShow = and(eq(episodes.showId, show.id), now === undefined ? undefined : isPast(now))!
  return {
    ...found,
    hosts: listHosts(db, { showId: show.id, visibilities }),
    fundings: listFundings(db, { showId: show.id }),
    offered: whichFeeds(db, { of: { showId: show.id }, visibilities }),
    partners: listPartners(db, { showId: show.id }),
    documents: listDocuments(db, { showId: show.id }),
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

/** A show that was not removed, with its organisation and its cover. */
export function getShow(db: Db, { show: slug }: { show: string }) {
  return db
    .select({
      show: shows,
      organisation: { slug: organisations.slug, name: organisations.name },
      cover: pictureColumns,
    })
    .from(shows)
    .leftJoin(organisations, and(eq(organisations.id, shows.organisationId), isNull(organisations.removedAt)))
    .leftJoin(assets, eq(assets.id, shows.coverAssetId))
    .where(and(eq(shows.slug, slug), isNull(shows.removedAt)))
    .get()
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
