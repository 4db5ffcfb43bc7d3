import { eq, sql } from 'drizzle-orm'
import { indexArticle } from '#db/queries/index-article.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import type { Touched } from '#db/queries/studio-people.ts'
import { articles, episodes } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'

/** Index rows, feed items and dates of change of what shows something that changed. */
export function refresh(tx: Change, touched: Pick<Touched, 'episodes' | 'articles'>) {
  const changedAt = new Date().toISOString()
  for (const episodeId of touched.episodes) {
    tx.update(episodes)
      .set({ version: sql`${episodes.version} + 1`, changedAt })
      .where(eq(episodes.id, episodeId))
      .run()
    indexEpisode(tx, { episodeId })
  }
  for (const articleId of touched.articles) {
    tx.update(articles).set({ changedAt }).where(eq(articles.id, articleId)).run()
    indexArticle(tx, { articleId })
  }
}
