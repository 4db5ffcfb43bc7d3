/** What of the demo is there already, by what stands in addresses. */
import { and, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  articles,
  chapters,
  episodes,
  organisations,
  people,
  recordings,
  revisions,
  seasons,
  shows,
  topics,
  transcripts,
} from '../schema.ts'

export type DemoState = ReturnType<typeof findDemoState>

export function findDemoState(db: Db) {
  const slugs = (rows: { slug: string }[]) => new Set(rows.map((row) => row.slug))
  return {
    organisations: slugs(db.select({ slug: organisations.slug }).from(organisations).all()),
    people: slugs(db.select({ slug: people.slug }).from(people).all()),
    topics: slugs(db.select({ slug: topics.slug }).from(topics).all()),
    articles: slugs(db.select({ slug: articles.slug }).from(articles).all()),
    shows: slugs(db.select({ slug: shows.slug }).from(shows).all()),
    seasons: new Set(
      db
        .select({ show: shows.slug, number: seasons.number })
        .from(seasons)
        .innerJoin(shows, eq(shows.id, seasons.showId))
        .all()
        .map(({ show, number }) => `${show}/${number}`),
    ),
    episodes: new Set(
      db
        .select({ show: shows.slug, episode: episodes.slug })
        .from(episodes)
        .innerJoin(shows, eq(shows.id, episodes.showId))
        .all()
        .map(({ show, episode }) => `${show}/${episode}`),
    ),
  }
}

/** An episode by its addresses, with its recording of that file; `recording` null where it is still missing. */
export function findDemoRecording(db: Db, where: { show: string; episode: string; fileName: string }) {
  const episode = db
    .select({ id: episodes.id, publicId: episodes.publicId })
    .from(episodes)
    .innerJoin(shows, and(eq(shows.id, episodes.showId), eq(shows.slug, where.show)))
    .where(eq(episodes.slug, where.episode))
    .get()
  if (!episode) return null
  const row = db
    .select({ id: recordings.id })
    .from(recordings)
    .where(and(eq(recordings.episodeId, episode.id), eq(recordings.fileName, where.fileName)))
    .get()
  if (!row) return { episode, recording: null }
  const imported = db
    .select({ id: revisions.id })
    .from(revisions)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, revisions.id))
    .where(and(eq(transcripts.recordingId, row.id), eq(revisions.origin, 'imported')))
    .get()
  const edited = db
    .select({ id: chapters.id })
    .from(chapters)
    .where(and(eq(chapters.recordingId, row.id), eq(chapters.origin, 'edited')))
    .get()
  return {
    episode,
    recording: {
      id: row.id,
      hasWords: imported !== undefined,
      hasEditedChapters: edited !== undefined,
    },
  }
}
