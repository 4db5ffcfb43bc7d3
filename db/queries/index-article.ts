/** The index of articles. Changed in the transaction that changes the article. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, articleTopics, bylines, organisations, references, topics } from '../schema.ts'
import { foldText } from './fold-text.ts'
import { plainMarkdown } from './plain-markdown.ts'

/** Puts an article's words in the index, in place of what it had; gone where the row is gone. */
export function indexArticle(tx: Db, { articleId }: { articleId: number }): void {
  unindexArticle(tx, { articleId })
  const article = tx.select().from(articles).where(eq(articles.id, articleId)).get()
  if (!article) return
  const texts = {
    title: [article.title],
    summary: [article.summary, ...listTopics(tx, articleId)],
    people: [
      ...listAuthors(tx, articleId),
      ...listOrganisations(tx, article.organisationId),
      article.contact,
    ],
    body: [plainMarkdown(article.body), ...listReferences(tx, articleId)],
  }
  const column = (lines: string[]) => foldText(lines.filter(Boolean).join('\n'))
  tx.run(sql`insert into article_index (rowid, title, summary, people, body) values
    (${articleId}, ${column(texts.title)}, ${column(texts.summary)}, ${column(texts.people)}, ${column(texts.body)})`)
}

/** Takes an article's words out of the index. */
export function unindexArticle(tx: Db, { articleId }: { articleId: number }): void {
  tx.run(sql`delete from article_index where rowid = ${articleId}`)
}

function listTopics(tx: Db, articleId: number): string[] {
  return tx
    .select({ name: topics.name })
    .from(articleTopics)
    .innerJoin(topics, and(eq(topics.id, articleTopics.topicId), isNull(topics.removedAt)))
    .where(eq(articleTopics.articleId, articleId))
    .all()
    .map(({ name }) => name)
}

function listAuthors(tx: Db, articleId: number): string[] {
  const rows = tx.select({ name: bylines.name }).from(bylines).where(eq(bylines.articleId, articleId)).all()
  return rows.map(({ name }) => name)
}

function listOrganisations(tx: Db, organisationId: number | null): string[] {
  if (organisationId === null) return []
  return tx
    .select({ name: organisations.name, acronym: organisations.acronym })
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), isNull(organisations.removedAt)))
    .all()
    .flatMap(({ name, acronym }) => [name, acronym ?? ''])
}

function listReferences(tx: Db, articleId: number): string[] {
  return tx
    .select({ author: references.author, title: references.title, publisher: references.publisher })
    .from(references)
    .where(eq(references.articleId, articleId))
    .all()
    .flatMap(({ author, title, publisher }) => [author, title, publisher])
}
