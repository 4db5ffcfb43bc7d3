/** Feeds as bytes in every form that goes out, made once for each version. Runs in a thread of its own, or where it is called. */
import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Db } from '#db/open.ts'
import { findFeedRow, findMove, listShowsWithFeeds } from '#db/queries/feeds.ts'
import { newsFeedPath } from '../addresses.ts'
import { readAtOnce } from '../catalogue/change-catalogue.ts'
import { type AboutFeeds, feedBuilder, feedVersion } from './build-feed.ts'
import { buildNews, newsVersion } from './build-news.ts'
import type { FeedName } from './feed.ts'
import { toFeedName, toFeedPath } from './feed-name.ts'
import type { StoredFeeds } from './stored-feeds.ts'

/** Every feed of the site. */
export type AnyFeed = FeedName | { of: 'news' }

export const NEWS: AnyFeed = { of: 'news' }

/** Which feed an address means; null where it means none. */
export const toAnyFeed = (pathname: string, search: string): AnyFeed | null =>
  pathname === newsFeedPath() ? NEWS : toFeedName(pathname, search)

export const toAnyPath = (feed: AnyFeed): string => (feed.of === 'news' ? newsFeedPath() : toFeedPath(feed))

export interface Wish {
  feed: AnyFeed
  /** The version whose bytes the asker has; null for none. */
  held: { version: string; hash: string } | null
}

export interface MadeFeed {
  path: string
  version: string
  /** sha256 of the content without its date, hex. */
  hash: string
  /** UTC ISO string, whole seconds. */
  changedAt: string
  /** Whether it is another content than was written down last, and whether nothing was. */
  isNew: boolean
  isFirst: boolean
  hasItems: boolean
  /** Where the feed is now, when its show moved away. */
  movedTo: string | null
  /** Null where the asker has them already. */
  bytes: FeedBytes | null
}

export interface FeedBytes {
  /** From the hash of the bytes: what its entity tags begin with. */
  tag: string
  /** As it is, unpacked. */
  size: number
  gzip: Buffer
  br: Buffer
}

export interface FeedMaker {
  /** Null where there is no such feed; `same` where the asker has its newest version. */
  make(wish: Wish): Promise<MadeFeed | 'same' | null>
  /** Feeds of shows, and the news, that were not written down in their newest version. */
  listStale(): Promise<AnyFeed[]>
  /** Ends what runs; what is asked then or later rejects. */
  stop(): Promise<void>
}

/** Makes feeds where it is called; `stored` has those of the time before. */
export function feedMaker(db: Db, about: AboutFeeds, stored: StoredFeeds | null = null): FeedMaker {
  const builder = feedBuilder(about)
  return {
    make: async (wish) => readAtOnce(db, () => makeFeed(wish)),
    listStale: async () => listStale(db, about),
    stop: async () => {},
  }

  function makeFeed({ feed, held }: Wish): MadeFeed | 'same' | null {
    const version = versionOf(db, feed, about)
    if (version === null) return null
    if (held?.version === version) return 'same'
    const path = toAnyPath(feed)
    const before = findFeedRow(db, { path })
    const known = held === null && before?.version === version ? stored?.find(before) : null
    if (before && known)
      return { ...before, isNew: false, isFirst: false, hasItems: true, movedTo: moveOf(feed), bytes: known }
    const built = feed.of === 'news' ? buildNews(db, about) : builder.build(db, feed)
    if (!built) return null
    const isNew = before?.hash !== built.hash
    const changedAt = isNew ? nextDate(before?.changedAt) : before!.changedAt
    const xml = isNew || held?.hash !== built.hash ? built.write(changedAt) : null
    const bytes = xml && toBytes(xml)
    const row = { path, version, hash: built.hash, changedAt }
    if (bytes) stored?.keep(row, bytes)
    const hasItems = xml?.includes('<item>') ?? true
    return { ...row, isNew, isFirst: before === null, hasItems, movedTo: moveOf(feed), bytes }
  }

  function moveOf(feed: AnyFeed): string | null {
    return feed.of === 'show' ? findMove(db, { show: feed.show, isVideo: feed.content === 'video' }) : null
  }
}

/** Dates of feeds are whole seconds, and no two contents of one feed have the same. */
function nextDate(last: string | undefined): string {
  const now = Math.floor(Date.now() / 1_000) * 1_000
  return new Date(last ? Math.max(now, Date.parse(last) + 1_000) : now).toISOString()
}

function toBytes(xml: Buffer): FeedBytes {
  return {
    tag: createHash('sha256').update(xml).digest('hex').slice(0, 24),
    size: xml.length,
    gzip: gzipSync(xml, { level: 6 }),
    br: brotliCompressSync(xml, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: xml.length },
    }),
  }
}

const versionOf = (db: Db, feed: AnyFeed, about: AboutFeeds): string | null =>
  feed.of === 'news' ? newsVersion(db, about) : feedVersion(db, feed, about)

function listStale(db: Db, about: AboutFeeds): AnyFeed[] {
  const ofShows = listShowsWithFeeds(db).flatMap((show) =>
    (['audio', 'video', 'light'] as const).map(
      (content): AnyFeed => ({ of: 'show', show, content, page: 1 }),
    ),
  )
  return [...ofShows, NEWS].filter((feed) => {
    const version = versionOf(db, feed, about)
    return version !== null && version !== findFeedRow(db, { path: toAnyPath(feed) })?.version
  })
}
