/** A new topic and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { findNamed } from '#db/queries/studio-people.ts'
import { studioPath } from '../../addresses.ts'
import { addTopic, editTopic, readTopic, type TopicFields } from '../../catalogue/edit-topic.ts'
import { removeNamed } from '../../catalogue/remove-named.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { TopicFieldset } from '../../components/studio/name-fields.tsx'
import { RemoveForm } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'

/** `known` is null for a new one. */
async function visit({ request, params }: LoaderFunctionArgs) {
  const visit = await enter(request, 'edit')
  const known = params.topic === undefined ? null : findNamed(hub().db, 'topic', { slug: params.topic })
  if (params.topic !== undefined && !known) throw notFound()
  return { ...visit, known }
}

export async function loader(args: LoaderFunctionArgs) {
  const { site, known, may } = await visit(args)
  const { db } = hub()
  const read = known && readTopic(db, known)
  return {
    site,
    name: known?.name ?? null,
    mayRemove: known !== null && may('publish', null),
    values: read ? toTyped({ ...read.fields, saves: read.saves }) : {},
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, known, by, may } = await visit(args)
  const { db } = hub()
  const list = (done: string) => go(`${studioPath('topics')}?${done}`)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    if (!known || !may('publish', null)) throw notFound()
    await removeNamed(db, { named: 'topic', id: known.id, by })
    return list(`removed=${args.params.topic}`)
  }
  const fields = form.fields as z.input<typeof TopicFields>
  const answer = known
    ? await editTopic(db, { id: known.id, saves: form.saves, by }, fields)
    : await addTopic(db, fields, { by })
  if (!answer.ok) return refused(form, answer)
  return list(known ? 'saved' : 'added')
}

export const meta = studioMeta<{ site: never; name: string | null }>((words, { name }) =>
  name ? words.named(words.editTopic, name) : words.newTopic,
)

export default function Topic() {
  const { name, values, mayRemove } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{name ? words.editTopic : words.newTopic}</h1>
      <StudioForm values={values} state={state ?? null}>
        <TopicFieldset />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      {mayRemove ? <RemoveForm hint={words.removeNamedHint} /> : null}
    </>
  )
}
