import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, recordings, seasons, shows, type Visibility } from '../schema.ts'

/** What a sitemap names: shows, their seasons and episodes, and the parts of episodes with several recordings. */
export function listSitemap(db: Db, { visibilities }: { visibilities: readonly Visibility[] }) {
  const visible = inArray(episodes.visibility, [...visibilities])
  const numbers = listNumbers(db, visible)
  return {
    shows: db
      .select({ show: shows.slug, changedAt: shows.changedAt })
      .from(shows)
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
  }
}

/** The only recording of an episode has no page of its own. */
const partsOf = (numbers: number[] = []) => (numbers.length > 1 ? numbers : [])

function listNumbers(db: Db, visible: ReturnType<typeof inArray>): Map<number, number[]> {
  const numbers = new Map<number, number[]>()
  const rows = db
    .select({ episodeId: recordings.episodeId, number: recordings.number })
    .from(recordings)
    .innerJoin(episodes, and(eq(episodes.id, recordings.episodeId), visible))
    .orderBy(asc(recordings.number))
    .all()
  for (const { episodeId, number } of rows)
    numbers.set(episodeId, [...(numbers.get(episodeId) ?? []), number])
  return numbers
}
