/** A new person and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames } from '#db/queries/studio-lists.ts'
import { addPerson, type PersonFields } from '../../catalogue/add-person.ts'
import { editPerson, readPerson } from '../../catalogue/edit-person.ts'
import type { FormState } from '../../components/studio/form-state.ts'
import { PersonFieldset } from '../../components/studio/name-fields.tsx'
import { NamedForm } from '../../components/studio/named-form.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { studioMeta } from './studio-meta.ts'
import { loadNamed, saveNamed } from './visit-named.ts'

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadNamed(args, 'person', readPerson)
  return { ...loaded, organisations: listNames(hub().db).organisations }
}

export const action = (args: ActionFunctionArgs) =>
  saveNamed(args, 'person', (form, { id, by }) => {
    const fields = form.fields as z.input<typeof PersonFields>
    const { signal } = args.request
    return withPicture<unknown>(hub(), { field: 'photo', file: form.files.get('photo'), signal }, (photo) =>
      id === null
        ? addPerson(hub().db, fields, { photo, by })
        : editPerson(hub().db, { id, saves: form.saves, by }, fields, photo),
    )
  })

export const meta = studioMeta<{ site: never; name: string | null }>((words, { name }) =>
  name ? words.named(words.editPerson, name) : words.newPerson,
)

export default function Person() {
  const { name, organisations, values, mayRemove } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <NamedForm title={name ? words.editPerson : words.newPerson} files {...{ values, state, mayRemove }}>
      <PersonFieldset organisations={organisations} />
    </NamedForm>
  )
}
