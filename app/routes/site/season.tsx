import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getSeasonPage } from '#db/queries/get-season-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { feedPath, showPath } from '../../addresses.ts'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { When } from '../../components/lists/when.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { Prose } from '../../components/page/prose.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { notFound, numberIn, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getSeasonPage(hub().db, {
    show: params.show!,
    number: numberIn(params.number),
    visibilities: visibleTo('listed'),
  })
  if (!found) throw notFound()
  const { slug, title, language, seasonLabel } = found.show
  return {
    site,
    show: { slug, title, language, seasonLabel },
    season: found.season,
    episodes: found.episodes,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { show, season } = data
  return head(data.site, {
    title: [WORDS[data.site.locale].season(show.seasonLabel, season.number, season.title), show.title],
    description: season.description,
    feed: { title: show.title, path: feedPath(show.slug) },
  })
}

export default function Season() {
  const { show, season, episodes } = useLoaderData<typeof loader>()
  const { words } = useSite()
  const title = words.season(show.seasonLabel, season.number, season.title)
  return (
    <>
      <Breadcrumb
        crumbs={[{ text: show.title, path: showPath(show.slug), lang: show.language }, { text: title }]}
      />
      <h1>{title}</h1>
      {season.startsAt ? (
        <p className="facts">
          <When dates={{ ...season, publishedAt: null }} />
        </p>
      ) : null}
      <Prose className="lead" text={season.description} lang={show.language} />
      <section aria-labelledby="episodes">
        <h2 id="episodes">{words.episodes}</h2>
        <EpisodeList episodes={episodes} />
      </section>
    </>
  )
}
