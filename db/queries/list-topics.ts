import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { topics, type Visibility } from '../schema.ts'
import { visibleArticle, visibleEpisode, visibleTopic } from './visible.ts'

export interface TopicCard {
  slug: string
  name: string
  episodes: number
  articles: number
}

/** Topics of something that can be seen, by name, with how many episodes and articles each has. */
export function listTopics(
  db: Db,
  { visibilities, where }: { visibilities: readonly Visibility[]; where?: SQL },
): TopicCard[] {
  return db
    .select({
      slug: topics.slug,
      name: topics.name,
      episodes: sql<number>`(select count(*) from episode_topics t join episodes e on e.id = t.episode_id
        where t.topic_id = topics.id and ${visibleEpisode(visibilities, 'e')})`,
      articles: sql<number>`(select count(*) from article_topics t join articles a on a.id = t.article_id
        where t.topic_id = topics.id and ${visibleArticle(visibilities, 'a')})`,
    })
    .from(topics)
    .where(where ? sql`${visibleTopic(visibilities)} and ${where}` : visibleTopic(visibilities))
    .all()
    .sort((a, b) => ORDER.compare(a.name, b.name))
}

const ORDER = new Intl.Collator('fr')
