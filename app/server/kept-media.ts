/** Media that readers may have, by address: while nothing changed, a player's next range asks no row. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Db } from '#db/open.ts'
import { countChanges } from '../catalogue/change-catalogue.ts'
import type { Hub } from './hub.ts'
import { memoryOf } from './kept-memory.ts'
import { type KeepMedia, sendMedia } from './media.ts'
import type { DescribedMedia } from './media-answer.ts'

/** Of addresses, at about a kilobyte each. */
const MOST_BYTES = 8 * 1024 ** 2
const EACH = 1_024

interface KeptMedia {
  seen: number
  media: DescribedMedia
}

const memories = new WeakMap<Db, ReturnType<typeof memoryOf<KeptMedia>>>()

/** One memory for each open catalogue. */
function memoryFor(db: Db) {
  const memory = memories.get(db) ?? memoryOf<KeptMedia>(MOST_BYTES)
  memories.set(db, memory)
  return memory
}

/** Sends what was asked for before; null where the catalogue must be asked first. */
export function sendKeptMedia(
  request: IncomingMessage,
  response: ServerResponse,
  { db, storage }: Pick<Hub, 'db' | 'storage'>,
): Promise<void> | null {
  const kept = memoryFor(db).find(request.url!)
  if (kept === undefined || kept.seen !== countChanges(db)) return null
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  return sendMedia(request, response, kept.media, { storage })
}

/** Takes what is found now for this request. */
export function keepMedia({ url }: IncomingMessage, db: Db): KeepMedia {
  const seen = countChanges(db)
  return (media) => memoryFor(db).keep(url!, { seen, media }, EACH)
}
