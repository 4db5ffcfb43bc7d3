import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getTopicPage } from '#db/queries/get-topic-page.ts'
import { visibleTo } from '../../access/may-see.ts'
import { topicsPath } from '../../addresses.ts'
import { ArticleList } from '../../components/articles/article-list.tsx'
import { EpisodeList } from '../../components/lists/episode-list.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { Prose } from '../../components/page/prose.tsx'
import { useSite } from '../../components/site.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { notFound, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const found = getTopicPage(hub().db, { topic: params.topic!, visibilities: visibleTo('listed') })
  if (!found) throw notFound()
  return { site, ...found }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? head(data.site, { title: [data.topic.name], description: data.topic.description }) : []

export default function Topic() {
  const { topic, episodes, articles } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.menuTopics, path: topicsPath() }, { text: topic.name }]} />
      <h1>{topic.name}</h1>
      <Prose className="lead" text={topic.description} />
      {episodes.length > 0 ? (
        <section aria-labelledby="episodes">
          <h2 id="episodes">{words.episodes}</h2>
          <EpisodeList episodes={episodes} withShow />
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
