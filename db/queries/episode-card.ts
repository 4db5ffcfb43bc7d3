/** An episode as lists show it; every list of episodes asks through here. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  assets,
  episodes,
  type Precision,
  recordings,
  renditions,
  shows,
  type Visibility,
} from '../schema.ts'
import { type Partner, pictureColumns } from './list-partners.ts'
import { recordingIsThere, visibleEpisode } from './visible.ts'

export interface EpisodeCard {
  id: number
  slug: string
  title: string
  summary: string
  language: string
  /** Number within its season. */
  number: number | null
  startsAt: string | null
  endsAt: string | null
  timeZone: string | null
  precision: Precision | null
  publishedAt: string | null
  place: string | null
  show: { slug: string; title: string }
  /** Of all recordings together; null where nothing was measured. */
  duration: number | null
  recordings: number
  hasVideo: boolean
  type: 'full' | 'trailer' | 'bonus'
  /** Its own, else its show's. */
  cover: Partner['logo']
}

/** The day that an episode belongs to: when it took place, else when it was published. */
export const episodeDay = sql<string>`coalesce(${episodes.startsAt}, ${episodes.publishedAt})`

const ORDERS = {
  newest: [desc(episodeDay), desc(episodes.id)],
  oldest: [asc(episodeDay), asc(episodes.id)],
  numbered: [sql`${episodes.number} is null`, asc(episodes.number), asc(episodeDay), asc(episodes.id)],
} satisfies Record<string, SQL[]>

export interface Listing {
  visibilities: readonly Visibility[]
  where?: SQL
  order: keyof typeof ORDERS
  limit: number
  offset?: number
}

/** Episodes that fit, in order. */
export function listEpisodeCards(
  db: Db,
  { visibilities, where, order, limit, offset = 0 }: Listing,
): EpisodeCard[] {
  return db
    .select({
      id: episodes.id,
      slug: episodes.slug,
      title: episodes.title,
      summary: episodes.summary,
      language: episodes.language,
      number: episodes.number,
      startsAt: episodes.startsAt,
      endsAt: episodes.endsAt,
      timeZone: episodes.timeZone,
      precision: episodes.precision,
      publishedAt: episodes.publishedAt,
      place: episodes.place,
      show: { slug: shows.slug, title: shows.title },
      duration: sql<number | null>`(select sum(${recordings.duration}) from ${recordings}
        where ${recordings.episodeId} = ${episodes.id} and ${recordingIsThere()})`,
      recordings: sql<number>`(select count(*) from ${recordings}
        where ${recordings.episodeId} = ${episodes.id} and ${recordingIsThere()})`,
      hasVideo:
        sql<number>`exists (select 1 from ${renditions} join ${recordings} on ${recordings.id} = ${renditions.recordingId}
        where ${recordings.episodeId} = ${episodes.id} and ${recordingIsThere()} and ${renditions.profile} = '720' and ${renditions.current} = 1)`.mapWith(
          Boolean,
        ),
      type: episodes.type,
      cover: pictureColumns,
    })
    .from(episodes)
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(assets, eq(assets.id, sql`coalesce(${episodes.coverAssetId}, ${shows.coverAssetId})`))
    .where(and(visibleEpisode(visibilities), where))
    .orderBy(...ORDERS[order])
    .limit(limit)
    .offset(offset)
    .all()
}
