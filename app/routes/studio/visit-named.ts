/** The pages of a person, an organisation or a topic: each is one form, for a new one and for one that is there. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { Db } from '#db/open.ts'
import { findNamed, type Named } from '#db/queries/studio-people.ts'
import { studioPath } from '../../addresses.ts'
import type { Answer } from '../../catalogue/answers.ts'
import type { Actor } from '../../catalogue/audit.ts'
import { removeNamed } from '../../catalogue/remove-named.ts'
import { toTyped } from '../../components/studio/form-state.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { type Posted, readForm, refused } from './form.ts'

const LISTS: Record<Named, string> = { person: 'people', organisation: 'organisations', topic: 'topics' }

/** Someone who may edit people, organisations and topics, and the one that the address names: null for a new one; 404 for what is removed. */
async function visitNamed({ request, params }: LoaderFunctionArgs, named: Named) {
  const visit = await enter(request, 'edit')
  const slug = params[named]
  const known = slug === undefined ? null : findNamed(hub().db, named, { slug })
  if (slug !== undefined && !known) throw notFound()
  return { ...visit, known, mayRemove: known !== null && visit.may('publish', null) }
}

/** What the form shows: the fields that `read` finds, none for a new one. */
export async function loadNamed(
  args: LoaderFunctionArgs,
  named: Named,
  read: (db: Db, one: { id: number }) => { saves: number; fields: object } | null,
) {
  const { site, known, mayRemove } = await visitNamed(args, named)
  const found = known && read(hub().db, known)
  return {
    site,
    name: known?.name ?? null,
    mayRemove,
    values: found ? toTyped({ ...found.fields, saves: found.saves }) : {},
  }
}

/** Removes the one that is there, or lets `save` change it (null: make a new one); then the list, or the form again. */
export async function saveNamed(
  args: ActionFunctionArgs,
  named: Named,
  save: (form: Posted, who: { id: number | null; by: Actor }) => Promise<Answer<unknown>>,
) {
  const { known, by, go, mayRemove } = await visitNamed(args, named)
  const list = (done: string) => go(`${studioPath(LISTS[named])}?${done}`)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    if (!known || !mayRemove) throw notFound()
    await removeNamed(hub().db, { named, id: known.id, by })
    return list(`removed=${args.params[named]}`)
  }
  const answer = await save(form, { id: known?.id ?? null, by })
  if (!answer.ok) return refused(form, answer)
  return list(known ? 'saved' : 'added')
}
