import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getArticlePage } from '#db/queries/get-article-page.ts'
import { maySee, visibleTo } from '../../access/may-see.ts'
import { ArticleText, type ArticleView } from '../../components/articles/article-text.tsx'
import { hub } from '../../server/hub.ts'
import { cardOf } from './card.ts'
import { head } from './head.ts'
import { announceNews } from './show-feeds.ts'
import { toDocument, toReference } from './source-views.ts'
import { notFound, siteFor } from './visitor.ts'

export function loader({ request, params }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const page = getArticlePage(hub().db, {
    article: params.article!,
    visibilities: visibleTo('by-address'),
    listed: visibleTo('listed'),
  })
  if (!page) throw notFound()
  const { title, summary, body, kind, language, publishedAt, contact } = page.article
  const { show, organisation, cover, bylines, topics } = page
  const view: ArticleView = {
    ...{ title, summary, body, kind, language, publishedAt, contact },
    ...{ show, organisation, cover, bylines, topics },
    documents: page.documents.map(toDocument),
    references: page.references.map(toReference),
  }
  const card = cardOf('articles', page.article.slug)
  return { site, view, card, hidden: !maySee(page.article.visibility, 'listed') }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { view, card, hidden } = data
  const { title, summary } = view
  return head(data.site, {
    title: [title],
    description: summary,
    card,
    feeds: hidden ? [] : [announceNews(data.site)],
    hidden,
  })
}

export default function Article() {
  return <ArticleText article={useLoaderData<typeof loader>().view} />
}
