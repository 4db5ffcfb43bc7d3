import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, recordings, type Visibility } from '../schema.ts'
import { type EpisodeCard, episodeDay, listEpisodeCards } from './episode-card.ts'
import { recordingIsThere } from './visible.ts'

/** It is not among what is to come: it took place, or was published without a day of its own. */
export const isPast = (now: string) => sql`${episodeDay} <= ${now} and not coalesce(${isComing(now)}, 0)`

/** Newest episodes of every show; what is still to come is not among them. `now` is a UTC ISO string. */
export function listLatestEpisodes(
  db: Db,
  { visibilities, limit, now }: { visibilities: readonly Visibility[]; limit: number; now: string },
): EpisodeCard[] {
  return listEpisodeCards(db, { visibilities, where: isPast(now), order: 'newest', limit })
}

/** It has not begun; one known by its month or day alone is to come until that is over. */
export const isComing = (now: string) => sql`(${episodes.startsAt} > ${now}
  or (${episodes.precision} in ('month', 'day', 'half-day')
    and strftime('%Y-%m-%dT%H:%M:%fZ', coalesce(${episodes.endsAt}, ${episodes.startsAt}),
      case ${episodes.precision} when 'month' then '+31 days' when 'day' then '+24 hours' else '+12 hours' end) > ${now}
    and not exists (select 1 from ${recordings} where ${recordings.episodeId} = ${episodes.id} and ${recordingIsThere()})))`

/** Announced episodes that have not begun, the next one first. `now` is a UTC ISO string. */
export function listComingEpisodes(
  db: Db,
  {
    visibilities,
    limit,
    now,
    showId,
  }: {
    visibilities: readonly Visibility[]
    limit: number
    now: string
    /** Of this show alone. */
    showId?: number
  },
): EpisodeCard[] {
  return listEpisodeCards(db, {
    visibilities,
    where: and(isComing(now), showId === undefined ? undefined : eq(episodes.showId, showId)),
    order: 'oldest',
    limit,
  })
}
