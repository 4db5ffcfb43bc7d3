/** A new organisation and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { addOrganisation, type OrganisationFields } from '../../catalogue/add-organisation.ts'
import { editOrganisation, readOrganisation } from '../../catalogue/edit-organisation.ts'
import type { FormState } from '../../components/studio/form-state.ts'
import { OrganisationFieldset } from '../../components/studio/name-fields.tsx'
import { NamedForm } from '../../components/studio/named-form.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { studioMeta } from './studio-meta.ts'
import { loadNamed, saveNamed } from './visit-named.ts'

export const loader = (args: LoaderFunctionArgs) => loadNamed(args, 'organisation', readOrganisation)

export const action = (args: ActionFunctionArgs) =>
  saveNamed(args, 'organisation', (form, { id, by }) => {
    const fields = form.fields as z.input<typeof OrganisationFields>
    const { signal } = args.request
    return withPicture<unknown>(hub(), { field: 'logo', file: form.files.get('logo'), signal }, (logo) =>
      id === null
        ? addOrganisation(hub().db, fields, { logo, by })
        : editOrganisation(hub().db, { id, saves: form.saves, by }, fields, logo),
    )
  })

export const meta = studioMeta<{ site: never; name: string | null }>((words, { name }) =>
  name ? words.named(words.editOrganisation, name) : words.newOrganisation,
)

export default function Organisation() {
  const { name, values, mayRemove } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <NamedForm
      title={name ? words.editOrganisation : words.newOrganisation}
      files
      {...{ values, state, mayRemove }}
    >
      <OrganisationFieldset />
    </NamedForm>
  )
}
