import { sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, type Visibility } from '../schema.ts'
import { type EpisodeCard, episodeDay, listEpisodeCards } from './episode-card.ts'

/** Newest episodes of every show; what is still to come is not among them. `now` is a UTC ISO string. */
export function listLatestEpisodes(
  db: Db,
  { visibilities, limit, now }: { visibilities: readonly Visibility[]; limit: number; now: string },
): EpisodeCard[] {
  return listEpisodeCards(db, { visibilities, where: sql`${episodeDay} <= ${now}`, order: 'newest', limit })
}

/** Announced episodes that have not begun, the next one first. `now` is a UTC ISO string. */
export function listComingEpisodes(
  db: Db,
  { visibilities, limit, now }: { visibilities: readonly Visibility[]; limit: number; now: string },
): EpisodeCard[] {
  return listEpisodeCards(db, {
    visibilities,
    where: sql`${episodes.startsAt} > ${now}`,
    order: 'oldest',
    limit,
  })
}
