/** The index of what is written about an episode. Changed in the transaction that changes the episode. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  chapters,
  credits,
  episodes,
  episodeTopics,
  organisations,
  partnerships,
  recordings,
  references,
  reports,
  topics,
} from '../schema.ts'
import { foldText } from './fold-text.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { chapterIsPublished, recordingIsThere } from './visible.ts'

/**
 * Puts what is written about an episode in the index, in place of what it had; gone where the row is gone. Beside title
 * and summary: its recordings, people, organisations, chapters, report, references and topics.
 */
export function indexEpisode(tx: Db, { episodeId }: { episodeId: number }): void {
  unindexEpisode(tx, { episodeId })
  const episode = tx.select().from(episodes).where(eq(episodes.id, episodeId)).get()
  if (!episode) return
  const parts = tx
    .select({ title: recordings.title, description: recordings.description })
    .from(recordings)
    .where(and(eq(recordings.episodeId, episodeId), recordingIsThere()))
    .orderBy(asc(recordings.number))
    .all()
  const texts = {
    title: [episode.title, ...parts.map((part) => part.title ?? '')],
    summary: [
      plainMarkdown(episode.summary),
      episode.place ?? '',
      episode.contextLabel ?? '',
      ...parts.map((part) => plainMarkdown(part.description)),
      ...listTopics(tx, episodeId),
      ...listReports(tx, episodeId),
      ...listReferences(tx, episodeId),
    ],
    people: [...listPeople(tx, episodeId), ...listOrganisations(tx, episodeId)],
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
    .where(and(eq(recordings.episodeId, episodeId), recordingIsThere(), chapterIsPublished()))
    .orderBy(asc(recordings.number), asc(chapters.start))
    .all()
    .map(({ title }) => title)
}

function listTopics(tx: Db, episodeId: number): string[] {
  return tx
    .select({ name: topics.name })
    .from(episodeTopics)
    .innerJoin(topics, and(eq(topics.id, episodeTopics.topicId), isNull(topics.removedAt)))
    .where(eq(episodeTopics.episodeId, episodeId))
    .all()
    .map(({ name }) => name)
}

/** Those that have a part in it, and those that speak in it under another name than their own. */
function listOrganisations(tx: Db, episodeId: number): string[] {
  const names = { name: organisations.name, acronym: organisations.acronym }
  const partners = tx
    .select(names)
    .from(partnerships)
    .innerJoin(organisations, eq(organisations.id, partnerships.organisationId))
    .where(and(eq(partnerships.episodeId, episodeId), isNull(organisations.removedAt)))
    .all()
  const credited = tx
    .select(names)
    .from(credits)
    .innerJoin(organisations, eq(organisations.id, credits.organisationId))
    .where(and(eq(credits.episodeId, episodeId), isNull(organisations.removedAt)))
    .all()
  return [...partners, ...credited].flatMap(({ name, acronym }) => [name, acronym ?? ''])
}

function listReports(tx: Db, episodeId: number): string[] {
  const rows = tx.select({ body: reports.body }).from(reports).where(eq(reports.episodeId, episodeId)).all()
  return rows.map(({ body }) => plainMarkdown(body))
}

function listReferences(tx: Db, episodeId: number): string[] {
  return tx
    .select({ author: references.author, title: references.title, publisher: references.publisher })
    .from(references)
    .where(eq(references.episodeId, episodeId))
    .all()
    .flatMap(({ author, title, publisher }) => [author, title, publisher])
}
