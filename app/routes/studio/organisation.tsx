/** A new organisation and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { studioPath } from '../../addresses.ts'
import { addOrganisation, type OrganisationFields } from '../../catalogue/add-organisation.ts'
import { editOrganisation, readOrganisation } from '../../catalogue/edit-organisation.ts'
import { removeNamed } from '../../catalogue/remove-named.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { OrganisationFieldset } from '../../components/studio/name-fields.tsx'
import { RemoveForm } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { notFound } from '../site/visitor.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitNamed } from './visit-named.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, known, mayRemove } = await visitNamed(args, 'organisation')
  const { db } = hub()
  const read = known && readOrganisation(db, known)
  return {
    site,
    name: known?.name ?? null,
    mayRemove,
    values: read ? toTyped({ ...read.fields, saves: read.saves }) : {},
  }
}

export async function action(args: ActionFunctionArgs) {
  const { known, by, go, mayRemove } = await visitNamed(args, 'organisation')
  const { db } = hub()
  const list = (done: string) => go(`${studioPath('organisations')}?${done}`)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    if (!known || !mayRemove) throw notFound()
    await removeNamed(db, { named: 'organisation', id: known.id, by })
    return list(`removed=${args.params.organisation}`)
  }
  const fields = form.fields as z.input<typeof OrganisationFields>
  const picture = { field: 'logo', file: form.files.get('logo'), signal: args.request.signal }
  const answer = await withPicture<unknown>(hub(), picture, (logo) =>
    known
      ? editOrganisation(db, { id: known.id, saves: form.saves, by }, fields, logo)
      : addOrganisation(db, fields, { logo, by }),
  )
  if (!answer.ok) return refused(form, answer)
  return list(known ? 'saved' : 'added')
}

export const meta = studioMeta<{ site: never; name: string | null }>((words, { name }) =>
  name ? words.named(words.editOrganisation, name) : words.newOrganisation,
)

export default function Organisation() {
  const { name, values, mayRemove } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{name ? words.editOrganisation : words.newOrganisation}</h1>
      <StudioForm values={values} state={state ?? null} files>
        <OrganisationFieldset />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      {mayRemove ? <RemoveForm hint={words.removeNamedHint} /> : null}
    </>
  )
}
