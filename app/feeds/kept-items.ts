/** Items as they were written last: a feed after one change is the others joined with one new one. */
import { createHash } from 'node:crypto'
import type { FeedTrailer } from './feed.ts'

export interface KeptItem {
  /** What it was written from: another stamp, another item. */
  stamp: string
  bytes: Buffer
  /** sha256 of the bytes. */
  hash: Buffer
  /** What the channel says of it, where it is a trailer. */
  trailer: FeedTrailer | null
}

export interface KeptItems {
  find(name: string, stamp: string): KeptItem | null
  /** Keeps what was written, where there is room, in the place of what was kept under that name. */
  keep(name: string, written: { stamp: string; xml: string; trailer: FeedTrailer | null }): KeptItem
}

/** What a kept item takes besides its bytes, roughly. */
const BESIDES = 500

/** One of so many new items that find no room takes the place of others. */
const ADMITTED = 16

/**
 * Keeps items by name in `mostBytes`. When there is no more room most of the new ones are not kept, since feeds are read in order: each
 * new one would push out the very item that is asked for next, and in the end none would ever be found. For the few that are kept what
 * was asked for least lately goes.
 */
export function keepItems(mostBytes: number): KeptItems {
  const kept = new Map<string, KeptItem>()
  let bytes = 0
  let late = 0
  const drop = (name: string, item: KeptItem) => {
    bytes -= sizeOf(item)
    kept.delete(name)
  }
  const find = (name: string, stamp: string) => {
    const item = kept.get(name)
    if (item?.stamp !== stamp) return null
    kept.delete(name)
    kept.set(name, item)
    return item
  }
  const keep: KeptItems['keep'] = (name, { stamp, xml, trailer }) => {
    const before = kept.get(name)
    if (before) drop(name, before)
    const written = Buffer.from(xml)
    const item = { stamp, bytes: written, hash: createHash('sha256').update(written).digest(), trailer }
    const hasRoom = before !== undefined || bytes + sizeOf(item) <= mostBytes
    if (!hasRoom && late++ % ADMITTED !== 0) return item
    kept.set(name, item)
    bytes += sizeOf(item)
    for (const [oldest, old] of kept) {
      if (bytes <= mostBytes) break
      drop(oldest, old)
    }
    return item
  }
  return { find, keep }
}

const sizeOf = ({ bytes }: KeptItem) => bytes.length + BESIDES
