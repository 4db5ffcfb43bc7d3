import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { countArticles, listArticles } from '#db/queries/list-articles.ts'
import { visibleTo } from '../../access/may-see.ts'
import { articlesPath, newsFeedPath } from '../../addresses.ts'
import { ArticleList } from '../../components/articles/article-list.tsx'
import { Breadcrumb } from '../../components/page/breadcrumb.tsx'
import { useSite } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { head } from './head.ts'
import { announceNews } from './show-feeds.ts'
import { notFound, numberIn, siteFor } from './visitor.ts'

const PER_PAGE = 30

export function loader({ request }: LoaderFunctionArgs) {
  const site = siteFor(request)
  const page = numberIn(new URL(request.url).searchParams.get('page') ?? '1')
  const visibilities = visibleTo('listed')
  const last = Math.max(1, Math.ceil(countArticles(hub().db, { visibilities }) / PER_PAGE))
  if (page > last) throw notFound()
  const articles = listArticles(hub().db, { visibilities, limit: PER_PAGE, offset: (page - 1) * PER_PAGE })
  return { site, articles, page, last }
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? head(data.site, {
        title: [WORDS[data.site.locale].menuArticles],
        canonical: data.page > 1 ? `${data.site.path}?page=${data.page}` : data.site.path,
        feeds: data.articles.length > 0 ? [announceNews(data.site)] : [],
      })
    : []

export default function Articles() {
  const { articles, page, last } = useLoaderData<typeof loader>()
  const { words } = useSite()
  return (
    <>
      <Breadcrumb crumbs={[{ text: words.menuArticles }]} />
      <h1>{words.menuArticles}</h1>
      {articles.length === 0 ? (
        <p>{words.nothingYet}</p>
      ) : (
        <ArticleList articles={articles} withShow heading="h2" />
      )}
      <Pages page={page} last={last} />
      <p>
        <a href={newsFeedPath()}>{words.openFeed}</a>
      </p>
    </>
  )
}

function Pages({ page, last }: { page: number; last: number }) {
  const { words, here } = useSite()
  if (last <= 1) return null
  const address = (number: number) => `${here(articlesPath())}${number === 1 ? '' : `?page=${number}`}`
  return (
    <nav className="page-links" aria-label={words.pages}>
      {page > 1 ? <a href={address(page - 1)}>{words.newerArticles}</a> : null}
      <span>{words.pageOf(page, last)}</span>
      {page < last ? <a href={address(page + 1)}>{words.olderArticles}</a> : null}
    </nav>
  )
}
