import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { addShow } from '../../catalogue/add-show.ts'
import type { NewShow as NewShowFields } from '../../catalogue/show-fields.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { ShowFieldset } from '../../components/studio/show-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { withPicture } from '../../server/keep-picture.ts'
import { listModelChoices } from '../../server/speech-model.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { showChoices } from './show-choices.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { site } = await enter(request, 'add-show')
  const { db, config } = hub()
  const models = await listModelChoices({ config }, null)
  const values = { kind: 'podcast', language: config.locale, ...DEFAULTS }
  return { site, names: listNames(db), models, choices: showChoices(site.locale), values }
}

/** What a show is unless somebody says otherwise. */
const DEFAULTS = { category: 'Society & Culture', medium: 'podcast', locked: 'on' }

export async function action({ request }: ActionFunctionArgs) {
  const { by, go } = await enter(request, 'add-show')
  const form = await readForm(request)
  const picture = { field: 'cover' as const, file: form.files.get('cover'), signal: request.signal }
  const answer = await withPicture(hub(), picture, (cover) =>
    addShow(hub().db, form.fields as z.input<typeof NewShowFields>, {
      cover,
      by,
      siteUrl: hub().config.siteUrl,
    }),
  )
  if (!answer.ok) return refused(form, answer)
  return go(`${studioPath('shows', answer.value.slug)}?added`)
}

export const meta = studioMeta((words) => words.newShow)

export default function NewShow() {
  const { names, models, choices, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1>{words.newShow}</h1>
      <StudioForm values={values} state={state ?? null} files>
        <ShowFieldset names={names} models={models} choices={choices} isNew />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
