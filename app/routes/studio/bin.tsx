import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Db } from '#db/open.ts'
import { findRemoved } from '#db/queries/studio-bin.ts'
import { listRemoved } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import type { Answer } from '../../catalogue/answers.ts'
import type { Actor } from '../../catalogue/audit.ts'
import { restoreArticle } from '../../catalogue/publish-article.ts'
import { restoreEpisode } from '../../catalogue/remove-episode.ts'
import { restoreNamed } from '../../catalogue/remove-named.ts'
import { restoreRecording } from '../../catalogue/remove-recording.ts'
import { restoreShow } from '../../catalogue/remove-show.ts'
import { BringBack, Notice, type Removable } from '../../components/studio/notice.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import type { StudioWords } from '../../locales/studio.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { enter, worksOf } from './door.ts'
import { readForm } from './form.ts'
import { studioMeta } from './studio-meta.ts'

interface Removed {
  key: string
  name: string
}

/** Everything that may come back, and that this account may bring back. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { account, site, may } = await enter(request, 'look')
  const all = listRemoved(hub().db, { works: worksOf(account) })
  const named = (rows: { slug: string; name: string }[]): Removed[] =>
    may('publish', null) ? rows.map(({ slug, name }) => ({ key: slug, name })) : []
  const ofShow = (showId: number | null) => may('publish', showId)
  const groups: [Removable, Removed[]][] = [
    ['show', all.shows.filter(({ id }) => ofShow(id)).map(({ slug, title }) => ({ key: slug, name: title }))],
    [
      'episode',
      all.episodes
        .filter(({ show }) => ofShow(show.id))
        .map(({ publicId, title, show }) => ({ key: publicId, name: `${title} (${show.title})` })),
    ],
    [
      'recording',
      all.recordings
        .filter(({ show }) => ofShow(show.id))
        .map(({ publicId, title, fileName, episode }) => ({
          key: publicId,
          name: `${title ?? fileName} (${episode})`,
        })),
    ],
    [
      'article',
      all.articles
        .filter(({ showId }) => ofShow(showId))
        .map(({ publicId, title }) => ({ key: publicId, name: title })),
    ],
    ['person', named(all.people)],
    ['organisation', named(all.organisations)],
    ['topic', named(all.topics)],
  ]
  return { site, groups: groups.filter(([, items]) => items.length > 0), done: doneIn(request) }
}

/** Brings one back, then shows where it is. */
export async function action({ request }: ActionFunctionArgs) {
  const { go, by, may } = await enter(request, 'look')
  const { db } = hub()
  const { kind = '', key = '' } = (await readForm(request)).typed
  if (!isRemovable(kind)) throw notFound()
  const found = findRemoved(db, { kind, key })
  if (!found || !may('publish', found.showId)) throw notFound()
  const { restore, to } = KINDS[kind]
  const answer = await restore(db, { id: found.id, by })
  if (!answer.ok) throw notFound()
  return go(`${studioPath(...to(key))}?restored`)
}

type Restore = (db: Db, one: { id: number; by: Actor }) => Promise<Answer<unknown>>

/** How each comes back, and where it is then. */
const KINDS: Record<Removable, { restore: Restore; to: (key: string) => string[] }> = {
  show: { restore: restoreShow, to: (key) => ['shows', key] },
  episode: { restore: restoreEpisode, to: (key) => ['episodes', key] },
  recording: { restore: restoreRecording, to: () => ['bin'] },
  article: { restore: restoreArticle, to: () => ['articles'] },
  person: { restore: (db, one) => restoreNamed(db, { ...one, named: 'person' }), to: () => ['people'] },
  organisation: {
    restore: (db, one) => restoreNamed(db, { ...one, named: 'organisation' }),
    to: () => ['organisations'],
  },
  topic: { restore: (db, one) => restoreNamed(db, { ...one, named: 'topic' }), to: () => ['topics'] },
}

const isRemovable = (kind: string): kind is Removable => Object.hasOwn(KINDS, kind)

const titleOf = (kind: Removable, words: StudioWords) =>
  ({
    show: words.shows,
    episode: words.episodes,
    recording: words.recordings.title,
    article: words.articles,
    person: words.people,
    organisation: words.organisations,
    topic: words.topics,
  })[kind]

export const meta = studioMeta((words) => words.bin)

export default function Bin() {
  const { groups, done } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  return (
    <>
      <h1>{words.bin}</h1>
      <Notice done={done} />
      <p className="hint">{groups.length > 0 ? words.binHint : words.binEmpty}</p>
      {groups.map(([kind, items]) => (
        <section key={kind} aria-labelledby={`bin-${kind}`}>
          <h2 id={`bin-${kind}`}>{titleOf(kind, words)}</h2>
          <ul className="studio-episodes">
            {items.map(({ key, name }) => (
              <li key={key}>
                {name}
                <BringBack kind={kind} id={key} name={name} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
