import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { articleTopics, episodeTopics, topics } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { findOrAddTopic } from './find-by-name.ts'
import { toNameLine } from './name-list.ts'

/** What is about them: exactly one. */
export type TopicOwner = { episodeId: number } | { articleId: number }

/** The topics by name, in place of those before; new ones are added. Links to removed topics wait for their return. */
export function keepTopics(tx: Change, owner: TopicOwner, names: string[]) {
  const living = tx.select({ id: topics.id }).from(topics).where(isNull(topics.removedAt))
  const ids = [...new Set(names.map((name) => findOrAddTopic(tx, name)))]
  if ('episodeId' in owner) {
    const { episodeId } = owner
    tx.delete(episodeTopics)
      .where(and(eq(episodeTopics.episodeId, episodeId), inArray(episodeTopics.topicId, living)))
      .run()
    for (const topicId of ids) tx.insert(episodeTopics).values({ episodeId, topicId }).run()
  } else {
    const { articleId } = owner
    tx.delete(articleTopics)
      .where(and(eq(articleTopics.articleId, articleId), inArray(articleTopics.topicId, living)))
      .run()
    for (const topicId of ids) tx.insert(articleTopics).values({ articleId, topicId }).run()
  }
}

/** The topics as a form has them: names in one line. */
export function readTopics(tx: Change, owner: TopicOwner): string {
  const links =
    'episodeId' in owner
      ? tx
          .select({ topicId: episodeTopics.topicId })
          .from(episodeTopics)
          .where(eq(episodeTopics.episodeId, owner.episodeId))
      : tx
          .select({ topicId: articleTopics.topicId })
          .from(articleTopics)
          .where(eq(articleTopics.articleId, owner.articleId))
  const rows = tx
    .select({ name: topics.name })
    .from(topics)
    .where(and(isNull(topics.removedAt), inArray(topics.id, links)))
    .orderBy(asc(topics.name))
    .all()
  return toNameLine(rows.map(({ name }) => name))
}
