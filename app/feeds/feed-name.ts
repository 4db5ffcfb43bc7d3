/** Addresses of feeds, both ways. */
import { feedPath, personFeedPath, seasonFeedPath, topicFeedPath } from '../addresses.ts'
import type { FeedName } from './feed.ts'

const SLUG = '([^/]+)'
const NUMBER = '([1-9]\\d{0,5})'

/** The first that fits: topics and people come before a show that might be called so. */
const ADDRESSES: [RegExp, (found: string[]) => FeedName][] = [
  [new RegExp(`^/feeds/topics/${SLUG}\\.xml$`), ([topic]) => ({ of: 'topic', topic: topic! })],
  [new RegExp(`^/feeds/people/${SLUG}\\.xml$`), ([person]) => ({ of: 'person', person: person! })],
  [
    new RegExp(`^/feeds/${SLUG}/seasons/${NUMBER}\\.xml$`),
    ([show, number]) => ({ of: 'season', show: show!, number: Number(number) }),
  ],
  [
    new RegExp(`^/feeds/${SLUG}/(video|light)\\.xml$`),
    ([show, content]) => ({ of: 'show', show: show!, content: content as 'video' | 'light', page: 1 }),
  ],
  [
    /^\/feeds\/(?!news\.xml$)([^/]+)\.xml$/,
    ([show]) => ({ of: 'show', show: show!, content: 'audio', page: 1 }),
  ],
]

/**
 * Which feed an address means; null where it means none. `search` is the query with its question mark: only a page
 * from 2 on means something in it, what else trackers add is nothing.
 */
export function toFeedName(pathname: string, search = ''): FeedName | null {
  const path = decoded(pathname)
  for (const [address, toName] of ADDRESSES) {
    const found = path === null ? null : address.exec(path)
    if (found) return onPage(toName(found.slice(1)), new URLSearchParams(search).get('page'))
  }
  return null
}

/** Before anything is looked for in it: two ways of writing an address must not mean two feeds. */
function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** Whether WebSub hubs are told of its changes; the others list what is in these. */
export const isAnnounced = (name: FeedName) => name.of === 'show' && name.page === 1

/** The path of a feed, its page from the second on. */
export function toFeedPath(name: FeedName): string {
  if (name.of === 'season') return seasonFeedPath(name.show, name.number)
  if (name.of === 'topic') return topicFeedPath(name.topic)
  if (name.of === 'person') return personFeedPath(name.person)
  const path = feedPath(name.show, name.content)
  return name.page === 1 ? path : `${path}?page=${name.page}`
}

function onPage(name: FeedName, page: string | null): FeedName | null {
  if (page === null || name.of !== 'show') return name
  return /^[1-9]\d{0,5}$/.test(page) ? { ...name, page: Number(page) } : null
}
