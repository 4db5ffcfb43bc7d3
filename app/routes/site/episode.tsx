import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getEpisodePage } from '#db/queries/get-episode-page.ts'
import { maySee, visibleTo } from '../../access/may-see.ts'
import { feedPath } from '../../addresses.ts'
import { EpisodeArticle } from '../../components/episode/episode-article.tsx'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { toEpisodeView } from './episode-view.ts'
import { head } from './head.ts'
import { notFound, numberIn, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const page = getEpisodePage(hub().db, {
    show: params.show!,
    episode: params.episode!,
    part: params.part === undefined ? null : numberIn(params.part),
    visibilities: visibleTo('by-address'),
  })
  if (!page) throw notFound()
  const isPart = params.part !== undefined && page.parts.length > 1
  return {
    site,
    isPart,
    hidden: !maySee(page.episode.visibility, 'listed'),
    view: toEpisodeView(page, new URL(request.url).searchParams.get('t'), new Date().toISOString()),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { site, view, isPart, hidden } = data
  const { recording, show } = view
  const part = isPart && recording ? [recording.title ?? WORDS[site.locale].part(recording.number)] : []
  return head(site, {
    title: [...part, view.title, show.title],
    description: (isPart && recording?.description) || view.summary,
    canonical: isPart && recording ? recording.path : view.path,
    feed: { title: show.title, path: feedPath(show.slug) },
    hidden,
  })
}

export default function Episode() {
  const { view, isPart } = useLoaderData<typeof loader>()
  return <EpisodeArticle episode={view} isPart={isPart} />
}
