import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { hasPicture } from '#db/queries/has-picture.ts'
import { studioPath } from '../../addresses.ts'
import { editRecording, type RecordingFields, readRecording } from '../../catalogue/edit-recording.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { RecordingFieldset } from '../../components/studio/recording-fields.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'
import { hub } from '../../server/hub.ts'
import { dropSteps, enqueueSteps } from '../../server/keep-moving.ts'
import { listModelChoices } from '../../server/speech-model.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitRecording } from './visit-recording.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, recording, episode } = await visitRecording(args, 'edit')
  const { saves, fields } = readRecording(hub().db, { id: recording.id })!
  const number = STUDIO_WORDS[site.locale].recordings.name(recording.number)
  const languages = [...new Set([fields.language, episode.language, 'fr', 'en'])]
  return {
    site,
    episode: episode.publicId,
    name: `${episode.title} — ${fields.title ?? number}`,
    language: episode.language,
    languages: languages.filter((tag) => tag !== 'auto'),
    models: await listModelChoices(hub(), fields.model),
    hasPicture: hasPicture(hub().db, { recordingId: recording.id }),
    values: toTyped({ ...fields, saves }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { by, go, recording, episode } = await visitRecording(args, 'edit')
  const form = await readForm(args.request)
  const edit = { id: recording.id, saves: form.saves, by }
  const answer = await editRecording(hub().db, edit, form.fields as z.input<typeof RecordingFields>)
  if (!answer.ok) return refused(form, answer)
  await dropSteps(hub(), answer.value.dropped)
  await enqueueSteps(hub())
  return go(`${studioPath('episodes', episode.publicId)}?saved`)
}

export const meta = studioMeta<{ site: never; name: string }>((words, { name }) =>
  words.recordings.editTitle(name),
)

export default function EditRecording() {
  const { episode, name, language, languages, models, hasPicture, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p>
        <a href={here(studioPath('episodes', episode))}>{words.backToStudio}</a>
      </p>
      <h1 lang={language}>{words.recordings.editTitle(name)}</h1>
      <StudioForm values={values} state={state ?? null}>
        <RecordingFieldset languages={languages} models={models} hasPicture={hasPicture} lang={language} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
