import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findShow, listSeasons, listStudioEpisodes } from '#db/queries/studio-lists.ts'
import { showPath, studioPath } from '../../addresses.ts'
import { useSite } from '../../components/site.ts'
import { StudioEpisodes } from '../../components/studio/episode-table.tsx'
import { Notice, Said } from '../../components/studio/notice.tsx'
import { ShowFeeds } from '../../components/studio/show-feeds.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { notFound } from '../site/visitor.ts'
import { doneIn } from './done.ts'
import { enter, worksOf } from './door.ts'
import { toShowFeeds } from './show-feeds-view.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = hub()
  const show = findShow(db, { slug: params.show! })
  const { account, site, may } = await enter(request, 'look', show?.id)
  if (!show) throw notFound()
  const { slug, title, language, seasonLabel } = show
  return {
    site,
    title,
    show: { slug, title, language, seasonLabel },
    mayEdit: may('edit'),
    done: doneIn(request),
    received: Number(new URL(request.url).searchParams.get('received')) || 0,
    feeds: toShowFeeds(show),
    seasons: listSeasons(db, { showId: show.id }),
    episodes: listStudioEpisodes(db, {
      works: worksOf(account),
      showId: show.id,
      visibilities: ['draft', 'scheduled', 'public', 'unlisted', 'private'],
      order: 'day',
    }),
  }
}

export const meta = studioMeta<{ site: never; title: string }>((_words, { title }) => title)

export default function Show() {
  const { show, mayEdit, done, received, feeds, seasons, episodes } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  const to = (...parts: (string | number)[]) => here(studioPath('shows', show.slug, ...parts))
  return (
    <>
      <h1 lang={show.language}>{show.title}</h1>
      <Notice done={done} kind="show" added={words.showAdded} />
      <Said>{received ? words.uploads.countReceived(received) : null}</Said>
      <p className="actions">
        {mayEdit ? (
          <>
            <a className="button" href={to('upload')}>
              {words.upload}
            </a>{' '}
            <a className="button quiet" href={to('episodes', 'new')}>
              {words.newEpisode}
            </a>{' '}
            <a className="button quiet" href={to('edit')}>
              {words.editShow}
            </a>{' '}
            <a className="button quiet" href={to('documents')}>
              {words.documents}
            </a>{' '}
          </>
        ) : null}
        <a className="button quiet" href={here(showPath(show.slug))}>
          {words.showPage}
        </a>
      </p>
      <section aria-labelledby="episodes">
        <h2 id="episodes">{words.episodes}</h2>
        {episodes.length > 0 ? <StudioEpisodes episodes={episodes} /> : <p>{words.noEpisodes}</p>}
      </section>
      <section aria-labelledby="seasons">
        <h2 id="seasons">{words.seasons}</h2>
        <ul>
          {seasons.map((season) => (
            <li key={season.number}>
              <a href={to('seasons', season.number)}>
                {words.seasonNumbered(show.seasonLabel, season.number, season.title)}
              </a>
            </li>
          ))}
        </ul>
        {mayEdit ? (
          <p className="actions">
            <a className="button quiet" href={to('seasons', 'new')}>
              {words.newSeason}
            </a>
          </p>
        ) : null}
      </section>
      <ShowFeeds view={feeds} seasonLabel={show.seasonLabel} edit={mayEdit ? to('edit') : null} />
    </>
  )
}
