import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findStudioEpisode } from '#db/queries/studio-publish.ts'
import { studioPath } from '../../addresses.ts'
import type { Answer } from '../../catalogue/answers.ts'
import type { Actor } from '../../catalogue/audit.ts'
import { offsetOf, readMoment, toLocal } from '../../catalogue/local-time.ts'
import { changeVisibility, publishWhenReady, scheduleEpisode } from '../../catalogue/publish-episode.ts'
import { removeEpisode, restoreEpisode } from '../../catalogue/remove-episode.ts'
import { useSite } from '../../components/site.ts'
import type { FormState } from '../../components/studio/form-state.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { Act, QuietChoices, ScheduleForm } from '../../components/studio/publish-forms.tsx'
import { PublishState, type PublishView, Warnings } from '../../components/studio/publish-panel.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { enter } from './door.ts'
import { readForm, refused } from './form.ts'
import { toPublishView } from './publish-view.ts'
import { studioMeta } from './studio-meta.ts'

async function visit({ request, params }: LoaderFunctionArgs) {
  const found = findStudioEpisode(hub().db, { publicId: params.episode! })
  const visit = await enter(request, 'publish', found?.show.id)
  if (!found) throw notFound()
  return { ...visit, found }
}

export async function loader(args: LoaderFunctionArgs) {
  const { site, found } = await visit(args)
  const now = new Date().toISOString()
  const { publishAt } = found.episode
  const wished = publishAt && publishAt > now ? toLocal(publishAt, site.timeZone) : { date: '', time: '' }
  return {
    site,
    title: found.episode.title,
    done: doneIn(args.request),
    offset: offsetOf(now, site.timeZone),
    values: { ...wished },
    episode: toPublishView(hub().db, site, found),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { site, by, found, go } = await visit(args)
  const form = await readForm(args.request)
  const act = Object.hasOwn(ACTS, form.intent) ? ACTS[form.intent as keyof typeof ACTS] : null
  if (!act) throw new Response(null, { status: 400 })
  const { date = '', time = '' } = form.typed
  const answer = await act({ id: found.episode.id, by, date, time, timeZone: site.timeZone })
  if (answer && !answer.ok) return refused(form, answer)
  const path = studioPath('episodes', found.episode.publicId, 'publish')
  return go(`${path}?saved`)
}

interface Wish {
  id: number
  by: Actor
  date: string
  time: string
  timeZone: string
}

/** What each button does. */
const ACTS = {
  public: (wish) => change(wish, 'public'),
  unlisted: (wish) => change(wish, 'unlisted'),
  private: (wish) => change(wish, 'private'),
  draft: (wish) => change(wish, 'draft'),
  'when-ready': async ({ id, by }) => void (await publishWhenReady(hub().db, { episodeId: id, by })),
  scheduled: async ({ id, by, date, time, timeZone }) => {
    const moment = readMoment({ date, time }, timeZone)
    return moment.ok ? scheduleEpisode(hub().db, { episodeId: id, publishAt: moment.value, by }) : moment
  },
  remove: ({ id, by }) => removeEpisode(hub().db, { id, by }),
  restore: ({ id, by }) => restoreEpisode(hub().db, { id, by }),
} satisfies Record<string, (wish: Wish) => Promise<Answer<unknown> | undefined>>

async function change({ id, by }: Wish, visibility: 'public' | 'unlisted' | 'private' | 'draft') {
  await changeVisibility(hub().db, { episodeId: id, visibility, by })
  return undefined
}

export const meta = studioMeta<{ site: never; title: string }>((words, { title }) =>
  words.named(words.publication, title),
)

export default function Publish() {
  const { episode, done } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  const overview = here(studioPath('episodes', episode.publicId))
  return (
    <>
      <p>
        <a href={overview}>{words.backToStudio}</a>
      </p>
      <h1>
        {words.publication}
        {words.colon}
        <span lang={episode.language}>{episode.title}</span>
      </h1>
      <Notice done={done} />
      <PublishState of={episode} means={words.visibilityMeans} />
      {episode.visibility === 'removed' ? (
        <div className="actions">
          <Act intent="restore">{words.bringBack}</Act>
        </div>
      ) : (
        <Choices episode={episode} />
      )}
    </>
  )
}

function Choices({ episode }: { episode: PublishView }) {
  const { values, offset } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>() as FormState | undefined
  const words = useStudioWords()
  const { here } = useSite()
  const { visibility, warnings, recordings, whenReady } = episode
  const isReady = recordings.length > 0 && recordings.every(({ ready }) => ready)
  return (
    <>
      <section aria-labelledby="appears">
        <h2 id="appears">{words.whatAppears}</h2>
        <p lang={episode.language}>
          <strong>{episode.title}</strong>
        </p>
        <ul>
          {recordings.map(({ number, title, ready, words: state }) => (
            <li key={number}>
              {number}. {title}
              {words.colon}
              {ready ? words.canBeHeard : words.cannotBeHeardYet}, {words.wordStates[state]}
            </li>
          ))}
        </ul>
        {visibility === 'public' ? null : <Warnings warnings={warnings} />}
        <div className="actions">
          {visibility === 'public' ? null : <Act intent="public">{words.publishNow}</Act>}{' '}
          <a className="button quiet" href={here(studioPath('episodes', episode.publicId, 'preview'))}>
            {words.preview}
          </a>
        </div>
        {visibility === 'public' || isReady || whenReady ? null : (
          <>
            <p className="hint">{words.publishWhenReadyHint}</p>
            <div className="actions">
              <Act intent="when-ready" quiet>
                {words.publishWhenReady}
              </Act>
            </div>
          </>
        )}
      </section>
      {visibility === 'public' ? null : <ScheduleForm values={values} state={state} offset={offset} />}
      <section aria-labelledby="others">
        <h2 id="others">{words.otherChoices}</h2>
        <QuietChoices
          means={words.visibilityMeans}
          isNow={(one) => one === visibility && !(one === 'draft' && whenReady)}
        />
        <p className="hint">{words.removeEpisodeHint}</p>
        <div className="actions">
          <Act intent="remove" quiet>
            {words.removeEpisode}
          </Act>
        </div>
      </section>
    </>
  )
}
