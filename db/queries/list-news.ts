import { and, asc, desc, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, bylines, type Visibility } from '../schema.ts'
import { byKey } from './by-key.ts'
import { visibleArticle } from './visible.ts'

/** Articles with their whole text and authors, newest first: what the news feed is made of. */
export function listNews(db: Db, wanted: { visibilities: readonly Visibility[]; limit: number }) {
  const rows = db
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      summary: articles.summary,
      body: articles.body,
      kind: articles.kind,
      language: articles.language,
      publishedAt: articles.publishedAt,
      coverAssetId: articles.coverAssetId,
    })
    .from(articles)
    .where(and(visibleArticle(wanted.visibilities), isNotNull(articles.publishedAt)))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(wanted.limit)
    .all()
  const ids = rows.map(({ id }) => id)
  const written = db
    .select({ key: bylines.articleId, name: bylines.name })
    .from(bylines)
    .where(inArray(bylines.articleId, ids))
    .orderBy(asc(bylines.position), asc(bylines.id))
    .all()
  const authorsOf = byKey(written)
  return rows.map(({ publishedAt, ...row }) => ({
    ...row,
    publishedAt: publishedAt!,
    authors: authorsOf(row.id).map(({ name }) => name),
  }))
}
