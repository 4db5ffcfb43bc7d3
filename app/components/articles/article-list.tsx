import { articlePath, showPath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { When } from '../lists/when.tsx'
import { Cover, type Picture } from '../page/cover.tsx'
import { useSite } from '../site.ts'

export interface ListedArticle {
  slug: string
  title: string
  summary: string
  kind: string
  language: string
  publishedAt: string | null
  show: { slug: string; title: string } | null
  cover: Picture | null
}

/** Articles, each with a link that is its title. `withShow` names the show too, where several meet. */
export function ArticleList({
  articles,
  withShow = false,
  heading = 'h3',
}: {
  articles: ListedArticle[]
  withShow?: boolean
  /** The level of the titles: one below what stands above the list. */
  heading?: 'h2' | 'h3'
}) {
  return (
    <ul className="article-list">
      {articles.map((article) => (
        <li key={article.slug}>
          <ArticleEntry article={article} withShow={withShow} Heading={heading} />
        </li>
      ))}
    </ul>
  )
}

function ArticleEntry({
  article,
  withShow,
  Heading,
}: {
  article: ListedArticle
  withShow: boolean
  Heading: 'h2' | 'h3'
}) {
  const { here } = useSite()
  const { slug, title, language, cover, summary } = article
  return (
    <article className="card">
      {cover ? <Cover picture={cover} name={title} /> : null}
      <div>
        <Heading lang={language}>
          <a href={here(articlePath(slug))}>{bindSpaces(title)}</a>
        </Heading>
        <ArticleFacts article={article} withShow={withShow} />
        {summary ? (
          <p className="summary" lang={language}>
            {bindSpaces(summary)}
          </p>
        ) : null}
      </div>
    </article>
  )
}

/** Kind, day and show in one line. */
export function ArticleFacts({
  article: { kind, publishedAt, show },
  withShow,
}: {
  article: Pick<ListedArticle, 'kind' | 'publishedAt' | 'show'>
  withShow: boolean
}) {
  const { words, here } = useSite()
  return (
    <ul className="facts">
      <li>
        <span className="label">{words.articleKinds[kind] ?? kind}</span>
      </li>
      {publishedAt ? (
        <li>
          <When dates={{ startsAt: null, endsAt: null, timeZone: null, precision: null, publishedAt }} />
        </li>
      ) : null}
      {withShow && show ? (
        <li>
          <a href={here(showPath(show.slug))}>{bindSpaces(show.title)}</a>
        </li>
      ) : null}
    </ul>
  )
}
