/** Articles as the studio lists and finds them. */
import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, shows } from '../schema.ts'
import type { Works } from './studio-lists.ts'

/** Those of the shows that an account works on and of no show, newest change first. */
export function listStudioArticles(db: Db, { works }: { works: Works }) {
  return db
    .select({
      publicId: articles.publicId,
      title: articles.title,
      kind: articles.kind,
      language: articles.language,
      visibility: articles.visibility,
      publishAt: articles.publishAt,
      publishedAt: articles.publishedAt,
      show: shows.title,
    })
    .from(articles)
    .leftJoin(shows, eq(shows.id, articles.showId))
    .where(
      and(
        ne(articles.visibility, 'removed'),
        or(
          isNull(articles.showId),
          and(isNull(shows.removedAt), works ? inArray(shows.id, [...works]) : sql`1`),
        ),
      ),
    )
    .orderBy(desc(articles.changedAt), desc(articles.id))
    .limit(1_000)
    .all()
}

/** An article by its public id, removed ones too; null where there is none. */
export function findArticle(db: Db, { publicId }: { publicId: string }) {
  return db.select().from(articles).where(eq(articles.publicId, publicId)).get() ?? null
}
