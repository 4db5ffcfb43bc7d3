/** A new topic and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { studioPath } from '../../addresses.ts'
import { addTopic, type TopicFields } from '../../catalogue/add-topic.ts'
import { editTopic, readTopic } from '../../catalogue/edit-topic.ts'
import { removeNamed } from '../../catalogue/remove-named.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { TopicFieldset } from '../../components/studio/name-fields.tsx'
import { RemoveForm } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitNamed } from './visit-named.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, known, mayRemove } = await visitNamed(args, 'topic')
  const { db } = hub()
  const read = known && readTopic(db, known)
  return {
    site,
    name: known?.name ?? null,
    mayRemove,
    values: read ? toTyped({ ...read.fields, saves: read.saves }) : {},
  }
}

export async function action(args: ActionFunctionArgs) {
  const { known, by, go, mayRemove } = await visitNamed(args, 'topic')
  const { db } = hub()
  const list = (done: string) => go(`${studioPath('topics')}?${done}`)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    if (!known || !mayRemove) throw notFound()
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
