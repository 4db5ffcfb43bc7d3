/** Packed feeds in a folder: a hub that starts again has them at once, and builds only what changed. All of it can be thrown away. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FeedRow } from '#db/queries/feeds.ts'
import type { FeedBytes } from './make-feed.ts'

export interface StoredFeeds {
  /** The bytes that the row tells of; null where they are not there, or are those of another time. */
  find(row: FeedRow): FeedBytes | null
  /** Takes the place of what the same address had before. */
  keep(row: FeedRow, bytes: FeedBytes): void
}

/** What stands before the bytes of one file: a line of JSON. */
interface Head extends Pick<FeedRow, 'path' | 'hash' | 'changedAt'> {
  build: string
  tag: string
  size: number
  /** Bytes of gzip, and of brotli after it. */
  gzip: number
  br: number
}

const NEW_LINE = 10

/** One file for each address. A disk that is full or a file that is broken costs a build, nothing else; so do files of another `build`, which may have written the same content otherwise. */
export function storedFeeds(folder: string, build: string): StoredFeeds {
  const fileOf = (address: string) =>
    path.join(folder, createHash('sha256').update(address).digest('hex').slice(0, 32))
  return {
    find(row) {
      try {
        return read(readFileSync(fileOf(row.path)), { ...row, build })
      } catch {
        return null
      }
    },
    keep({ path: address, hash, changedAt }, { tag, size, gzip, br }) {
      const about = { path: address, hash, changedAt, build, tag, size }
      const head: Head = { ...about, gzip: gzip.length, br: br.length }
      const file = fileOf(address)
      try {
        mkdirSync(folder, { recursive: true })
        writeFileSync(`${file}.new`, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), gzip, br]))
        renameSync(`${file}.new`, file)
      } catch (error) {
        console.error('A feed could not be stored:', error)
      }
    },
  }
}

function read(file: Buffer, wanted: FeedRow & { build: string }): FeedBytes | null {
  const at = file.indexOf(NEW_LINE) + 1
  const head = JSON.parse(file.toString('utf8', 0, at)) as Head
  const isIt = (['path', 'hash', 'changedAt', 'build'] as const).every((key) => head[key] === wanted[key])
  if (!isIt || file.length !== at + head.gzip + head.br) return null
  // Copies: what is handed to another thread must not take the rest of the file along.
  const gzip = Buffer.from(file.subarray(at, at + head.gzip))
  return { tag: head.tag, size: head.size, gzip, br: Buffer.from(file.subarray(at + head.gzip)) }
}
