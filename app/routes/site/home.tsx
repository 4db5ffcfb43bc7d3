import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listArticles } from '#db/queries/list-articles.ts'
import { listComingEpisodes, listLatestEpisodes } from '#db/queries/list-latest-episodes.ts'
import { listShows } from '#db/queries/list-shows.ts'
import { visibleTo } from '../../access/may-see.ts'
import { articlesPath } from '../../addresses.ts'
import { ArticleList } from '../../components/articles/article-list.tsx'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { ShowList } from '../../components/lists/show-list.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { cardOf } from './card.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { announce, announceNews, showFeeds } from './show-feeds.ts'
import { siteFor } from './visitor.ts'

const LATEST = 12
const COMING = 4
const ARTICLES = 4
/** More feeds than that nobody chooses from. */
const FEEDS = 8

export function loader({ request }: LoaderFunctionArgs) {
  const { db } = hub()
  const visibilities = visibleTo('listed')
  const now = new Date().toISOString()
  const drawn = drawnCovers()
  return {
    site: siteFor(request),
    card: cardOf('site', 'site'),
    shows: drawn.shows(listShows(db, { visibilities })),
    latest: drawn.episodes(listLatestEpisodes(db, { visibilities, limit: LATEST, now })),
    coming: drawn.episodes(listComingEpisodes(db, { visibilities, limit: COMING, now })),
    articles: listArticles(db, { visibilities, limit: ARTICLES }),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { site, shows, articles } = data
  const sound = shows.flatMap((show) => {
    const feeds = showFeeds(site, { ...show, movedVideoTo: null }, { sound: show.heard, film: false })
    return announce(site, show.title, feeds.slice(0, 1))
  })
  return head(site, {
    title: [],
    description: WORDS[site.locale].homeIntroduction,
    card: data.card,
    feeds: [...sound.slice(0, FEEDS), ...(articles.length > 0 ? [announceNews(site)] : [])],
  })
}

export default function Home() {
  const { shows, latest, coming, articles } = useLoaderData<typeof loader>()
  const { name, words, here } = useSite()
  const hasAside = coming.length + articles.length > 0
  return (
    <>
      <div className="hero">
        <h1>{name}</h1>
        <p className="lead">{words.homeIntroduction}</p>
      </div>
      {shows.length + articles.length === 0 ? <p>{words.nothingYet}</p> : null}
      {shows.length > 0 ? (
        <section aria-labelledby="shows">
          <h2 id="shows">{words.shows}</h2>
          <ShowList shows={shows} />
        </section>
      ) : null}
      <div className={hasAside ? 'columns home-columns' : undefined}>
        <div className="beside">
          {coming.length > 0 ? (
            <section aria-labelledby="coming">
              <h2 id="coming">{words.coming}</h2>
              <EpisodeList episodes={coming} withShow />
            </section>
          ) : null}
          {articles.length > 0 ? (
            <section aria-labelledby="articles">
              <h2 id="articles">{words.latestArticles}</h2>
              <ArticleList articles={articles} withShow />
              <p>
                <a href={here(articlesPath())}>{words.allArticles}</a>
              </p>
            </section>
          ) : null}
        </div>
        {latest.length > 0 ? (
          <section aria-labelledby="latest">
            <h2 id="latest">{words.latest}</h2>
            <EpisodeList episodes={latest} withShow wide={!hasAside} />
          </section>
        ) : null}
      </div>
    </>
  )
}
