/** An episode's home in the studio: who sees it, its recordings and where each is, and the ways to everything else. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAnyRecording } from '#db/queries/get-episode-studio.ts'
import { findStudioEpisode } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import { removeRecording, restoreRecording } from '../../catalogue/remove-recording.ts'
import { retryRecording } from '../../catalogue/retry-step.ts'
import { useSite } from '../../components/site.ts'
import { Notice, Said } from '../../components/studio/notice.tsx'
import { PublishPanel } from '../../components/studio/publish-panel.tsx'
import { RecordingList } from '../../components/studio/recording-list.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import progressScript from '../../islands/progress.ts?worker&url'
import { hub } from '../../server/hub.ts'
import { dropNeedless, enqueueSteps } from '../../server/keep-moving.ts'
import { notFound } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { enter } from './door.ts'
import { readForm } from './form.ts'
import { toPublishView } from './publish-view.ts'
import { toRecordingViews } from './recording-views.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = findStudioEpisode(hub().db, { publicId: params.episode! })
  const { site, may } = await enter(request, 'look', found?.show.id)
  if (!found) throw notFound()
  const { episode, show } = found
  const search = new URL(request.url).searchParams
  return {
    site,
    title: episode.title,
    language: episode.language,
    show: { slug: show.slug, title: show.title, language: show.language },
    mayEdit: may('edit'),
    mayPublish: may('publish'),
    publish: toPublishView(hub().db, site, found),
    done: doneIn(request),
    received: Number(search.get('received')) || 0,
    retried: search.has('retried'),
    ...toRecordingViews(hub(), episode.id, site.locale),
  }
}

const INTENTS = {
  retry: { deed: 'edit', act: retryRecording },
  remove: { deed: 'publish', act: removeRecording },
  restore: { deed: 'publish', act: restoreRecording },
} as const

export async function action({ request, params }: ActionFunctionArgs) {
  const { db } = hub()
  const found = findStudioEpisode(db, { publicId: params.episode! })
  const { by, go, may } = await enter(request, 'edit', found?.show.id)
  const { typed, intent } = await readForm(request)
  const todo = Object.hasOwn(INTENTS, intent) ? INTENTS[intent as keyof typeof INTENTS] : null
  const recording = findAnyRecording(db, { publicId: typed.recording ?? '' })
  if (!found || !todo || !may(todo.deed) || recording?.episode.id !== found.episode.id) throw notFound()
  await todo.act(db, { id: recording.recording.id, by })
  await dropNeedless(hub(), { recordingId: recording.recording.id })
  await enqueueSteps(hub())
  const path = studioPath('episodes', found.episode.publicId)
  return go(intent === 'retry' ? `${path}?retried` : path)
}

export const meta = studioMeta<{ site: never; title: string }>((_words, { title }) => title)

export default function Episode() {
  const { publish, mayPublish, mayEdit, title, language, show, ...rest } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  const { done, received, retried } = rest
  const to = (page: string) => here(studioPath('episodes', publish.publicId, page))
  return (
    <>
      <p>
        <a href={here(studioPath('shows', show.slug))} lang={show.language}>
          {show.title}
        </a>
      </p>
      <h1 lang={language}>{title}</h1>
      <Notice done={done} added={words.episodeAdded} />
      <Said>{received ? words.uploads.countReceived(received) : null}</Said>
      <Said>{retried ? words.recordings.retried : null}</Said>
      {mayEdit ? (
        <p className="actions">
          <a className="button" href={to('edit')}>
            {words.editEpisode}
          </a>{' '}
          <a className="button quiet" href={to('report')}>
            {words.report}
          </a>{' '}
          <a className="button quiet" href={to('documents')}>
            {words.documents}
          </a>
        </p>
      ) : null}
      <PublishPanel episode={publish} mayPublish={mayPublish} />
      <RecordingList
        {...{ recordings: rest.recordings, removed: rest.removed, language, mayEdit, mayPublish }}
        episode={publish.publicId}
        show={show.slug}
        script={progressScript}
      />
    </>
  )
}
