/** An article as lists show it; every list of articles asks through here. */
import { and, count, desc, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { type ArticleKind, articles, assets, shows, type Visibility } from '../schema.ts'
import { type Partner, pictureColumns } from './list-partners.ts'
import { visibleArticle } from './visible.ts'

export interface ArticleCard {
  id: number
  slug: string
  title: string
  summary: string
  kind: ArticleKind
  language: string
  publishedAt: string | null
  show: { slug: string; title: string } | null
  cover: Partner['logo']
}

export interface ArticleListing {
  visibilities: readonly Visibility[]
  limit: number
  offset?: number
  /** Of this show alone. */
  showId?: number
  where?: SQL | undefined
}

/** Articles that fit, newest first. */
export function listArticles(
  db: Db,
  { visibilities, limit, offset = 0, showId, where }: ArticleListing,
): ArticleCard[] {
  return db
    .select({
      id: articles.id,
      slug: articles.slug,
      title: articles.title,
      summary: articles.summary,
      kind: articles.kind,
      language: articles.language,
      publishedAt: articles.publishedAt,
      show: { slug: shows.slug, title: shows.title },
      cover: pictureColumns,
    })
    .from(articles)
    .leftJoin(shows, eq(shows.id, articles.showId))
    .leftJoin(assets, eq(assets.id, articles.coverAssetId))
    .where(fitting({ visibilities, showId, where }))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(limit)
    .offset(offset)
    .all()
}

/** How many there are in all. */
export function countArticles(db: Db, wanted: { visibilities: readonly Visibility[]; showId?: number }) {
  return db
    .select({ total: count() })
    .from(articles)
    .where(fitting({ ...wanted, showId: wanted.showId, where: undefined }))
    .get()!.total
}

function fitting(wanted: {
  visibilities: readonly Visibility[]
  showId: number | undefined
  where: SQL | undefined
}) {
  return and(
    visibleArticle(wanted.visibilities),
    wanted.showId === undefined ? undefined : eq(articles.showId, wanted.showId),
    wanted.where,
  )
}
