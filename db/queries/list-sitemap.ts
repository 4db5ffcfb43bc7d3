import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  articles,
  episodes,
  organisations,
  people,
  recordings,
  seasons,
  shows,
  topics,
  type Visibility,
} from '../schema.ts'
import {
  recordingIsThere,
  showIsThere,
  visibleArticle,
  visibleEpisode,
  visibleOrganisation,
  visiblePerson,
  visibleTopic,
} from './visible.ts'

/**
 * What a sitemap names: shows, their seasons and episodes, the parts of episodes with several recordings, articles, and
 * the people, organisations and topics that have a page.
 */
export function listSitemap(db: Db, { visibilities }: { visibilities: readonly Visibility[] }) {
  const visible = visibleEpisode(visibilities)
  const numbers = listNumbers(db, visible)
  return {
    shows: db
      .select({ show: shows.slug, changedAt: shows.changedAt })
      .from(shows)
      .where(showIsThere())
      .orderBy(asc(shows.id))
      .all(),
    seasons: db
      .selectDistinct({ show: shows.slug, number: seasons.number })
      .from(seasons)
      .innerJoin(shows, eq(shows.id, seasons.showId))
      .innerJoin(episodes, and(eq(episodes.seasonId, seasons.id), visible))
      .orderBy(asc(seasons.id))
      .all(),
    episodes: db
      .select({ id: episodes.id, show: shows.slug, episode: episodes.slug, changedAt: episodes.changedAt })
      .from(episodes)
      .innerJoin(shows, eq(shows.id, episodes.showId))
      .where(visible)
      .orderBy(asc(episodes.id))
      .all()
      .map(({ id, ...episode }) => ({ ...episode, parts: partsOf(numbers.get(id)) })),
    articles: db
      .select({ article: articles.slug, changedAt: articles.changedAt })
      .from(articles)
      .where(visibleArticle(visibilities))
      .orderBy(asc(articles.id))
      .all(),
    people: slugsOf(db, people, visiblePerson(visibilities)),
    organisations: slugsOf(db, organisations, visibleOrganisation(visibilities)),
    topics: slugsOf(db, topics, visibleTopic(visibilities)),
  }
}

function slugsOf(db: Db, table: typeof people | typeof organisations | typeof topics, where: SQL): string[] {
  const rows = db.select({ slug: table.slug }).from(table).where(where).orderBy(asc(table.id)).all()
  return rows.map(({ slug }) => slug)
}

/** The only recording of an episode has no page of its own. */
const partsOf = (numbers: number[] = []) => (numbers.length > 1 ? numbers : [])

function listNumbers(db: Db, visible: SQL): Map<number, number[]> {
  const numbers = new Map<number, number[]>()
  const rows = db
    .select({ episodeId: recordings.episodeId, number: recordings.number })
    .from(recordings)
    .innerJoin(episodes, and(eq(episodes.id, recordings.episodeId), visible))
    .where(recordingIsThere())
    .orderBy(asc(recordings.number))
    .all()
  for (const { episodeId, number } of rows)
    numbers.set(episodeId, [...(numbers.get(episodeId) ?? []), number])
  return numbers
}
