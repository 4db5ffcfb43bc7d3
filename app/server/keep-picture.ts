/** Pictures that come in: sniffed, redrawn as a square JPEG, kept in storage before a row says so. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { COVER_SIZE, findPrograms, hashFile, makeCover, PipelineError } from '#media-pipeline'
import { type Answer, refuse } from '../catalogue/answers.ts'
import type { Picture } from '../catalogue/keep-asset.ts'
import { newPublicId } from '../catalogue/new-ids.ts'
import type { Hub } from './hub.ts'

/** Keeps a picture that lies on this machine. Throws `PipelineError` where it cannot be read. */
export async function keepPicture(
  { config, storage }: Hub,
  file: string,
  signal: AbortSignal,
): Promise<Picture> {
  const folder = await mkdtemp(path.join(config.dataDir, 'picture-'))
  try {
    const made = path.join(folder, 'picture.jpg')
    const { ffmpeg } = await findPrograms({ ffmpegPath: config.ffmpegPath, ffprobePath: config.ffprobePath })
    await makeCover(ffmpeg, file, made, signal)
    const { hash, size } = await hashFile(made)
    const key = `covers/${newPublicId()}/${hash.slice(0, 16)}.jpg`
    await storage.put(key, made)
    return { key, type: 'image/jpeg', size, hash, width: COVER_SIZE, height: COVER_SIZE }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Keeps a picture that came with a form, then lets the verb use it; where either says no, nothing is left. `file` undefined: the form
 * had none.
 */
export async function withPicture<T>(
  hub: Hub,
  { field, file, signal }: { field: string; file: File | undefined; signal: AbortSignal },
  verb: (picture: Picture | null) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (!file) return verb(null)
  const picture = await keepUploaded(hub, file, signal)
  if (!picture) return refuse(field, 'picture')
  const answer = await verb(picture)
  if (!answer.ok) await hub.storage.remove(picture.key)
  return answer
}

async function keepUploaded(hub: Hub, file: File, signal: AbortSignal): Promise<Picture | null> {
  const folder = await mkdtemp(path.join(hub.config.dataDir, 'upload-'))
  try {
    const copy = path.join(folder, 'picture')
    await writeFile(copy, Buffer.from(await file.arrayBuffer()), { flag: 'wx' })
    return await keepPicture(hub, copy, signal)
  } catch (error) {
    if (error instanceof PipelineError) return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
