/** The thread in which feeds are made: it reads the catalogue over a connection of its own, and writes nothing. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from '#db/open.ts'
import type { AboutFeeds } from './build-feed.ts'
import { type AnyFeed, feedMaker, type MadeFeed, type Wish } from './make-feed.ts'
import { storedFeeds } from './stored-feeds.ts'

export interface ThreadData {
  /** Path of the catalogue. */
  catalogue: string
  /** Folder in which packed feeds are stored. */
  stored: string
  about: Omit<AboutFeeds, 'build'>
}

export interface Question {
  id: number
  /** Null: which feeds are stale. */
  wish: Wish | null
}

export interface ThreadAnswer {
  id: number
  value?: MadeFeed | 'same' | null | AnyFeed[]
  /** What went wrong, as the thread says it. */
  error?: string
}

if (parentPort) serve(parentPort, workerData as ThreadData)

function serve(port: NonNullable<typeof parentPort>, { catalogue, stored, about }: ThreadData) {
  // The name of every file that this one imports is made of what it says: so is the hash of this one.
  const build = createHash('sha256')
    .update(readFileSync(new URL(import.meta.url)))
    .digest('hex')
    .slice(0, 12)
  const maker = feedMaker(openReader(catalogue).db, { ...about, build }, storedFeeds(stored, build))
  port.on('message', async ({ id, wish }: Question) => {
    try {
      const value = wish ? await maker.make(wish) : await maker.listStale()
      const answer: ThreadAnswer = { id, value }
      port.postMessage(answer, lent(value))
    } catch (error) {
      const answer: ThreadAnswer = {
        id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }
      port.postMessage(answer)
    }
  })
}

/** Packed bytes are handed over, not copied. */
function lent(value: ThreadAnswer['value']): ArrayBuffer[] {
  if (!value || value === 'same' || Array.isArray(value) || !value.bytes) return []
  const { gzip, br } = value.bytes
  return [gzip, br].filter(isWhole).map(({ buffer }) => buffer as ArrayBuffer)
}

/** Small buffers are parts of a pool, which must stay here. */
const isWhole = ({ buffer, byteLength }: Buffer) => buffer.byteLength === byteLength
