import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { COVER_SIZE, findPrograms, hashFile, makeCover, PipelineError } from '#media-pipeline'
import { addShow, type Cover, type NewShow } from '../../catalogue/add-show.ts'
import { newPublicId } from '../../catalogue/new-ids.ts'
import { WORDS } from '../../locales/index.ts'
import type { Hub } from '../../server/hub.ts'
import { orThrow } from './mistakes.ts'

type Input = z.input<typeof NewShow> & {
  /** Absolute path of a JPEG or PNG. */
  cover?: string
}

/** Adds a show; its slug and address. With a mistake, in its cover too, nothing has changed. */
export async function addShowTask(
  hub: Hub,
  { cover: file, ...input }: Input,
  _tell: (value: unknown) => void,
  signal: AbortSignal,
) {
  const cover = file ? await keepCover(hub, file, signal) : null
  const answer = await addShow(hub.db, input, cover)
  if (!answer.ok && cover) await hub.storage.remove(cover.key)
  const { slug } = orThrow(answer)
  return { slug, url: `${hub.config.siteUrl}/shows/${slug}` }
}

async function keepCover({ config, storage }: Hub, file: string, signal: AbortSignal): Promise<Cover> {
  const folder = await mkdtemp(path.join(config.dataDir, 'cover-'))
  try {
    const made = path.join(folder, 'cover.jpg')
    const { ffmpeg } = await findPrograms({ ffmpegPath: config.ffmpegPath, ffprobePath: config.ffprobePath })
    await makeCover(ffmpeg, file, made, signal)
    const { hash, size } = await hashFile(made)
    const key = `covers/${newPublicId()}/${hash.slice(0, 16)}.jpg`
    await storage.put(key, made)
    return { key, type: 'image/jpeg', size, hash, width: COVER_SIZE, height: COVER_SIZE }
  } catch (error) {
    if (error instanceof PipelineError)
      throw new Error(
        `${file}: ${WORDS[config.locale].reasons[error.reason.code](error.reason.facts ?? {})}`,
        {
          cause: error,
        },
      )
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`${file} cannot be read.`, { cause: error })
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
