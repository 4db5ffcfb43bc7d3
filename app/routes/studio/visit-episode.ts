import type { LoaderFunctionArgs } from '@remix-run/node'
import { findStudioEpisode } from '#db/queries/studio-publish.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'

/** Someone who may edit the episode that the address names, and the episode; 404 for what is removed or is not theirs. */
export async function visitEpisode({ request, params }: LoaderFunctionArgs) {
  const found = findStudioEpisode(hub().db, { publicId: params.episode! })
  const visit = await enter(request, 'edit', found?.show.id)
  if (!found || found.episode.visibility === 'removed') throw notFound()
  return { ...visit, ...found }
}
