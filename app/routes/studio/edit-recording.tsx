import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { findStudioRecording } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import { editRecording, type RecordingFields, readRecording } from '../../catalogue/edit-recording.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { RecordingFieldset } from '../../components/studio/recording-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'
import { hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = findStudioRecording(hub().db, { publicId: params.recording! })
  const { site } = await enter(request, 'edit', found?.show.id)
  if (!found) throw notFound()
  const { saves, fields } = readRecording(hub().db, { id: found.recording.id })!
  const number = STUDIO_WORDS[site.locale].recordings.name(found.recording.number)
  const languages = [...new Set([fields.language, found.episode.language, 'fr', 'en'])]
  return {
    site,
    name: `${found.episode.title} — ${fields.title ?? number}`,
    language: found.episode.language,
    languages: languages.filter((tag) => tag !== 'auto'),
    values: toTyped({ ...fields, saves }),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const found = findStudioRecording(hub().db, { publicId: params.recording! })
  const { by, go } = await enter(request, 'edit', found?.show.id)
  if (!found) throw notFound()
  const form = await readForm(request)
  const edit = { id: found.recording.id, saves: form.saves, by }
  const answer = await editRecording(hub().db, edit, form.fields as z.input<typeof RecordingFields>)
  if (!answer.ok) return refused(form, answer)
  await enqueueSteps(hub())
  const path = `${studioPath('episodes', found.episode.publicId)}?saved`
  return go(path)
}

export const meta = studioMeta<{ site: never; name: string }>((words, { name }) =>
  words.recordings.editTitle(name),
)

export default function EditRecording() {
  const { name, language, languages, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  return (
    <>
      <h1 lang={language}>{words.recordings.editTitle(name)}</h1>
      <StudioForm values={values} state={state ?? null}>
        <RecordingFieldset languages={languages} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
