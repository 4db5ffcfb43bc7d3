import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import type { Visibility } from '../schema.ts'
import { recordingIsThere, visibleEpisode } from './visible.ts'

/** What there is to hear and to see: pages offer no feed that would have nothing in it. */
export interface Offered {
  sound: boolean
  film: boolean
}

export type FeedOf = { showId: number } | { seasonId: number } | { topicId: number } | { personId: number }

const SOUND = ['mp3']
const FILM = ['720', '1080', '360']

/** What the feeds of a show, a season, a topic or a person would hold. */
export function whichFeeds(
  db: Db,
  { of, visibilities }: { of: FeedOf; visibilities: readonly Visibility[] },
): Offered {
  const row = db.get<{ sound: number; film: number }>(
    sql`select ${made(SOUND, its(of), visibilities)} as sound, ${made(FILM, its(of), visibilities)} as film`,
  )
  return { sound: row.sound === 1, film: row.film === 1 }
}

/** Whether a show (table `shows`) has something to hear, as a column of another question. */
export const showIsHeard = (visibilities: readonly Visibility[]) =>
  made(SOUND, sql`e.show_id = shows.id`, visibilities).mapWith(Boolean)

function made(profiles: string[], ofEpisode: SQL, visibilities: readonly Visibility[]) {
  return sql<boolean>`exists (select 1 from episodes e
    join recordings r on r.episode_id = e.id and ${recordingIsThere('r')}
    join renditions m on m.recording_id = r.id and m.current = 1 and m.profile in ${profiles}
    where ${ofEpisode} and ${visibleEpisode(visibilities, 'e')})`
}

function its(of: FeedOf): SQL {
  if ('showId' in of) return sql`e.show_id = ${of.showId}`
  if ('seasonId' in of) return sql`e.season_id = ${of.seasonId}`
  if ('topicId' in of)
    return sql`e.id in (select episode_id from episode_topics where topic_id = ${of.topicId})`
  return sql`e.id in (select episode_id from credits where person_id = ${of.personId})`
}
