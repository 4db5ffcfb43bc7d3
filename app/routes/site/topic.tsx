import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getTopicPage } from '#db/queries/get-topic-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { topicFeedPath, topicsPath } from '../../addresses.ts'
import { ArticleList } from '../../components/articles/article-list.tsx'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { FeedLink } from '../../components/page/feed-link.tsx'
import { Notes } from '../../components/page/notes.tsx'
import { useSite } from '../../components/site.ts'
import { hub } from '../../server/hub.ts'
import { toWords } from '../../texts/to-words.ts'
import { drawnCovers } from './drawn-covers.ts'
import { head } from './head.ts'
import { announceSound } from './show-feeds.ts'
import { notFound, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getTopicPage(hub().db, { topic: params.topic!, visibilities: visibleTo('listed') })
  if (!found) throw notFound()
  const { offered, ...rest } = found
  const episodes = drawnCovers().episodes(found.episodes)
  return { site, ...rest, episodes, feedPath: offered.sound ? topicFeedPath(found.topic.slug) : null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { site, topic, feedPath } = data
  return head(site, {
    title: [topic.name],
    description: toWords(topic.description),
    feeds: feedPath ? [announceSound(site, topic.name, feedPath)] : [],
  })
}

export default function Topic() {
  const { topic, episodes, articles, feedPath } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.menuTopics, path: topicsPath() }, { text: topic.name }]} />
      <h1>{topic.name}</h1>
      <Notes leading text={topic.description} />
      {episodes.length > 0 ? (
        <section aria-labelledby="episodes">
          <h2 id="episodes">{words.episodes}</h2>
          <EpisodeList episodes={episodes} withShow />
          <FeedLink path={feedPath} />
        </section>
      ) : null}
      {articles.length > 0 ? (
        <section aria-labelledby="articles">
          <h2 id="articles">{words.menuArticles}</h2>
          <ArticleList articles={articles} withShow />
        </section>
      ) : null}
    </>
  )
}
