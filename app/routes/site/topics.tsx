import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listTopics } from '#db/queries/list-topics.ts'
import { visibleTo } from '../../access/may-see.ts'
import { topicPath } from '../../addresses.ts'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { siteFor } from './visitor.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return { site: siteFor(request), topics: listTopics(hub().db, { visibilities: visibleTo('listed') }) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? head(data.site, { title: [WORDS[data.site.locale].menuTopics] }) : []

export default function Topics() {
  const { topics } = useLoaderData<typeof loader>()
  const { words, here } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.menuTopics }]} />
      <h1>{words.menuTopics}</h1>
      {topics.length === 0 ? <p>{words.nothingYet}</p> : null}
      <ul className="season-list">
        {topics.map(({ slug, name, episodes, articles }) => (
          <li key={slug}>
            <a href={here(topicPath(slug))}>{name}</a>
            <span className="facts">
              {[
                episodes > 0 ? words.countEpisodes(episodes) : '',
                articles > 0 ? words.countArticles(articles) : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
