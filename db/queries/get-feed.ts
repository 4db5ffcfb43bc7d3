import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  assets,
  chapters,
  credits,
  episodes,
  people,
  recordings,
  renditions,
  seasons,
  shows,
  transcripts,
  type Visibility,
} from '../schema.ts'

/** A show with every recording that its feed lists, newest first; null where there is no such show. */
export function findFeed(db: Db, wanted: { show: string; profile: string; visibilities: readonly Visibility[] }) {
  const found = db
    .select({ show: shows, cover: assets })
    .from(shows)
    .leftJoin(assets, eq(assets.id, shows.coverAssetId))
    .where(eq(shows.slug, wanted.show))
    .get()
  if (!found) return null
  const rows = db
    .select({ episode: episodes, recording: recordings, season: seasons, rendition: renditions, asset: assets })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .innerJoin(renditions, and(eq(renditions.recordingId, recordings.id), eq(renditions.current, true)))
    .innerJoin(assets, eq(assets.id, renditions.assetId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .where(
      and(
        eq(episodes.showId, found.show.id),
        eq(renditions.profile, wanted.profile),
        inArray(episodes.visibility, [...wanted.visibilities]),
      ),
    )
    .orderBy(desc(episodes.publishedAt), desc(episodes.id), asc(recordings.number))
    .all()
  return { ...found, items: rows.map((row) => ({ ...row, ...getBesides(db, row.recording.id, row.episode.id) })) }
}

function getBesides(db: Db, recordingId: number, episodeId: number) {
  return {
    recordings: db.select({ count: count() }).from(recordings).where(eq(recordings.episodeId, episodeId)).get()!.count,
    languages: db
      .select({ language: transcripts.language, revisionId: transcripts.currentRevisionId })
      .from(transcripts)
      .where(eq(transcripts.recordingId, recordingId))
      .all()
      .filter((row) => row.revisionId !== null)
      .map((row) => row.language),
    chapters: db.select({ count: count() }).from(chapters).where(eq(chapters.recordingId, recordingId)).get()!.count,
    credits: db
      .select({ name: credits.name, role: credits.role, slug: people.slug })
      .from(credits)
      .leftJoin(people, eq(people.id, credits.personId))
      .where(eq(credits.episodeId, episodeId))
      .orderBy(asc(credits.position))
      .all(),
  }
}

export type FeedRows = NonNullable<ReturnType<typeof findFeed>>
