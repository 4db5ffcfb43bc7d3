import type { LoaderFunctionArgs } from '@remix-run/node'
import { findStudioRecording } from '#db/queries/studio-publish.ts'
import type { Deed } from '../../access/may-do.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'

/** Someone who may do this with the recording that the address names, and the recording; 404 for what is removed or is not theirs. */
export async function visitRecording({ request, params }: LoaderFunctionArgs, deed: Deed) {
  const found = findStudioRecording(hub().db, { publicId: params.recording! })
  const visit = await enter(request, deed, found?.show.id)
  if (!found) throw notFound()
  return { ...visit, ...found }
}
