import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getShowPage } from '#db/queries/get-show-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { feedPath, seasonPath, showPath } from '../../addresses.ts'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { PageLinks } from '../../components/lists/page-links.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { Prose } from '../../components/page/prose.tsx'
import { useSite } from '../../components/site.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { notFound, numberIn, siteFor } from './visitor.ts'

const PER_PAGE = 50

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const page = numberIn(new URL(request.url).searchParams.get('page') ?? '1')
  const found = getShowPage(hub().db, {
    show: params.show!,
    visibilities: visibleTo('listed'),
    page,
    perPage: PER_PAGE,
  })
  if (!found) throw notFound()
  const last = Math.max(1, Math.ceil(found.total / PER_PAGE))
  if (page > last) throw notFound()
  const { slug, title, description, language, author, seasonLabel } = found.show
  return { site, ...found, show: { slug, title, description, language, author, seasonLabel }, page, last }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? head(data.site, {
        title: [data.show.title],
        description: data.show.description,
        canonical: data.page > 1 ? `${data.site.path}?page=${data.page}` : data.site.path,
        feed: { title: data.show.title, path: feedPath(data.show.slug) },
      })
    : []

export default function Show() {
  const { show, seasons, episodes, page, last } = useLoaderData<typeof loader>()
  const { words, here } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: show.title, lang: show.language }]} />
      <h1 lang={show.language}>{show.title}</h1>
      {show.author ? <p className="facts">{show.author}</p> : null}
      <Prose className="lead" text={show.description} lang={show.language} />
      <p>
        <a className="button" href={feedPath(show.slug)}>
          {words.subscribe}
        </a>
      </p>
      {seasons.length > 0 ? (
        <section aria-labelledby="seasons">
          <h2 id="seasons">{words.seasons}</h2>
          <ol className="season-list">
            {seasons.map((season) => (
              <li key={season.number}>
                <a href={here(seasonPath(show.slug, season.number))}>
                  {words.season(show.seasonLabel, season.number, season.title)}
                </a>{' '}
                <span className="facts">{words.countEpisodes(season.episodes)}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section aria-labelledby="episodes">
        <h2 id="episodes">{words.episodes}</h2>
        {episodes.length > 0 ? <EpisodeList episodes={episodes} /> : <p>{words.nothingYet}</p>}
        <PageLinks path={showPath(show.slug)} page={page} last={last} />
      </section>
    </>
  )
}
