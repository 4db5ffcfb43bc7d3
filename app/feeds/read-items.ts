/** Items of a feed as they are kept; those that are missing, or were written from something else, are read and written. */
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import type { FeedKey } from '#db/queries/feed-keys.ts'
import { readFeedRows } from '#db/queries/feed-rows.ts'
import { type FeedShow, readFeedShows } from '#db/queries/feed-subjects.ts'
import { visibleTo } from '../access/may-see.ts'
import type { FeedContent } from '../addresses.ts'
import { findDrawnPath } from '../covers/cover-words.ts'
import type { FeedImage, FeedItem, FeedTrailer } from './feed.ts'
import { type ToUrl, toCovers, toDrawn } from './feed-images.ts'
import type { KeptItem, KeptItems } from './kept-items.ts'
import { renderItem } from './render.ts'
import type { AboutFeeds } from './to-channel.ts'
import { type OfShow, toItem, toPerson } from './to-item.ts'

/** Where a feed is built: what it is read from, what is kept, what the site says of itself. */
export interface Rim {
  db: Db
  kept: KeptItems
  about: AboutFeeds
  at: ToUrl
}

/** Rows read at once. */
const BATCH = 250

/** A show with what its items take from it; `stamp` is another where that is. */
export interface Show {
  row: FeedShow
  images: FeedImage[]
  of: OfShow
  stamp: string
}

export function readShows({ db, about, at }: Rim, ids: number[]): Map<number, Show> {
  const rows = readFeedShows(db, { shows: [...new Set(ids)], visibilities: visibleTo('listed') })
  return new Map(
    rows.map((row) => {
      const { slug, explicit } = row.show
      const covers = toCovers(row.cover, at)
      const images = covers.length > 0 ? covers : [drawn(db, { of: 'shows', slug }, about, at)]
      const hosts = row.hosts.map((host) => ({ ...toPerson(host, 'host', at), personId: host.personId }))
      const of = { slug, isExplicit: explicit, image: images[0]!, hosts }
      const stamp = createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16)
      return [row.show.id, { row, images, of, stamp }]
    }),
  )
}

export function drawn(
  db: Db,
  what: Parameters<typeof findDrawnPath>[1],
  { siteName }: AboutFeeds,
  at: ToUrl,
) {
  const path = findDrawnPath(db, what, siteName)
  if (path === null) throw new Error(`${what.of} ${what.slug} has no drawn cover`)
  return toDrawn(path, at)
}

export function readItems(
  { db, kept, at }: Rim,
  { keys, shows, content }: { keys: Set<FeedKey>; shows: Map<number, Show>; content: FeedContent },
): Map<FeedKey, KeptItem> {
  const found = new Map<FeedKey, KeptItem>()
  const missing: FeedKey[] = []
  for (const key of keys) {
    const item = kept.find(nameOf(key, content), stampOf(key, shows))
    if (item) found.set(key, item)
    else missing.push(key)
  }
  for (let from = 0; from < missing.length; from += BATCH) {
    const batch = missing.slice(from, from + BATCH)
    const rows = readFeedRows(
      db,
      batch.map(({ recording }) => recording),
    )
    const byId = new Map(rows.map((row) => [row.recording.id, row]))
    for (const key of batch) {
      const row = byId.get(key.recording)
      const item = row && toItem(row, shows.get(key.show)!.of, content, at)
      if (!item) continue
      const written = { stamp: stampOf(key, shows), xml: renderItem(item), trailer: toTrailer(item) }
      found.set(key, kept.keep(nameOf(key, content), written))
    }
  }
  return found
}

const nameOf = ({ recording }: FeedKey, content: FeedContent) => `${recording} ${content}`

/** Everything that an item shows is in one of these, or raises the episode's version. */
const stampOf = ({ version, season, seasonTitle, show }: FeedKey, shows: Map<number, Show>) =>
  JSON.stringify([version, season, seasonTitle, shows.get(show)!.stamp])

function toTrailer({ type, part, title, enclosure, publishedAt, season }: FeedItem): FeedTrailer | null {
  if (type !== 'trailer' || (part && !part.isFirst)) return null
  return { title, ...enclosure, publishedAt, season: season?.number ?? null }
}
