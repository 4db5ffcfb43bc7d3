import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listShows } from '#db/queries/list-shows.ts'
import { searchCatalogue } from '#db/queries/search.ts'
import { searchArticles } from '#db/queries/search-articles.ts'
import { visibleTo } from '../../access/may-see.ts'
import { ShowList } from '../../components/lists/show-list.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { SearchForm } from '../../components/page/search-form.tsx'
import { FoundArticles } from '../../components/search/found-articles.tsx'
import { FoundList } from '../../components/search/found-list.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { highlight } from '../../search/highlight.ts'
import { parseQuery, type Query } from '../../search/parse-query.ts'
import { toMatch } from '../../search/to-match.ts'
import { hub } from '../../server/hub.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { siteFor } from './visitor.ts'

const LIMIT = 20

export function loader({ request }: LoaderFunctionArgs) {
  const query = parseQuery(new URL(request.url).searchParams.get('q') ?? '')
  const { total, found, articles } = find(query)
  const nothing = total === 0 && articles.total === 0
  const drawn = drawnCovers()
  const shows = nothing ? drawn.shows(listShows(hub().db, { visibilities: visibleTo('listed') })) : []
  return { site: siteFor(request), text: query.text, total, found, articles, shows }
}

function find(query: Query) {
  const match = toMatch(query)
  if (!match) return { total: 0, found: [], articles: { total: 0, found: [] } }
  const wish = { match, visibilities: visibleTo('listed'), limit: LIMIT }
  const { total, found } = searchCatalogue(hub().db, wish)
  const articles = searchArticles(hub().db, wish)
  const drawn = drawnCovers()
  return {
    total,
    articles: {
      total: articles.total,
      found: articles.found.map((article) => ({ article, title: highlight(article.title, query) })),
    },
    found: found.map(({ episode, moments }) => ({
      episode: { ...episode, cover: drawn.cover(episode.cover, episode.show.slug) },
      title: highlight(episode.title, query),
      moments: moments.map((moment) => ({ ...moment, text: highlight(moment.text, query) })),
    })),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const words = WORDS[data.site.locale]
  return head(data.site, {
    title: [data.text ? words.searchFor(data.text) : words.searchTitle],
    hidden: true,
  })
}

export default function Search() {
  const { text, total, found, articles, shows } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.searchTitle }]} />
      <h1>{words.searchTitle}</h1>
      <SearchForm id="search" query={text} />
      {text === '' ? <p>{words.searchHint}</p> : null}
      {text !== '' && total === 0 && articles.total === 0 ? (
        <>
          <p role="status">{words.foundNothing(text)}</p>
          <p>{words.foundNothingHint}</p>
        </>
      ) : null}
      {total > 0 ? (
        <>
          <p role="status">{words.found(total, found.length)}</p>
          <FoundList found={found} />
        </>
      ) : null}
      {articles.total > 0 ? (
        <>
          <p role="status">{words.foundArticles(articles.total, articles.found.length)}</p>
          <FoundArticles found={articles.found} />
        </>
      ) : null}
      {shows.length > 0 ? (
        <section aria-labelledby="shows">
          <h2 id="shows">{words.shows}</h2>
          <ShowList shows={shows} />
        </section>
      ) : null}
    </>
  )
}
