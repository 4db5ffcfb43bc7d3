import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listStudioEpisodes, listStudioShows } from '#db/queries/studio-lists.ts'
import { studioPath } from '../../addresses.ts'
import { useSite } from '../../components/site.ts'
import { StudioEpisodes } from '../../components/studio/episode-table.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { enter, worksOf } from './door.ts'
import { studioMeta } from './studio-meta.ts'

const LIVING = ['draft', 'scheduled', 'public', 'unlisted', 'private'] as const

export async function loader({ request }: LoaderFunctionArgs) {
  const { account, site, may } = await enter(request, 'look')
  const { db } = hub()
  const works = worksOf(account)
  return {
    site,
    mayAdd: may('add-show'),
    shows: listStudioShows(db, { works }),
    underWay: listStudioEpisodes(db, { works, visibilities: LIVING, onlyOpen: true, limit: 20 }),
    drafts: listStudioEpisodes(db, { works, visibilities: ['draft', 'private'], limit: 20 }),
    scheduled: listStudioEpisodes(db, { works, visibilities: ['scheduled'], order: 'publish-at', limit: 20 }),
  }
}

export const meta = studioMeta((words) => words.dashboard)

export default function Dashboard() {
  const { shows, mayAdd, underWay, drafts, scheduled } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <h1>{words.dashboard}</h1>
      <section aria-labelledby="shows">
        <h2 id="shows">{words.shows}</h2>
        {shows.length === 0 ? <p>{words.showNone}</p> : null}
        <ul className="studio-shows">
          {shows.map((show) => (
            <li key={show.slug}>
              <a href={here(studioPath('shows', show.slug))} lang={show.language}>
                {show.title}
              </a>{' '}
              <span className="facts">{words.countEpisodes(show.episodes)}</span>
            </li>
          ))}
        </ul>
        {mayAdd ? (
          <p className="actions">
            <a className="button" href={here(studioPath('shows', 'new'))}>
              {words.newShow}
            </a>
          </p>
        ) : null}
      </section>
      {[
        { id: 'under-way', title: words.underWay, episodes: underWay },
        { id: 'drafts', title: words.toPublish, episodes: drafts },
        { id: 'scheduled', title: words.toCome, episodes: scheduled },
      ]
        .filter(({ episodes }) => episodes.length > 0)
        .map(({ id, title, episodes }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            <StudioEpisodes episodes={episodes} withShow />
          </section>
        ))}
    </>
  )
}
