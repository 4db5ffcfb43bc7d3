import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getEpisodePage } from '#db/queries/get-episode-page.ts'
import { whichFeeds } from '#db/queries/which-feeds.ts'
import { maySee, visibleTo } from '../../access/may-see.ts'
import { EpisodeArticle } from '../../components/episode/episode-article.tsx'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { toWords } from '../../texts/to-words.ts'
import { cardOf } from './card.ts'
import { drawnCovers } from './drawn-covers.ts'
import { toEpisodeView } from './episode-view.ts'
import { head } from './head.ts'
import { announce, showFeeds } from './show-feeds.ts'
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
  const { show } = page
  const view = toEpisodeView(page, new URL(request.url).searchParams.get('t'), new Date().toISOString())
  const offered = whichFeeds(hub().db, { of: { showId: show.id }, visibilities: visibleTo('listed') })
  return {
    site,
    isPart,
    card: cardOf('episodes', page.episode.publicId),
    feeds: announce(site, show.title, showFeeds(site, show, offered)),
    hidden: !maySee(page.episode.visibility, 'listed'),
    view: { ...view, cover: drawnCovers().cover(view.cover, show.slug) },
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { site, view, isPart, hidden } = data
  const { recording, show } = view
  const part = isPart && recording ? [recording.title ?? WORDS[site.locale].part(recording.number)] : []
  return head(site, {
    title: [...part, view.title, show.title],
    description: toWords((isPart && recording?.description) || view.summary),
    canonical: isPart && recording ? recording.path : view.path,
    feeds: data.feeds,
    card: data.card,
    hidden,
  })
}

export default function Episode() {
  const { view, isPart } = useLoaderData<typeof loader>()
  return <EpisodeArticle episode={view} isPart={isPart} />
}
