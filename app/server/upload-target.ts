/** Where an upload goes: read from what came with it, asked of the one policy, kept as JSON. */
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import type { Account } from '#db/queries/accounts.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { findStudioEpisode, findStudioRecording } from '#db/queries/studio-publish.ts'
import { mayDo } from '../access/may-do.ts'
import { newPublicId } from '../catalogue/new-ids.ts'
import { toLine } from '../catalogue/plain-text.ts'

const short = z.string().max(1_000).transform(toLine)
const ticked = z.string().transform((text) => text === '1' || text === 'true' || text === 'on')

/** What a program or the page says of a file: `show`, or `episode`, or the `recording` whose media it replaces. */
const Wishes = z.object({
  show: short.optional(),
  episode: short.optional(),
  recording: short.optional(),
  keepWords: ticked.default(false),
  title: short.default(''),
  season: z
    .string()
    .regex(/^\d{0,5}$/)
    .transform(Number)
    .default(0),
  language: z
    .string()
    .regex(/^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*|)$/)
    .default(''),
  /** `given`: no speech recognition for now. */
  words: z.enum(['recognised', 'given']).default('recognised'),
  publish: ticked.default(false),
  filename: short.default(''),
  /** When the file changed last, as the producer's machine says: tells two files of one name apart. */
  modified: z
    .string()
    .regex(/^\d{0,16}$/)
    .default(''),
})

export type Target = Omit<z.output<typeof Wishes>, 'filename' | 'show'> & {
  show: string
  /** Public id of the recording that it is, or will be: given before the first byte. */
  becomes: string
  /** What became of its bytes, noted before they leave the folder of uploads. */
  kept?: { key: string; hash: string; size: number }
}

export interface Wanted {
  target: Target
  showId: number
  fileName: string
}

/** Null where the words make no sense, or lead to what does not exist or this account may not change. */
export function readTarget(
  db: Db,
  account: Account,
  words: Record<string, string | null | undefined>,
): Wanted | null {
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => typeof value === 'string'))
  const parsed = Wishes.safeParse(said)
  if (!parsed.success) return null
  const { filename, ...wishes } = parsed.data
  const home = findHome(db, wishes)
  if (!home || !mayDo(account, 'edit', home.id)) return null
  const publish = wishes.publish && mayDo(account, 'publish', home.id)
  const target = { ...wishes, publish, show: home.slug, becomes: wishes.recording || newPublicId() }
  return { target, showId: home.id, fileName: filename.slice(0, 500) }
}

/** Whether the account that began it may still go on. */
export function mayGoOn(db: Db, account: Account, target: string): boolean {
  const show = findShow(db, { slug: toTarget(target).show })
  return show !== null && mayDo(account, 'edit', show.id)
}

export const toTarget = (json: string) => JSON.parse(json) as Target

function findHome(
  db: Db,
  { show, episode, recording }: { show?: string; episode?: string; recording?: string },
) {
  const home = recording
    ? findStudioRecording(db, { publicId: recording })
    : episode
      ? findStudioEpisode(db, { publicId: episode })
      : null
  if (home)
    return home.episode.visibility === 'removed' || (show && home.show.slug !== show) ? null : home.show
  return recording || episode || !show ? null : findShow(db, { slug: show })
}
