/** The index of what is written about an episode. Changed in the transaction that changes the episode. */
import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { chapters, credits, episodes, recordings } from '../schema.ts'
import { foldText } from './fold-text.ts'

/** Puts title, summary, people and chapters of an episode in the index, in place of what it had; gone where the row is gone. */
export function indexEpisode(tx: Db, { episodeId }: { episodeId: number }): void {
  unindexEpisode(tx, { episodeId })
  const episode = tx.select().from(episodes).where(eq(episodes.id, episodeId)).get()
  if (!episode) return
  const parts = tx
    .select({ title: recordings.title, description: recordings.description })
    .from(recordings)
    .where(eq(recordings.episodeId, episodeId))
    .orderBy(asc(recordings.number))
    .all()
  const texts = {
    title: [episode.title, ...parts.map((part) => part.title ?? '')],
    summary: [episode.summary, episode.place ?? '', ...parts.map((part) => part.description)],
    people: listPeople(tx, episodeId),
    chapters: listChapterTitles(tx, episodeId),
  }
  const column = (lines: string[]) => foldText(lines.filter(Boolean).join('\n'))
  tx.run(sql`insert into episode_index (rowid, title, summary, people, chapters) values
    (${episodeId}, ${column(texts.title)}, ${column(texts.summary)}, ${column(texts.people)}, ${column(texts.chapters)})`)
}

/** Takes an episode's written words out of the index. */
export function unindexEpisode(tx: Db, { episodeId }: { episodeId: number }): void {
  tx.run(sql`delete from episode_index where rowid = ${episodeId}`)
}

function listPeople(tx: Db, episodeId: number): string[] {
  return tx
    .select({ name: credits.name, title: credits.title, affiliation: credits.affiliation })
    .from(credits)
    .where(eq(credits.episodeId, episodeId))
    .orderBy(asc(credits.position))
    .all()
    .flatMap(({ name, title, affiliation }) => [name, title ?? '', affiliation ?? ''])
}

function listChapterTitles(tx: Db, episodeId: number): string[] {
  return tx
    .select({ title: chapters.title })
    .from(chapters)
    .innerJoin(recordings, eq(recordings.id, chapters.recordingId))
    .where(eq(recordings.episodeId, episodeId))
    .orderBy(asc(recordings.number), asc(chapters.start))
    .all()
    .map(({ title }) => title)
}
