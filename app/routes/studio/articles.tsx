import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listStudioArticles } from '#db/queries/studio-articles.ts'
import { studioPath } from '../../addresses.ts'
import { useSite } from '../../components/site.ts'
import { Notice } from '../../components/studio/notice.tsx'
import { VisibilityMark } from '../../components/studio/visibility-mark.tsx'
import { useStudioWords } from '../../components/studio/words.ts'
import { formatMoment } from '../../locales/format.ts'
import { hub } from '../../server/hub.ts'
import { doneIn } from './done.ts'
import { enter, worksOf } from './door.ts'
import { studioMeta } from './studio-meta.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { account, site, may } = await enter(request, 'look')
  const articles = listStudioArticles(hub().db, { works: worksOf(account) })
  return { site, articles, done: doneIn(request), mayEdit: may('edit') }
}

export const meta = studioMeta((words) => words.articles)

export default function Articles() {
  const { articles, done, mayEdit } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here, locale, timeZone } = useSite()
  return (
    <>
      <h1>{words.articles}</h1>
      <Notice done={done} kind="article" />
      {mayEdit ? (
        <p className="actions">
          <a className="button" href={here(studioPath('articles', 'new'))}>
            {words.newArticle}
          </a>
        </p>
      ) : null}
      {articles.length === 0 ? <p>{words.nothingHere}</p> : null}
      <ul className="studio-episodes">
        {articles.map((article) => (
          <li key={article.publicId}>
            <a
              href={here(studioPath('articles', article.publicId, mayEdit ? 'edit' : 'preview'))}
              lang={article.language}
            >
              {article.title}
            </a>
            <ul className="facts">
              <li>
                <VisibilityMark visibility={article.visibility} />
              </li>
              <li>{words.articleKinds[article.kind]}</li>
              {article.show ? <li>{article.show}</li> : null}
              {article.visibility === 'scheduled' && article.publishAt ? (
                <li>{formatMoment(article.publishAt, timeZone, locale)}</li>
              ) : null}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
