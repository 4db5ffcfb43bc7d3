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
  /** Keeps what was written in the place of what was kept under that name. */
  keep(name: string, written: { stamp: string; xml: string; trailer: FeedTrailer | null }): KeptItem
}

/** What a kept item takes besides its bytes, roughly. */
const BESIDES = 500

/** Keeps items by name; what was asked for least lately goes when they take more than `mostBytes`. */
export function keepItems(mostBytes: number): KeptItems {
  const kept = new Map<string, KeptItem>()
  let bytes = 0
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
