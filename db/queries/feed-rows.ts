/** What feed items say, for several recordings at once: one question for each table, not one for each recording. */
import { and, asc, eq, exists, isNull, sql } from 'drizzle-orm'
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
  soundbites,
  transcripts,
} from '../schema.ts'
import { byKey } from './by-key.ts'
import { heardSince } from './feed-keys.ts'
import { listSizesOf } from './picture-sizes.ts'
import { chapterIsPublished, recordingIsThere } from './visible.ts'

export type FeedRow = ReturnType<typeof readFeedRows>[number]
export type FeedRendition = FeedRow['renditions'][number]

/** The rows of recordings, by id, in any order; each with everything that stands beside it. */
export function readFeedRows(db: Db, ids: number[]) {
  if (ids.length === 0) return []
  const questions = questionsOf(db)
  const given = { ids: JSON.stringify(ids) }
  const rows = questions.rows.all(given)
  const parts = byKey(questions.parts.all(given))
  const made = byKey(questions.renditions.all(given))
  const spoken = byKey(questions.transcripts.all(given))
  const marked = byKey(questions.chapters.all(given))
  const tasted = byKey(questions.soundbites.all(given))
  const named = questions.credits.all(given)
  const credited = byKey(named)
  const sizesOf = listSizesOf(db, [
    ...rows.map(({ episode }) => episode.coverAssetId),
    ...named.map(({ photoAssetId }) => photoAssetId),
  ])
  return rows.map((row) => ({
    ...row,
    /** Every recording of the episode that is there, those that cannot be heard yet too, in order. */
    parts: parts(row.episode.id),
    renditions: made(row.recording.id),
    /** Those in which at least one word was heard, by language. */
    transcripts: spoken(row.recording.id),
    chapters: marked(row.recording.id),
    soundbites: tasted(row.recording.id),
    cover: sizesOf(row.episode.coverAssetId),
    credits: credited(row.episode.id).map(({ photoAssetId, ...credit }) => ({
      ...credit,
      photo: sizesOf(photoAssetId),
    })),
  }))
}

const prepared = new WeakMap<Db, ReturnType<typeof prepare>>()

/** Prepared once: after most changes they are asked for one recording. */
function questionsOf(db: Db) {
  const known = prepared.get(db) ?? prepare(db)
  prepared.set(db, known)
  return known
}

const given = sql`(select value from json_each(${sql.placeholder('ids')}))`
const theirEpisodes = sql`(select episode_id from recordings where id in ${given})`

function prepare(db: Db) {
  return {
    rows: db
      .select({
        recording: recordings,
        episode: episodes,
        season: { number: seasons.number, title: seasons.title },
        heardSince,
      })
      .from(recordings)
      .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
      .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
      .where(sql`${recordings.id} in ${given}`)
      .prepare(),
    parts: db
      .select({ key: recordings.episodeId, number: recordings.number, title: recordings.title })
      .from(recordings)
      .where(and(sql`${recordings.episodeId} in ${theirEpisodes}`, recordingIsThere()))
      .orderBy(asc(recordings.number))
      .prepare(),
    ...prepareMedia(db),
    credits: db
      .select({
        key: credits.episodeId,
        name: credits.name,
        role: credits.role,
        personId: people.id,
        slug: people.slug,
        url: people.url,
        photoAssetId: people.photoAssetId,
      })
      .from(credits)
      .leftJoin(people, and(eq(people.id, credits.personId), isNull(people.removedAt)))
      .where(sql`${credits.episodeId} in ${theirEpisodes}`)
      .orderBy(asc(credits.position), asc(credits.id))
      .prepare(),
  }
}

function prepareMedia(db: Db) {
  return {
    renditions: db
      .select({
        key: renditions.recordingId,
        profile: renditions.profile,
        duration: renditions.duration,
        bitrate: renditions.bitrate,
        type: assets.type,
        size: assets.size,
        hash: assets.hash,
        width: assets.width,
        height: assets.height,
      })
      .from(renditions)
      .innerJoin(assets, eq(assets.id, renditions.assetId))
      .where(and(sql`${renditions.recordingId} in ${given}`, eq(renditions.current, true)))
      .prepare(),
    transcripts: db
      .select({ key: transcripts.recordingId, id: transcripts.id, language: transcripts.language })
      .from(transcripts)
      .where(
        and(
          sql`${transcripts.recordingId} in ${given}`,
          exists(db.select().from(cues).where(eq(cues.revisionId, transcripts.currentRevisionId))),
        ),
      )
      .orderBy(asc(transcripts.language))
      .prepare(),
    chapters: db
      .select({ key: chapters.recordingId, start: chapters.start, title: chapters.title })
      .from(chapters)
      .where(and(sql`${chapters.recordingId} in ${given}`, chapterIsPublished()))
      .orderBy(asc(chapters.start))
      .prepare(),
    soundbites: db
      .select({
        key: soundbites.recordingId,
        start: soundbites.start,
        duration: soundbites.duration,
        title: soundbites.title,
      })
      .from(soundbites)
      .where(sql`${soundbites.recordingId} in ${given}`)
      .orderBy(asc(soundbites.start), asc(soundbites.id))
      .prepare(),
  }
}
