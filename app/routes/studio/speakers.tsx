/** Who speaks: a recording's words as turns, each given to a person with one key or one choice. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listReadiness } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import { assignSpeakers, type TurnsFields } from '../../catalogue/assign-speakers.ts'
import { useSite } from '../../components/site.ts'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { Said } from '../../components/studio/notice.tsx'
import { PageLinks } from '../../components/studio/page-links.tsx'
import { TurnList, TurnSound } from '../../components/studio/turn-list.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import assignScript from '../../islands/assign-speakers.ts?worker&url'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { wantedIn } from './transcript-view.ts'
import { carried, soundOf, toTurnsView } from './turns-view.ts'
import { visitRecording } from './visit-recording.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, recording, episode } = await visitRecording(args, 'correct')
  const { db } = hub()
  const search = new URL(args.request.url).searchParams
  const changed = search.get('changed') ?? ''
  const isPart = listReadiness(db, { episodeId: episode.id }).length > 1
  return {
    site,
    title: recording.title ?? episode.title,
    language: recording.language === 'auto' ? episode.language : recording.language,
    changed: /^\d{1,9}$/.test(changed) ? Number(changed) : null,
    paths: {
      transcript: studioPath('recordings', recording.publicId, 'transcript'),
      own: studioPath('recordings', recording.publicId, 'speakers'),
      preview: studioPath('episodes', episode.publicId, 'preview', ...(isPart ? [recording.number] : [])),
    },
    sound: soundOf(db, recording.publicId),
    view: toTurnsView(db, { recordingId: recording.id, episodeId: episode.id }, wantedIn(search)),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { go, by, recording, episode } = await visitRecording(args, 'correct')
  const form = await readForm(args.request)
  const wanted = wantedIn(new URL(args.request.url).searchParams)
  const view = toTurnsView(hub().db, { recordingId: recording.id, episodeId: episode.id }, wanted)
  if (!view) throw notFound()
  const edit = { id: view.id, saves: form.saves, by }
  const answer = await assignSpeakers(hub().db, edit, form.fields as z.input<typeof TurnsFields>)
  if (!answer.ok) return refused(form, answer)
  const search = new URLSearchParams({
    language: view.language,
    page: String(wanted.page),
    changed: String(answer.value.changed),
  })
  return go(`${studioPath('recordings', recording.publicId, 'speakers')}?${search}`)
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.speakers.title, title),
)

export default function Speakers() {
  const { title, language, changed, paths, sound, view } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const all = useStudioWords()
  const words = all.speakers
  const { here } = useSite()
  const to = (page: number) =>
    `${here(paths.own)}?${new URLSearchParams({ language: view?.language ?? '', page: String(page) })}`
  return (
    <>
      <p>
        <a href={here(paths.transcript)}>{all.correctTranscript}</a>
      </p>
      <h1>
        {words.title}
        {all.colon}
        <span lang={language}>{title}</span>
      </h1>
      <Said>{changed === null || state ? null : all.cuesSaved(changed)}</Said>
      {view && view.turns.length > 0 ? (
        <>
          <p>
            {words.unnamed(view.unnamed)}{' '}
            {view.next ? (
              <a href={`${view.next.page === view.page ? '' : to(view.next.page)}#turn-${view.next.first}`}>
                {words.toFirst}
              </a>
            ) : null}
          </p>
          <p className="hint">{words.hint}</p>
          <TurnSound path={sound} />
          <PageLinks page={view.page} pages={view.pages} to={to} />
          <StudioForm
            values={view.values}
            state={state ? { ...state, typed: carried(state.typed, view.values) } : null}
          >
            <TurnList {...view} preview={here(paths.preview)} />
            <p className="actions">
              <button type="submit">{all.save}</button>
            </p>
          </StudioForm>
          <PageLinks page={view.page} pages={view.pages} to={to} />
          <script type="module" src={assignScript} />
        </>
      ) : (
        <p>{all.noTranscript}</p>
      )}
    </>
  )
}
