import type { LoaderFunctionArgs } from '@remix-run/node'
import { findShow } from '#db/queries/studio-lists.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'

/** Someone who may edit the show that the address names, and the show; 404 for what is removed or is not theirs. */
export async function visitShow({ request, params }: LoaderFunctionArgs) {
  const show = findShow(hub().db, { slug: params.show! })
  const visit = await enter(request, 'edit', show?.id)
  if (!show) throw notFound()
  return { ...visit, show }
}
