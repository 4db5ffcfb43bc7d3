import type { z } from 'zod'
import { PipelineError } from '#media-pipeline'
import { addShow } from '../../catalogue/add-show.ts'
import type { NewShow } from '../../catalogue/show-fields.ts'
import { WORDS } from '../../locales/index.ts'
import type { Hub } from '../../server/hub.ts'
import { keepPicture } from '../../server/keep-picture.ts'
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
  const answer = await addShow(hub.db, input, { cover })
  if (!answer.ok && cover) await hub.storage.remove(cover.key)
  const { slug } = orThrow(answer)
  return { slug, url: `${hub.config.siteUrl}/shows/${slug}` }
}

async function keepCover(hub: Hub, file: string, signal: AbortSignal) {
  try {
    return await keepPicture(hub, file, signal)
  } catch (error) {
    if (error instanceof PipelineError) {
      const { code, facts = {} } = error.reason
      throw new Error(`${file}: ${WORDS[hub.config.locale].reasons[code](facts)}`, { cause: error })
    }
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`${file} cannot be read.`, { cause: error })
    throw error
  }
}
