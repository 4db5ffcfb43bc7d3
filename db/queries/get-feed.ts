import { and, asc, count, desc, eq, exists, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  assets,
  chapters,
  credits,
  cues,
  episodes,
  people,
  recordings,
  renditions,
  seasons,
  shows,
  transcripts,
  type Visibility,
} from '../schema.ts'
import { chapterIsPublished, recordingIsThere, showIsThere, visibleEpisode } from './visible.ts'

/** The version that a show's feed is kept under, before anything else is read; null where there is no such show. */
export function findFeedVersion(db: Db, { show }: { show: string }) {
  const row = db
    .select({ version: shows.version })
    .from(shows)
    .where(and(eq(shows.slug, show), showIsThere()))
    .get()
  return row ?? null
}

/** A show with every recording that its feed lists, newest first; null where there is no such show. */
export function findFeed(
  db: Db,
  wanted: { show: string; profile: string; visibilities: readonly Visibility[] },
) {
  const found = db
    .select({ show: shows, cover: assets })
    .from(shows)
    .leftJoin(assets, eq(assets.id, shows.coverAssetId))
    .where(and(eq(shows.slug, wanted.show), showIsThere()))
    .get()
  if (!found) return null
  const rows = db
    .select({
      episode: episodes,
      recording: recordings,
      season: seasons,
      rendition: renditions,
      asset: assets,
    })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .innerJoin(renditions, and(eq(renditions.recordingId, recordings.id), eq(renditions.current, true)))
    .innerJoin(assets, eq(assets.id, renditions.assetId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .where(
      and(
        eq(episodes.showId, found.show.id),
        eq(renditions.profile, wanted.profile),
        recordingIsThere(),
        visibleEpisode(wanted.visibilities),
      ),
    )
    .orderBy(desc(episodes.publishedAt), desc(episodes.id), asc(recordings.number))
    .all()
  const besides = readBesides(db, found.show.id)
  return { ...found, items: rows.map((row) => ({ ...row, ...besides(row.recording.id, row.episode.id) })) }
}

export type FeedRows = NonNullable<ReturnType<typeof findFeed>>

/** What stands beside the recordings of a show, read by one question each and not by one for each recording. */
function readBesides(db: Db, showId: number) {
  const ofShow = and(eq(episodes.id, recordings.episodeId), eq(episodes.showId, showId))
  const numbers = byKey(
    db
      .select({ key: recordings.episodeId, number: recordings.number, title: recordings.title })
      .from(recordings)
      .innerJoin(episodes, ofShow)
      .where(recordingIsThere())
      .orderBy(asc(recordings.number))
      .all(),
  )
  const languages = byKey(listSpoken(db, showId))
  const marked = byKey(
    db
      .select({ key: chapters.recordingId, count: count() })
      .from(chapters)
      .innerJoin(recordings, eq(recordings.id, chapters.recordingId))
      .innerJoin(episodes, ofShow)
      .where(chapterIsPublished())
      .groupBy(chapters.recordingId)
      .all(),
  )
  const credited = byKey(listCredits(db, showId))
  return (recordingId: number, episodeId: number) => ({
    /** Every recording of the episode that is there, those that cannot be heard yet too, in order. */
    parts: numbers(episodeId),
    languages: languages(recordingId).map(({ language }) => language),
    chapters: marked(recordingId)[0]?.count ?? 0,
    credits: credited(episodeId),
  })
}

/** Transcripts in which at least one word was heard. */
function listSpoken(db: Db, showId: number) {
  return db
    .select({ key: transcripts.recordingId, language: transcripts.language })
    .from(transcripts)
    .innerJoin(recordings, eq(recordings.id, transcripts.recordingId))
    .innerJoin(episodes, and(eq(episodes.id, recordings.episodeId), eq(episodes.showId, showId)))
    .where(exists(db.select().from(cues).where(eq(cues.revisionId, transcripts.currentRevisionId))))
    .orderBy(asc(transcripts.language))
    .all()
}

function listCredits(db: Db, showId: number) {
  return db
    .select({ key: credits.episodeId, name: credits.name, role: credits.role, url: people.url })
    .from(credits)
    .innerJoin(episodes, and(eq(episodes.id, credits.episodeId), eq(episodes.showId, showId)))
    .leftJoin(people, and(eq(people.id, credits.personId), isNull(people.removedAt)))
    .orderBy(asc(credits.position), asc(credits.id))
    .all()
}

function byKey<T extends { key: number }>(rows: T[]): (key: number) => T[] {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.key)
    if (group) group.push(row)
    else groups.set(row.key, [row])
  }
  return (key) => groups.get(key) ?? []
}
