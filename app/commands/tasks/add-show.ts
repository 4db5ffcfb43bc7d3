import type { z } from 'zod'
import { PipelineError } from '#media-pipeline'
import { addShow } from '../../catalogue/add-show.ts'
import { nearestCategories } from '../../catalogue/category-field.ts'
import type { NewShow } from '../../catalogue/show-fields.ts'
import { findAppleCategory } from '../../feeds/apple-categories.ts'
import { WORDS } from '../../locales/index.ts'
import type { Hub } from '../../server/hub.ts'
import { forgetPicture, keepPicture } from '../../server/keep-picture.ts'
import { orThrow } from './mistakes.ts'

type Input = z.input<typeof NewShow> & {
  /** Absolute path of a picture. */
  cover?: string
}

/** Adds a show; its slug and address. With a mistake, in its cover too, nothing has changed. */
export async function addShowTask(
  hub: Hub,
  { cover: file, ...input }: Input,
  _tell: (value: unknown) => void,
  signal: AbortSignal,
) {
  refuseOtherCategories(input.category)
  const cover = file ? await keepCover(hub, file, signal) : null
  const answer = await addShow(hub.db, input, { cover, siteUrl: hub.config.siteUrl })
  if (!answer.ok && cover) await forgetPicture(hub.storage, cover)
  const { slug } = orThrow(answer)
  return { slug, url: `${hub.config.siteUrl}/shows/${slug}` }
}

/** Nobody knows Apple's list by heart: the error names what comes nearest. */
function refuseOtherCategories(category = '') {
  if (category.trim() === '' || findAppleCategory(category)) return
  const nearest = nearestCategories(category).map((name) => `“${name}”`)
  throw new Error(`category: Apple has no “${category}”. Nearest: ${nearest.join(', ')}.`)
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
