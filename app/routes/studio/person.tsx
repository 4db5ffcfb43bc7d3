/** A new person and one that is there: the same form. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { addPerson, type PersonFields } from '../../catalogue/add-person.ts'
import { editPerson, readPerson } from '../../catalogue/edit-person.ts'
import { removeNamed } from '../../catalogue/remove-named.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { PersonFieldset } from '../../components/studio/name-fields.tsx'
import { RemoveForm } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { notFound } from '../site/visitor.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitNamed } from './visit-named.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, known, mayRemove } = await visitNamed(args, 'person')
  const { db } = hub()
  const read = known && readPerson(db, known)
  return {
    site,
    name: known?.name ?? null,
    mayRemove,
    organisations: listNames(db).organisations,
    values: read ? toTyped({ ...read.fields, saves: read.saves }) : {},
  }
}

export async function action(args: ActionFunctionArgs) {
  const { known, by, go, mayRemove } = await visitNamed(args, 'person')
  const { db } = hub()
  const list = (done: string) => go(`${studioPath('people')}?${done}`)
  const form = await readForm(args.request)
  if (form.intent === 'remove') {
    if (!known || !mayRemove) throw notFound()
    await removeNamed(db, { named: 'person', id: known.id, by })
    return list(`removed=${args.params.person}`)
  }
  const fields = form.fields as z.input<typeof PersonFields>
  const picture = { field: 'photo', file: form.files.get('photo'), signal: args.request.signal }
  const answer = await withPicture<unknown>(hub(), picture, (photo) =>
    known
      ? editPerson(db, { id: known.id, saves: form.saves, by }, fields, photo)
      : addPerson(db, fields, { photo, by }),
  )
  if (!answer.ok) return refused(form, answer)
  return list(known ? 'saved' : 'added')
}

export const meta = studioMeta<{ site: never; name: string | null }>((words, { name }) =>
  name ? words.named(words.editPerson, name) : words.newPerson,
)

export default function Person() {
  const { name, organisations, values, mayRemove } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{name ? words.editPerson : words.newPerson}</h1>
      <StudioForm values={values} state={state ?? null} files>
        <PersonFieldset organisations={organisations} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
      {mayRemove ? <RemoveForm hint={words.removeNamedHint} /> : null}
    </>
  )
}
