import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, recordings, seasons, shows, type Visibility } from '../schema.ts'

/** What a sitemap names: shows, their seasons and episodes, and the parts of episodes with several recordings. */
export function listSitemap(db: Db, { visibilities }: { visibilities: readonly Visibility[] }) {
  const visible = inArray(episodes.visibility, [...visibilities])
  return {
    shows: db.select({ show: shows.slug, changedAt: shows.changedAt }).from(shows).orderBy(asc(shows.id)).all(),
    seasons: db
      .selectDistinct({ show: shows.slug, number: seasons.number })
      .from(seasons)
      .innerJoin(shows, eq(shows.id, seasons.showId))
      .innerJoin(episodes, and(eq(episodes.seasonId, seasons.id), visible))
      .orderBy(asc(seasons.id))
      .all(),
    episodes: db
      .select({
        show: shows.slug,
        episode: episodes.slug,
        changedAt: episodes.changedAt,
        recordings: db.$count(recordings, eq(recordings.episodeId, episodes.id)),
      })
      .from(episodes)
      .innerJoin(shows, eq(shows.id, episodes.showId))
      .where(visible)
      .orderBy(asc(episodes.id))
      .all(),
  }
}
