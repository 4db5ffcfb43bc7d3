/** What a feed holds, in order: enough to say which of its items are as they were, and no more. */
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, recordings, seasons, shows, type Visibility } from '../schema.ts'
import { recordingIsThere, visibleEpisode } from './visible.ts'
import type { FeedOf } from './which-feeds.ts'

export type FeedKey = ReturnType<Question['all']>[number]

/** When readers could hear it first: feeds date by it and are ordered by it. */
export const heardSince = sql<string>`coalesce(${recordings.publishedAt}, ${episodes.publishedAt}, ${episodes.createdAt})`

/** Every recording that can be heard and that the feed of a show, season, topic or person lists, newest first. */
export function listFeedKeys(
  db: Db,
  { of, visibilities }: { of: FeedOf; visibilities: readonly Visibility[] },
): FeedKey[] {
  const [column, id] = Object.entries(of)[0] as [keyof typeof BELONGS, number]
  return questionOf(db, column, visibilities).all({ id })
}

const wanted = sql.placeholder('id')
const BELONGS: Record<'showId' | 'seasonId' | 'topicId' | 'personId', SQL> = {
  showId: sql`${episodes.showId} = ${wanted}`,
  seasonId: sql`${episodes.seasonId} = ${wanted}`,
  topicId: sql`${episodes.id} in (select episode_id from episode_topics where topic_id = ${wanted})`,
  personId: sql`${episodes.id} in (select episode_id from credits where person_id = ${wanted})`,
}

type Question = ReturnType<typeof prepare>
const prepared = new WeakMap<Db, Map<string, Question>>()

/** Prepared once: it is asked after every change. */
function questionOf(db: Db, column: keyof typeof BELONGS, visibilities: readonly Visibility[]): Question {
  const known = prepared.get(db) ?? new Map<string, Question>()
  prepared.set(db, known)
  const name = [column, ...visibilities].join()
  const question = known.get(name) ?? prepare(db, BELONGS[column], visibilities)
  known.set(name, question)
  return question
}

function prepare(db: Db, belongs: SQL, visibilities: readonly Visibility[]) {
  return db
    .select({
      recording: recordings.id,
      version: episodes.version,
      show: episodes.showId,
      isExplicit: sql<boolean>`coalesce(${episodes.explicit}, ${shows.explicit})`.mapWith(Boolean),
      type: episodes.type,
      number: episodes.number,
      season: seasons.number,
      seasonTitle: seasons.title,
    })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .where(and(belongs, recordingIsThere(), visibleEpisode(visibilities), isHeard))
    .orderBy(desc(heardSince), desc(episodes.id), asc(recordings.number))
    .prepare()
}

const isHeard = sql`exists (select 1 from renditions
  where recording_id = ${recordings.id} and profile = 'mp3' and current = 1)`
