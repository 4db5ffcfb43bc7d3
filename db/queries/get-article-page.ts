/** Everything that an article's page shows. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  articles,
  articleTopics,
  assets,
  bylines,
  organisations,
  people,
  shows,
  topics,
  type Visibility,
} from '../schema.ts'
import { listDocuments, listReferences } from './list-documents.ts'
import { pictureColumns } from './list-partners.ts'
import { visibleArticle, visibleOrganisation, visiblePerson, visibleTopic } from './visible.ts'

/**
 * An article, whole; null where there is none or it may not be seen. `listed` are the visibilities by which people,
 * organisations and topics have a page: a slug is null where there is none to link to.
 */
export function getArticlePage(
  db: Db,
  wanted: { article: string; visibilities: readonly Visibility[]; listed: readonly Visibility[] },
) {
  const found = db
    .select({
      article: articles,
      show: { slug: shows.slug, title: shows.title, language: shows.language },
      organisation: {
        name: organisations.name,
        slug: sql<
          string | null
        >`case when ${visibleOrganisation(wanted.listed)} then ${organisations.slug} end`,
      },
      cover: pictureColumns,
    })
    .from(articles)
    .leftJoin(shows, eq(shows.id, articles.showId))
    .leftJoin(
      organisations,
      and(eq(organisations.id, articles.organisationId), isNull(organisations.removedAt)),
    )
    .leftJoin(assets, eq(assets.id, articles.coverAssetId))
    .where(and(eq(articles.slug, wanted.article), visibleArticle(wanted.visibilities)))
    .get()
  if (!found) return null
  const { id } = found.article
  // Drizzle makes an object of nulls null only where all its columns are of one table.
  const organisation = found.organisation?.name ? found.organisation : null
  return {
    ...found,
    organisation,
    bylines: listBylines(db, id, wanted.listed),
    topics: listTopics(db, id, wanted.listed),
    documents: listDocuments(db, { articleId: id }),
    references: listReferences(db, { articleId: id }),
  }
}

function listBylines(db: Db, articleId: number, listed: readonly Visibility[]) {
  return db
    .select({
      name: bylines.name,
      slug: sql<string | null>`case when ${visiblePerson(listed)} then ${people.slug} end`,
    })
    .from(bylines)
    .leftJoin(people, eq(people.id, bylines.personId))
    .where(eq(bylines.articleId, articleId))
    .orderBy(asc(bylines.position), asc(bylines.id))
    .all()
}

function listTopics(db: Db, articleId: number, listed: readonly Visibility[]) {
  return db
    .select({
      name: topics.name,
      slug: sql<string | null>`case when ${visibleTopic(listed)} then ${topics.slug} end`,
    })
    .from(articleTopics)
    .innerJoin(topics, and(eq(topics.id, articleTopics.topicId), isNull(topics.removedAt)))
    .where(eq(articleTopics.articleId, articleId))
    .orderBy(asc(topics.name))
    .all()
}
