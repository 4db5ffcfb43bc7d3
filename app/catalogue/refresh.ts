/** What shows something that changed must follow: its version, its date of change, its words in the search. */
import { eq, sql } from 'drizzle-orm'
import { indexArticle } from '#db/queries/index-article.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { indexTranscript } from '#db/queries/index-transcript.ts'
import type { Touched } from '#db/queries/studio-people.ts'
import { articles, episodes, transcripts } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'

/** Index rows, feed items and dates of change of episodes and articles. */
export function refresh(tx: Change, touched: Pick<Touched, 'episodes' | 'articles'>) {
  for (const episodeId of touched.episodes) {
    touchEpisode(tx, episodeId)
    indexEpisode(tx, { episodeId })
  }
  for (const articleId of touched.articles) {
    tx.update(articles).set({ changedAt: new Date().toISOString() }).where(eq(articles.id, articleId)).run()
    indexArticle(tx, { articleId })
  }
}

/** The same for what shows a recording, its words included. */
export function refreshRecording(tx: Change, { id, episodeId }: { id: number; episodeId: number }) {
  refresh(tx, { episodes: [episodeId], articles: [] })
  const its = tx.select({ id: transcripts.id }).from(transcripts).where(eq(transcripts.recordingId, id)).all()
  for (const { id: transcriptId } of its) indexTranscript(tx, { transcriptId })
}

/** An episode's feed item is not what it was; what the search knows of it is. */
export function touchEpisode(tx: Change, episodeId: number) {
  tx.update(episodes)
    .set({ version: sql`${episodes.version} + 1`, changedAt: new Date().toISOString() })
    .where(eq(episodes.id, episodeId))
    .run()
}
