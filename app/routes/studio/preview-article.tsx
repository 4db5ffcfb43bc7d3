import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getArticlePage } from '#db/queries/get-article-page.ts'
import { findArticle } from '#db/queries/studio-articles.ts'
import { VISIBILITIES } from '#db/schema.ts'
import { visibleTo } from '../../access/may-see.ts'
import { studioPath } from '../../addresses.ts'
import { ArticleText, type ArticleView } from '../../components/articles/article-text.tsx'
import { useSite } from '../../components/site.ts'
import { useStudioWords } from '../../components/studio/words.ts'
import { hub } from '../../server/hub.ts'
import { toDocument, toReference } from '../site/source-views.ts'
import { notFound } from '../site/visitor.ts'
import { enter } from './door.ts'
import { studioMeta } from './studio-meta.ts'

/** What readers will see, whatever the visibility. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = hub()
  const known = findArticle(db, { publicId: params.article! })
  const { site, may } = await enter(request, 'look', known?.showId)
  const page =
    known &&
    getArticlePage(db, { article: known.slug, visibilities: VISIBILITIES, listed: visibleTo('listed') })
  if (!known || !page) throw notFound()
  const { title, summary, body, kind, language, publishedAt, contact } = page.article
  const { show, organisation, cover, bylines, topics } = page
  const view: ArticleView = {
    ...{ title, summary, body, kind, language, publishedAt, contact },
    ...{ show, organisation, cover, bylines, topics },
    documents: page.documents.map(toDocument),
    references: page.references.map(toReference),
  }
  return { site, publicId: known.publicId, mayEdit: may('edit'), view }
}

export const meta = studioMeta<{ site: never; view: { title: string } }>((words, { view }) =>
  words.named(words.preview, view.title),
)

export default function PreviewArticle() {
  const { view, publicId, mayEdit } = useLoaderData<typeof loader>()
  const words = useStudioWords()
  const { here } = useSite()
  return (
    <>
      <p className="notice">
        {words.preview}{' '}
        {mayEdit ? <a href={here(studioPath('articles', publicId, 'edit'))}>{words.editArticle}</a> : null}
      </p>
      <ArticleText article={view} />
    </>
  )
}
