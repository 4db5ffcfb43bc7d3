import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getShowPage } from '#db/queries/get-show-page.ts'
import { listArticles } from '#db/queries/list-articles.ts'
import { listComingEpisodes } from '#db/queries/list-latest-episodes.ts'
import { visibleTo } from '../../access/may-see.ts'
import { ShowPage } from '../../components/show/show-page.tsx'
import { hub } from '../../server/hub.ts'
import { toWords } from '../../texts/to-words.ts'
import { aboutShow } from './about-show.ts'
import { cardOf } from './card.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { announce, showFeeds } from './show-feeds.ts'
import { toDocument } from './source-views.ts'
import { notFound, numberIn, siteFor } from './visitor.ts'

const PER_PAGE = 50
const COMING = 6
const ARTICLES = 4

export function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = hub()
  const site = siteFor(request)
  const visibilities = visibleTo('listed')
  const page = numberIn(new URL(request.url).searchParams.get('page') ?? '1')
  const now = new Date().toISOString()
  const found = getShowPage(db, { show: params.show!, visibilities, page, perPage: PER_PAGE, now })
  if (!found) throw notFound()
  const last = Math.max(1, Math.ceil(found.total / PER_PAGE))
  if (page > last) throw notFound()
  const { id: showId, slug, title, description, language, author, seasonLabel } = found.show
  const { offered, fundings, ...rest } = found
  const drawn = drawnCovers()
  const coming = page === 1 ? listComingEpisodes(db, { visibilities, limit: COMING, now, showId }) : []
  return {
    site,
    card: cardOf('shows', slug),
    feeds: announce(site, title, showFeeds(site, found.show, offered)),
    view: {
      ...rest,
      cover: drawn.cover(found.cover, slug),
      episodes: drawn.episodes(found.episodes),
      show: { slug, title, description, language, author, seasonLabel },
      about: aboutShow(found.show, fundings),
      documents: found.documents.map(toDocument),
      coming: drawn.episodes(coming),
      articles: page === 1 ? listArticles(db, { visibilities, limit: ARTICLES, showId }) : [],
      page,
      last,
    },
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { show, page } = data.view
  return head(data.site, {
    title: [show.title],
    description: toWords(show.description),
    canonical: page > 1 ? `${data.site.path}?page=${page}` : data.site.path,
    feeds: data.feeds,
    card: data.card,
  })
}

export default function Show() {
  return <ShowPage view={useLoaderData<typeof loader>().view} />
}
