/** Pictures that come in: redrawn as square JPEGs, kept in storage before a row says so. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PipelineError } from '#media-pipeline'
import { type Answer, refuse } from '../catalogue/answers.ts'
import type { Picture } from '../catalogue/keep-asset.ts'
import { newPublicId } from '../catalogue/new-ids.ts'
import { inTurn } from '../covers/in-turn.ts'
import { MAIN_SIDE, type Made, makeSquares, type PictureUse } from '../covers/pixels.ts'
import type { Hub } from './hub.ts'
import { isFull } from './receive-file.ts'

type PictureHub = Pick<Hub, 'config' | 'storage'>

const oneAtATime = inTurn()

/** Keeps a picture that lies on this machine. Throws `PipelineError` where it cannot be read; then nothing is left of it. */
export async function keepPicture(
  { storage }: Pick<Hub, 'storage'>,
  file: string,
  signal: AbortSignal,
  use: PictureUse = 'cover',
): Promise<Picture> {
  const made = await oneAtATime(async () => {
    signal.throwIfAborted()
    return makeSquares(file, use)
  })
  const id = newPublicId()
  const kept = made.map((one) => describe(one, id))
  const main = kept.find(({ width }) => width === MAIN_SIDE)!
  const picture = { ...main, sizes: kept.filter((one) => one !== main) }
  try {
    for (const [at, { key }] of kept.entries()) await storage.write(key, made[at]!.bytes)
    return picture
  } catch (error) {
    await forgetPicture(storage, picture)
    throw error
  }
}

/** Removes what was kept of a picture that nothing uses. */
export async function forgetPicture(storage: Hub['storage'], { key, sizes = [] }: Picture) {
  for (const one of [key, ...sizes.map((size) => size.key)]) await storage.remove(one)
}

/**
 * Keeps a picture that came with a form, then lets the verb use it; where either says no, nothing is left. `file` undefined: the form
 * had none.
 */
export async function withPicture<T>(
  hub: PictureHub,
  { field, file, signal }: { field: PictureUse; file: File | undefined; signal: AbortSignal },
  verb: (picture: Picture | null) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (!file) return verb(null)
  const kept = await keepUploaded(hub, file, signal, field)
  if (!kept.ok) return kept
  let isUsed = false
  try {
    const answer = await verb(kept.value)
    isUsed = answer.ok
    return answer
  } finally {
    if (!isUsed) await forgetPicture(hub.storage, kept.value)
  }
}

async function keepUploaded(
  hub: PictureHub,
  file: File,
  signal: AbortSignal,
  use: PictureUse,
): Promise<Answer<Picture>> {
  const folder = await mkdtemp(path.join(hub.config.dataDir, 'upload-'))
  try {
    const copy = path.join(folder, 'picture')
    await writeFile(copy, Buffer.from(await file.arrayBuffer()), { flag: 'wx' })
    return { ok: true, value: await keepPicture(hub, copy, signal, use) }
  } catch (error) {
    if (isFull(error)) return refuse(use, 'no-room')
    if (error instanceof PipelineError) return refuse(use, 'picture')
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function describe({ side, bytes }: Made, id: string) {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const key = `covers/${id}/${hash.slice(0, 16)}.jpg`
  return { key, type: 'image/jpeg', size: bytes.length, hash, width: side, height: side }
}
