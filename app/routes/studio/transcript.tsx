import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { listReadiness } from '#db/queries/studio-publish.ts'
import type { Storage } from '#media-pipeline'
import { studioPath } from '../../addresses.ts'
import { refuse } from '../../catalogue/answers.ts'
import { correctTranscript, reviewTranscript } from '../../catalogue/correct-transcript.ts'
import type { CuesFields } from '../../catalogue/cue-fields.ts'
import { undoImport } from '../../catalogue/undo-import.ts'
import { useSite } from '../../components/site.ts'
import { CueRows, typedRows } from '../../components/studio/cue-rows.tsx'
import { StudioForm } from '../../components/studio/form.tsx'
import type { FormState } from '../../components/studio/form-state.ts'
import { Names } from '../../components/studio/partner-rows.tsx'
import { ImportForm, TranscriptNav, TranscriptState } from '../../components/studio/transcript-parts.tsx'
import { UnreadList, type UnreadOnPage } from '../../components/studio/unread-list.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { dropSteps, enqueueSteps } from '../../server/keep-moving.ts'
import { readUnread, takeTranscript } from '../../server/take-transcript.ts'
import { notFound } from '../site/visitor.ts'
import { type Posted, readForm, refused } from './form.ts'
import { studioMeta } from './studio-meta.ts'
import { toTranscriptView, wantedIn } from './transcript-view.ts'
import { visitRecording } from './visit-recording.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { site, recording, episode } = await visitRecording(args, 'correct')
  const { db, storage } = hub()
  const search = new URL(args.request.url).searchParams
  const wanted = wantedIn(search)
  const isPart = listReadiness(db, { episodeId: episode.id }).length > 1
  const language = recording.language === 'auto' ? episode.language : recording.language
  const preview = studioPath('episodes', episode.publicId, 'preview', ...(isPart ? [recording.number] : []))
  return {
    site,
    title: recording.title ?? episode.title,
    language,
    query: wanted.query,
    done: doneIn(search),
    missing: await missingOf(storage, recording.publicId, search),
    paths: {
      overview: studioPath('episodes', episode.publicId),
      own: studioPath('recordings', recording.publicId, 'transcript'),
      speakers: studioPath('recordings', recording.publicId, 'speakers'),
      corrections: studioPath('recordings', recording.publicId, 'corrections'),
      preview,
    },
    ...toTranscriptView(db, { recordingId: recording.id }, wanted),
  }
}

/** What the last form did, from the address that it led to. */
function doneIn(search: URLSearchParams) {
  return {
    changed: numberIn(search, 'changed'),
    imported: numberIn(search, 'imported'),
    undone: search.has('undone'),
  }
}

const NOTHING = { changed: null, imported: null, undone: false }

const numberIn = (search: URLSearchParams, name: string) =>
  /^\d{1,9}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : null

/** So many places of a file are told on a page. */
const TOLD = 300

async function missingOf(storage: Storage, recording: string, search: URLSearchParams) {
  const revisionId = numberIn(search, 'report')
  return toldOf(revisionId === null ? [] : await readUnread(storage, { recording, revisionId }))
}

type Missing = { missing: ReturnType<typeof toldOf> }
const toldOf = (unread: UnreadOnPage[]) => ({ unread: unread.slice(0, TOLD), count: unread.length })

export async function action(args: ActionFunctionArgs) {
  const visited = await visitRecording(args, 'correct')
  const { go, by, recording } = visited
  const form = await readForm(args.request)
  const wanted = wantedIn(new URL(args.request.url).searchParams)
  const to = (done: Record<string, string>) => {
    const search = new URLSearchParams({
      ...(wanted.language ? { language: wanted.language } : {}),
      ...(wanted.page > 1 ? { page: String(wanted.page) } : {}),
      ...done,
    } as Record<string, string>)
    const path = studioPath('recordings', recording.publicId, 'transcript')
    return go(`${path}?${search}`)
  }
  if (form.intent === 'import') return importFile(visited, form, to)
  const { current } = toTranscriptView(hub().db, { recordingId: recording.id }, wanted)
  if (!current) throw notFound()
  if (form.intent === 'review' || form.intent === 'unreview') {
    const answer = await reviewTranscript(
      hub().db,
      { id: current.id, by },
      { reviewed: form.intent === 'review' },
    )
    if (!answer.ok) return refused(form, answer)
    await dropSteps(hub(), answer.value.dropped)
    await enqueueSteps(hub())
    return to({})
  }
  if (form.intent === 'undo-import') return undo(visited, current)
  const edit = { id: current.id, saves: form.saves, by }
  const answer = await correctTranscript(hub().db, edit, form.fields as z.input<typeof CuesFields>)
  return answer.ok ? to({ changed: String(answer.value.changed) }) : refused(form, answer)
}

async function importFile(
  { by, recording }: Awaited<ReturnType<typeof visitRecording>>,
  form: Posted,
  to: (done: Record<string, string>) => Response,
) {
  const file = form.files.get('file')
  if (!file) return refused(form, refuse('file', 'no-file'))
  const answer = await takeTranscript(
    hub(),
    { recordingId: recording.id, language: (form.typed.language ?? '').trim(), by },
    { bytes: new Uint8Array(await file.arrayBuffer()), reviewed: form.typed.reviewed === 'on' },
  )
  if (!answer.ok) {
    const again = refused(form, answer)
    return data({ ...again.data, missing: toldOf(answer.unread ?? []) }, again.init ?? undefined)
  }
  const { cues, unread, revisionId } = answer.value
  return to({
    language: form.typed.language!.trim(),
    page: '1',
    imported: String(cues),
    ...(unread.length > 0 ? { report: String(revisionId) } : {}),
  })
}

async function undo(
  { by, go, recording }: Awaited<ReturnType<typeof visitRecording>>,
  { id, language }: { id: number; language: string },
) {
  const answer = await undoImport(hub().db, { id, by })
  // Somebody else did, or has corrected a line since: the page shows what stands there now.
  if (!answer.ok) return go(studioPath('recordings', recording.publicId, 'transcript'))
  await dropSteps(hub(), answer.value.dropped)
  await enqueueSteps(hub())
  const search = new URLSearchParams({ ...(answer.value.hasWords ? { language } : {}), undone: '' })
  return go(`${studioPath('recordings', recording.publicId, 'transcript')}?${search}`)
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.correctTranscript, title),
)

export default function Transcript() {
  const loaded = useLoaderData<typeof loader>()
  const { title, language, current, cues, values, speakers, paths } = loaded
  const state = useActionData<typeof action>() as (FormState & Partial<Missing>) | undefined
  const words = useStudioWords()
  const { here } = useSite()
  const isImport = state?.typed.intent === 'import'
  return (
    <>
      <p>
        <a href={here(paths.overview)}>{words.backToStudio}</a>
      </p>
      <h1>
        {words.correctTranscript}
        {words.colon}
        <span lang={language}>{title}</span>
      </h1>
      <TranscriptState {...loaded} done={state ? NOTHING : loaded.done} />
      {state ? null : <UnreadList {...loaded.missing} lang={current?.language ?? language} />}
      {current ? (
        <>
          <p>
            <a href={`${here(paths.speakers)}?language=${encodeURIComponent(current.language)}`}>
              {words.speakers.title}
            </a>
            {words.colon}
            {words.speakers.unnamed(current.unnamedTurns)}
          </p>
          <p>
            <a href={`${here(paths.corrections)}?language=${encodeURIComponent(current.language)}`}>
              {words.corrections.title}
            </a>
            {words.colon}
            {words.corrections.open(current.corrections)}
          </p>
          <p className="hint">{words.correctTranscriptHint}</p>
          <TranscriptNav {...loaded} own={here(paths.own)} />
          {cues.length > 0 || state ? (
            <StudioForm values={values} state={isImport ? null : (state ?? null)}>
              <CueRows
                cues={state && !isImport ? typedRows(state.typed, cues) : cues}
                preview={here(paths.preview)}
                lang={current.language}
              />
              <Names id="speaker-names" names={speakers} />
              <p className="actions">
                <button type="submit">{words.save}</button>
              </p>
            </StudioForm>
          ) : null}
        </>
      ) : (
        <p>{words.noTranscript}</p>
      )}
      <ImportForm language={current?.language ?? language} state={isImport ? state : null}>
        {state?.missing ? <UnreadList {...state.missing} lang={language} /> : null}
      </ImportForm>
    </>
  )
}
