/** Which storage and queue: chosen by the scheme of an address. One line each. */
import path from 'node:path'
import { memoryQueue } from './queue/memory.ts'
import type { Queue } from './queue/queue.ts'
import { sqliteQueue } from './queue/sqlite.ts'
import { diskStorage } from './storage/disk.ts'
import { memoryStorage } from './storage/memory.ts'
import type { Storage } from './storage/storage.ts'

const STORAGES: Record<string, (rest: string) => Storage> = {
  file: (rest) => diskStorage(path.resolve(rest.replace(/^\/\/(?=\/)/, ''))),
  memory: () => memoryStorage(),
}

const QUEUES: Record<string, (rest: string, dataDir: string) => Queue> = {
  sqlite: (rest, dataDir) => sqliteQueue(rest ? path.resolve(rest) : path.join(dataDir, 'queue.sqlite')),
  memory: () => memoryQueue(),
}

/** `file:/path` or `memory:`. Throws a sentence on anything else. */
export function openStorage(url: string): Storage {
  const [scheme, rest] = split(url)
  const open = STORAGES[scheme]
  if (!open) throw new Error(`STORAGE_URL ${scheme}: is not available in this version; use file:/a/folder.`)
  return open(rest)
}

/** `sqlite:` (a file in the data folder), `sqlite:/path` or `memory:`. Throws a sentence on anything else. */
export function openQueue(url: string, { dataDir }: { dataDir: string }): Queue {
  const [scheme, rest] = split(url)
  const open = QUEUES[scheme]
  if (!open) throw new Error(`QUEUE_URL ${scheme}: is not available in this version; use sqlite:`)
  return open(rest, dataDir)
}

function split(url: string): [string, string] {
  const colon = url.indexOf(':')
  return colon < 0 ? [url, ''] : [url.slice(0, colon), url.slice(colon + 1)]
}
