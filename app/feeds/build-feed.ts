/** Feeds built from rows: what is the same as last time is kept, what changed is read and written anew. */
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import { type FeedKey, listFeedKeys } from '#db/queries/feed-keys.ts'
import { visibleTo } from '../access/may-see.ts'
import { absolute } from '../addresses.ts'
import type { FeedChannel, FeedName } from './feed.ts'
import type { ToUrl } from './feed-images.ts'
import { isAnnounced, toFeedPath } from './feed-name.ts'
import { findSubject, type Subject } from './find-subject.ts'
import { type KeptItem, keepItems } from './kept-items.ts'
import { drawn, type Rim, readItems, readShows, type Show } from './read-items.ts'
import { renderChannel } from './render.ts'
import { type AboutFeeds, type Around, toNamedChannel, toSeasonChannel, toShowChannel } from './to-channel.ts'

export type { AboutFeeds } from './to-channel.ts'

export interface BuiltFeed {
  /** sha256 of its content, the date of its last change left out; hex. */
  hash: string
  /** The bytes; `changedAt` (UTC ISO) is the date that it says. */
  write(changedAt: string): Buffer
}

export interface FeedBuilder {
  /** Null where there is no such feed. */
  build(db: Db, name: FeedName): BuiltFeed | null
}

/** Items of about ten thousand episodes. */
const MOST_BYTES = 64 * 1024 ** 2
/** Items on a page, where a show wants pages. */
const PER_PAGE = 100

const visibilities = visibleTo('listed')

/** What a feed would be built from, before anything of it is read: while it is the same, so is the feed. Null: no such feed. */
export function feedVersion(db: Db, name: FeedName, about: AboutFeeds): string | null {
  const subject = findSubject(db, name)
  if (!subject) return null
  const { siteUrl, siteName, locale, hubs, build } = about
  const from = JSON.stringify([build, siteUrl, siteName, locale, hubs, subject.version])
  return createHash('sha256').update(from).digest('hex').slice(0, 32)
}

/** Builds feeds, and keeps their items between two builds. */
export function feedBuilder(about: AboutFeeds, { mostBytes = MOST_BYTES } = {}): FeedBuilder {
  const kept = keepItems(mostBytes)
  const at: ToUrl = (path) => absolute(about.siteUrl, path)
  return { build: (db, name) => build({ db, kept, about, at }, name) }
}

function build(rim: Rim, name: FeedName): BuiltFeed | null {
  const subject = findSubject(rim.db, name)
  if (!subject) return null
  const keys = listFeedKeys(rim.db, { of: subject.list, visibilities })
  const page = toPage(subject, name, keys, rim.at)
  if (!page) return null
  const shows = readShows(rim, [
    ...('show' in subject ? [subject.show] : []),
    ...keys.map(({ show }) => show),
  ])
  const content = subject.of === 'show' ? subject.content : 'audio'
  const trailers = keys.filter(({ type }) => type === 'trailer')
  const items = readItems(rim, { keys: new Set([...page.keys, ...trailers]), shows, content })
  const around: Around = {
    feedUrl: rim.at(toFeedPath(name)),
    images: [],
    keys,
    trailers: trailers.flatMap((key) => items.get(key)?.trailer ?? []),
    pages: page.pages,
    at: rim.at,
    // Who reads of a hub waits to hear from it, and asks less often.
    about: isAnnounced(name) ? rim.about : { ...rim.about, hubs: [] },
  }
  const channel = toChannel(rim, subject, shows, around)
  return join(
    channel,
    page.keys.flatMap((key) => items.get(key) ?? []),
  )
}

function join(channel: FeedChannel, items: KeptItem[]): BuiltFeed {
  const { before, after } = renderChannel(channel, NO_DATE)
  const hash = createHash('sha256').update(before).update(after)
  for (const item of items) hash.update(item.hash)
  return {
    hash: hash.digest('hex'),
    write: (changedAt) => {
      const { before, after } = renderChannel(channel, changedAt)
      return Buffer.concat([Buffer.from(before), ...items.map(({ bytes }) => bytes), Buffer.from(after)])
    },
  }
}

/** Stands for the date where the rest is compared. */
export const NO_DATE = '1970-01-01T00:00:00.000Z'

/** The part of a feed that has an address of its own, and where the others are; null beyond the last. */
function toPage(
  subject: Subject,
  name: FeedName,
  keys: FeedKey[],
  at: ToUrl,
): { keys: FeedKey[]; pages: FeedChannel['pages'] } | null {
  if (subject.of !== 'show' || name.of !== 'show' || !subject.pages || keys.length <= PER_PAGE)
    return subject.of === 'show' && subject.page > 1 ? null : { keys, pages: null }
  const { page } = subject
  const last = Math.ceil(keys.length / PER_PAGE)
  if (page > last) return null
  const url = (number: number) => at(toFeedPath({ ...name, page: number }))
  return {
    keys: keys.slice((page - 1) * PER_PAGE, page * PER_PAGE),
    pages: {
      first: url(1),
      last: url(last),
      next: page < last ? url(page + 1) : null,
      previous: page > 1 ? url(page - 1) : null,
    },
  }
}

function toChannel(rim: Rim, subject: Subject, shows: Map<number, Show>, around: Around): FeedChannel {
  if ('show' in subject) {
    const { row, of, images } = shows.get(subject.show)!
    return subject.of === 'show'
      ? toShowChannel(row, of, subject, { ...around, images })
      : toSeasonChannel(row, of, subject.season, { ...around, images })
  }
  const { of, named } = subject
  const what = { of: of === 'topic' ? ('topics' as const) : ('people' as const), slug: named.slug }
  const images = [drawn(rim.db, what, rim.about, rim.at)]
  return toNamedChannel(of, named, { ...around, images })
}
