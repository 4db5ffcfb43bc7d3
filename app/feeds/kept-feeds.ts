/** Feeds as they were written last: a version that is known is answered without reading one episode. */
import { createHash } from 'node:crypto'

/** Whatever a feed is made of; all of it but the date of its last change is content. */
export interface Dated {
  /** UTC ISO string. */
  changedAt: string
}

export interface KeptFeed extends Dated {
  xml: string
}

interface Kept extends KeptFeed {
  version: number
  /** Hash of the content. */
  content: string
}

/**
 * Keeps feeds by name; what was asked for least lately goes when they have more than `mostBytes` of text together.
 * A new version that changes nothing of what the feed shows keeps bytes and date: work on drafts is nobody's business.
 */
export function keepFeeds<T extends Dated>(mostBytes: number, render: (feed: T) => string) {
  const kept = new Map<string, Kept>()
  return (name: string, version: number, read: () => T): KeptFeed => {
    const before = kept.get(name)
    const feed = before?.version === version ? before : renew(before, version, read(), render)
    kept.delete(name)
    kept.set(name, feed)
    dropOldest(kept, mostBytes)
    return feed
  }
}

function renew<T extends Dated>(
  before: Kept | undefined,
  version: number,
  feed: T,
  render: (feed: T) => string,
): Kept {
  const content = createHash('sha256')
    .update(JSON.stringify({ ...feed, changedAt: '' }))
    .digest('hex')
  if (before?.content === content) return { ...before, version }
  return { xml: render(feed), changedAt: feed.changedAt, version, content }
}

/** A character is counted as two bytes, the most it can take. */
function dropOldest(kept: Map<string, Kept>, mostBytes: number) {
  let bytes = 0
  for (const { xml } of kept.values()) bytes += xml.length * 2
  for (const [name, { xml }] of kept) {
    if (bytes <= mostBytes || kept.size === 1) return
    bytes -= xml.length * 2
    kept.delete(name)
  }
}
