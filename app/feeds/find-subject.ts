/** What a feed is of, as far as readers may know of it. */
import type { Db } from '#db/open.ts'
import {
  findFeedPerson,
  findFeedSeason,
  findFeedTopic,
  findShowVersion,
  listShowVersions,
} from '#db/queries/feed-subjects.ts'
import { type FeedOf, whichFeeds } from '#db/queries/which-feeds.ts'
import { visibleTo } from '../access/may-see.ts'
import type { FeedContent } from '../addresses.ts'
import type { FeedName } from './feed.ts'

export type FeedSeason = NonNullable<ReturnType<typeof findFeedSeason>>
export type Named = NonNullable<ReturnType<typeof findFeedTopic>>

export type Subject = {
  /** Whose recordings it lists. */
  list: FeedOf
  /** What rises, or becomes another, with every change that the feed could show. */
  version: unknown
} & (
  | { of: 'show'; show: number; content: FeedContent; page: number; pages: boolean }
  | { of: 'season'; show: number; season: FeedSeason }
  | { of: 'topic' | 'person'; named: Named }
)

const visibilities = visibleTo('listed')

/** Null where there is no such feed. */
export function findSubject(db: Db, name: FeedName): Subject | null {
  if (name.of === 'show') return findShow(db, name)
  if (name.of === 'season') return findSeason(db, name)
  const named =
    name.of === 'topic'
      ? findFeedTopic(db, { topic: name.topic, visibilities })
      : findFeedPerson(db, { person: name.person, visibilities })
  if (!named) return null
  const list = name.of === 'topic' ? { topicId: named.id } : { personId: named.id }
  return { of: name.of, named, list, version: [named.id, named.saves, listShowVersions(db, list)] }
}

function findShow(db: Db, { show: slug, content, page }: FeedName & { of: 'show' }): Subject | null {
  const show = findShowVersion(db, { show: slug })
  if (!show || (page > 1 && !show.pagesFeeds)) return null
  const list = { showId: show.id }
  if (content === 'video' && !whichFeeds(db, { of: list, visibilities }).film) return null
  const { id, version, pagesFeeds } = show
  return { of: 'show', show: id, content, page, pages: pagesFeeds, list, version: [id, version] }
}

function findSeason(db: Db, { show: slug, number }: FeedName & { of: 'season' }): Subject | null {
  const show = findShowVersion(db, { show: slug })
  const season = show && findFeedSeason(db, { showId: show.id, number, visibilities })
  if (!season) return null
  return {
    of: 'season',
    show: show.id,
    season,
    list: { seasonId: season.id },
    version: [season.id, show.version],
  }
}
