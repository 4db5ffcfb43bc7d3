import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listNames } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { correctChapters, readChapters } from '../../catalogue/correct-chapters.ts'
import type { ChaptersFields } from '../../catalogue/cue-fields.ts'
import { useSite } from '../../components/site.ts'
import { ChapterRows } from '../../components/studio/chapter-rows.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import { type FormState, toTyped } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { enqueueSteps } from '../../server/keep-moving.ts'
import { toTypedTime } from '../../transcripts/typed-time.ts'
import { doneIn } from './done.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { visitRecording } from './visit-recording.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, recording, episode } = await visitRecording(args, 'correct')
  const { saves, fields } = readChapters(hub().db, { id: recording.id })!
  return {
    site,
    title: recording.title ?? episode.title,
    language: recording.language === 'auto' ? episode.language : recording.language,
    episode: episode.publicId,
    duration: recording.duration === null ? null : toTypedTime(recording.duration),
    done: doneIn(args.request),
    people: listNames(hub().db).people,
    values: toTyped({ ...fields, saves }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, by, recording } = await visitRecording(args, 'correct')
  const form = await readForm(args.request)
  const edit = { id: recording.id, saves: form.saves, by }
  const answer = await correctChapters(hub().db, edit, form.fields as z.input<typeof ChaptersFields>)
  if (!answer.ok) return refused(form, answer)
  await enqueueSteps(hub())
  const path = studioPath('recordings', recording.publicId, 'chapters')
  return go(`${path}?saved`)
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.correctChapters, title),
)

export default function Chapters() {
  const { title, language, episode, duration, done, people, values } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p>
        <a href={here(studioPath('episodes', episode))}>{words.backToStudio}</a>
      </p>
      <h1>
        {words.correctChapters}
        {words.colon}
        <span lang={language}>{title}</span>
      </h1>
      <Notice done={state ? null : done} />
      <StudioForm values={values} state={state ?? null}>
        <ChapterRows people={people} lang={language} hint={words.chaptersHint(duration)} />
        <p className="actions">
          <button type="submit">{words.save}</button>
        </p>
      </StudioForm>
    </>
  )
}
