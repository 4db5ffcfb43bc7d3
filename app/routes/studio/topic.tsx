/** A new topic and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { addTopic, type TopicFields } from '../../catalogue/add-topic.ts'
import { editTopic, readTopic } from '../../catalogue/edit-topic.ts'
import type { FormState } from '../../components/studio/form-state.ts'
import { TopicFieldset } from '../../components/studio/name-fields.tsx'
import { NamedForm } from '../../components/studio/named-form.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { studioMeta } from './studio-meta.ts'
import { loadNamed, saveNamed } from './visit-named.ts'

export const loader = (args: LoaderFunctionArgs) => loadNamed(args, 'topic', readTopic)

export const action = (args: ActionFunctionArgs) =>
  saveNamed(args, 'topic', (form, { id, by }) => {
    const fields = form.fields as z.input<typeof TopicFields>
    return id === null
      ? addTopic(hub().db, fields, { by })
      : editTopic(hub().db, { id, saves: form.saves, by }, fields)
  })

export const meta = studioMeta<{ site: never; name: string | null }>((words, { name }) =>
  name ? words.named(words.editTopic, name) : words.newTopic,
)

export default function Topic() {
  const { name, values, mayRemove } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <NamedForm title={name ? words.editTopic : words.newTopic} {...{ values, state, mayRemove }}>
      <TopicFieldset />
    </NamedForm>
  )
}
