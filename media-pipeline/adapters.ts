/** Which storage and queue: chosen by the scheme of an address. One line each. */
import path from 'node:path'
import { memoryQueue } from './queue/memory.ts'
import type { Queue } from './queue/queue.ts'
import { sqliteQueue } from './queue/sqlite.ts'
import { diskStorage } from './storage/disk.ts'
import { memoryStorage } from './storage/memory.ts'
import type { Storage } from './storage/storage.ts'

const STORAGES: Record<string, (rest: string) => Storage> = {
  file: (rest) => diskStorage(pathOf(rest, 'STORAGE_URL file: needs a folder, such as file:/srv/media.')),
  memory: () => memoryStorage(),
}

const QUEUES: Record<string, (rest: string, dataDir: string) => Queue> = {
  sqlite: (rest, dataDir) =>
    sqliteQueue(
      pathOf(rest || path.join(dataDir, 'queue.sqlite'), 'QUEUE_URL names no file on this machine.'),
    ),
  memory: () => memoryQueue(),
}

/** `file:/path` or `memory:`. Throws a sentence on anything else. */
export function openStorage(url: string): Storage {
  const [scheme, rest] = split(url)
  const open = STORAGES[scheme]
  if (!open) throw new Error(`STORAGE_URL ${scheme}: is not available yet; use file: and a folder.`)
  return open(rest)
}

/** `sqlite:` (a file in the data folder), `sqlite:/path` or `memory:`. Throws a sentence on anything else. */
export function openQueue(url: string, { dataDir }: { dataDir: string }): Queue {
  const [scheme, rest] = split(url)
  const open = QUEUES[scheme]
  if (!open) throw new Error(`QUEUE_URL ${scheme}: is not available yet; use sqlite:`)
  return open(rest, dataDir)
}

function split(url: string): [string, string] {
  const colon = url.indexOf(':')
  return colon < 0 ? [url, ''] : [url.slice(0, colon), url.slice(colon + 1)]
}

/** `/a`, `///a` and `a` are paths; `//a/b` would be a folder of another machine. */
function pathOf(rest: string, mistake: string): string {
  const file = rest.replace(/^\/\/(?=\/)/, '')
  if (!file || file.startsWith('//')) throw new Error(mistake)
  return path.resolve(file)
}
