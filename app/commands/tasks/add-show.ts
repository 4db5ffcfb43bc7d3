import type { z } from 'zod'
import { addShow, type NewShow } from '../../catalogue/add-show.ts'
import type { Hub } from '../../server/hub.ts'
import { orThrow } from './mistakes.ts'

/** Adds a show; its slug and address. */
export async function addShowTask(hub: Hub, input: z.input<typeof NewShow>) {
  const { slug } = orThrow(await addShow(hub.db, input))
  return { slug, url: `${hub.config.siteUrl}/shows/${slug}` }
}
