import type { LoaderFunctionArgs } from '@remix-run/node'
import { findNamed, type Named } from '#db/queries/studio-people.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'

/** Someone who may edit people, organisations and topics, and the one that the address names: null for a new one; 404 for what is removed. */
export async function visitNamed({ request, params }: LoaderFunctionArgs, named: Named) {
  const visit = await enter(request, 'edit')
  const slug = params[named]
  const known = slug === undefined ? null : findNamed(hub().db, named, { slug })
  if (slug !== undefined && !known) throw notFound()
  return { ...visit, known, mayRemove: known !== null && visit.may('publish', null) }
}
