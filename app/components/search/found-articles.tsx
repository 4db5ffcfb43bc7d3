import { articlePath } from '../../addresses.ts'
import { bindSpaces } from '../../texts/bind-spaces.ts'
import { ArticleFacts, type ListedArticle } from '../articles/article-list.tsx'
import { Cover } from '../page/cover.tsx'
import { useSite } from '../site.ts'
import { Marked, type Stretch } from './marked.tsx'

/** Articles that were found. */
export function FoundArticles({ found }: { found: { article: ListedArticle; title: Stretch[] }[] }) {
  const { here } = useSite()
  return (
    <ol className="found-list">
      {found.map(({ article, title }) => (
        <li key={article.slug}>
          <article className="card">
            {article.cover ? <Cover picture={article.cover} name={article.title} /> : null}
            <div>
              <h2 lang={article.language}>
                <a href={here(articlePath(article.slug))}>
                  <Marked text={title} />
                </a>
              </h2>
              <ArticleFacts article={article} withShow />
              {article.summary ? (
                <p className="summary" lang={article.language}>
                  {bindSpaces(article.summary)}
                </p>
              ) : null}
            </div>
          </article>
        </li>
      ))}
    </ol>
  )
}
