import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, episodes, topics, type Visibility } from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import { type ArticleCard, listArticles } from './list-articles.ts'
import { visibleEpisode, visibleTopic } from './visible.ts'
import { type Offered, whichFeeds } from './which-feeds.ts'

export interface TopicPage {
  topic: { slug: string; name: string; description: string }
  /** What there is to hear about it. */
  offered: Offered
  episodes: EpisodeCard[]
  articles: ArticleCard[]
}

const MOST = 1_000

/** A topic with what is about it, newest first; null where nothing that can be seen is. */
export function getTopicPage(
  db: Db,
  { topic: slug, visibilities }: { topic: string; visibilities: readonly Visibility[] },
): TopicPage | null {
  const found = db
    .select({ id: topics.id, slug: topics.slug, name: topics.name, description: topics.description })
    .from(topics)
    .where(and(eq(topics.slug, slug), visibleTopic(visibilities)))
    .get()
  if (!found) return null
  const { id, ...topic } = found
  return {
    topic,
    offered: whichFeeds(db, { of: { topicId: id }, visibilities }),
    episodes: listEpisodeCards(db, {
      visibilities,
      where: and(
        visibleEpisode(visibilities),
        sql`${episodes.id} in (select episode_id from episode_topics where topic_id = ${id})`,
      )!,
      order: 'newest',
      limit: MOST,
    }),
    articles: listArticles(db, {
      visibilities,
      where: sql`${articles.id} in (select article_id from article_topics where topic_id = ${id})`,
      limit: MOST,
    }),
  }
}
