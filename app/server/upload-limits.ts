/** What an upload must fit into before its first byte is taken. */
import { stat, statfs } from 'node:fs/promises'
import { countOpenUploads, listOpenUploads } from '#db/queries/uploads.ts'
import { formatSize } from '../locales/format.ts'
import type { Locale } from '../locales/index.ts'
import { STUDIO_WORDS } from '../locales/studio.ts'
import type { Hub } from './hub.ts'
import { pathOfUpload } from './receive-file.ts'

/** Files that one account may be sending at once. */
export const MOST_OPEN = 20
/** Renditions need room too, and the machine some of its own. */
const ROOM_FOR_RENDITIONS = 1.2
const RESERVE = 1024 ** 3

export type UploadHub = Pick<Hub, 'db' | 'storage' | 'queue' | 'config'>

/** An upload that is refused, in the words of the one who sends it. */
export class UploadRefusal extends Error {
  // The names that the tus server reads.
  readonly status_code: number
  readonly body: string
  constructor(status: number, body: string) {
    super(body)
    this.status_code = status
    this.body = body
  }
}

/** Throws `UploadRefusal`: 413 too large, 429 too many, 507 no room. */
export async function checkLimits(
  hub: UploadHub,
  { size, userId, locale }: { size: number; userId: number; locale: Locale },
) {
  const words = STUDIO_WORDS[locale].uploads.refused
  const most = hub.config.uploadMaxBytes
  const say = (bytes: number) => formatSize(bytes, locale)
  if (!(size <= most)) throw new UploadRefusal(413, words.tooLarge(say(size), say(most)))
  if (countOpenUploads(hub.db, { userId }) >= MOST_OPEN)
    throw new UploadRefusal(429, words.tooMany(MOST_OPEN))
  const free = await findRoom(hub)
  if (size * ROOM_FOR_RENDITIONS > free) throw new UploadRefusal(507, words.noRoom(say(size), say(free)))
}

/** Bytes that uploads may still take: what is free, less a reserve and what was promised to those under way; never below 0. */
export async function findRoom(hub: Pick<UploadHub, 'db' | 'config'>): Promise<number> {
  const { bavail, bsize } = await statfs(hub.config.dataDir)
  let promised = 0
  for (const { id, size } of listOpenUploads(hub.db))
    promised += Math.max(0, size * ROOM_FOR_RENDITIONS - (await receivedOf(hub, id)))
  return Math.max(0, bavail * bsize - RESERVE - promised)
}

/** Bytes of an upload that are here. */
export async function receivedOf(hub: Pick<UploadHub, 'config'>, id: string): Promise<number> {
  return stat(pathOfUpload(hub, id)).then(
    (facts) => facts.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0
      throw error
    },
  )
}
