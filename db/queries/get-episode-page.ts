/** Everything that an episode's page shows. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  assets,
  chapters,
  cues,
  episodes,
  episodeTopics,
  organisations,
  people,
  recordings,
  renditions,
  revisions,
  seasons,
  shows,
  topics,
  transcripts,
  type Visibility,
} from '../schema.ts'
import { getReport } from './get-report.ts'
import { listCredits } from './list-credits.ts'
import { listDocuments, listReferences } from './list-documents.ts'
import { listPartners, pictureColumns } from './list-partners.ts'
import { listWork } from './list-work.ts'
import { chapterIsPublished, recordingIsThere, visibleEpisode } from './visible.ts'

export type EpisodePage = NonNullable<ReturnType<typeof getEpisodePage>>
export type RecordingOnPage = NonNullable<EpisodePage['recording']>

/**
 * An episode with one of its recordings, whole: the one with the number `part`, the first where `part` is null
 * (null where it has none yet). Null where there is no such episode or part, or it may not be seen.
 */
export function getEpisodePage(
  db: Db,
  {
    show,
    episode,
    part,
    visibilities,
  }: {
    show: string
    episode: string
    part: number | null
    visibilities: readonly Visibility[]
  },
) {
  const found = db
    .select({
      episode: episodes,
      show: shows,
      season: seasons,
      organisation: { slug: organisations.slug, name: organisations.name },
      /** Its own, else its show's. */
      cover: pictureColumns,
    })
    .from(episodes)
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .leftJoin(organisations, and(eq(organisations.id, shows.organisationId), isNull(organisations.removedAt)))
    .leftJoin(assets, eq(assets.id, sql`coalesce(${episodes.coverAssetId}, ${shows.coverAssetId})`))
    .where(and(eq(shows.slug, show), eq(episodes.slug, episode), visibleEpisode(visibilities)))
    .get()
  if (!found) return null
  const episodeId = found.episode.id
  const parts = listParts(db, episodeId)
  const chosen = part === null ? parts[0] : parts.find((one) => one.number === part)
  if (part !== null && !chosen) return null
  return {
    ...found,
    credits: listCredits(db, { episodeId }),
    partners: listPartners(db, { episodeId }),
    topics: listTopics(db, episodeId),
    report: getReport(db, { episodeId }),
    references: listReferences(db, { episodeId }),
    documents: listDocuments(db, { episodeId }),
    parts,
    recording: chosen
      ? { ...chosen, ...getRecording(db, chosen.id, chosen.language, found.episode.language) }
      : null,
  }
}

function listParts(db: Db, episodeId: number) {
  return db
    .select({
      id: recordings.id,
      publicId: recordings.publicId,
      number: recordings.number,
      title: recordings.title,
      description: recordings.description,
      sort: recordings.sort,
      language: recordings.language,
      duration: recordings.duration,
    })
    .from(recordings)
    .where(and(eq(recordings.episodeId, episodeId), recordingIsThere()))
    .orderBy(asc(recordings.number))
    .all()
}

function listTopics(db: Db, episodeId: number) {
  return db
    .select({ slug: topics.slug, name: topics.name })
    .from(episodeTopics)
    .innerJoin(topics, and(eq(topics.id, episodeTopics.topicId), isNull(topics.removedAt)))
    .where(eq(episodeTopics.episodeId, episodeId))
    .orderBy(asc(topics.name))
    .all()
}

function getRecording(db: Db, recordingId: number, declared: string, ofEpisode: string) {
  const tracks = listTranscripts(db, recordingId)
  const wanted = declared === 'auto' ? ofEpisode : declared
  const shown = tracks.find((one) => sameLanguage(one.language, wanted)) ?? tracks[0] ?? null
  return {
    renditions: listRenditions(db, recordingId),
    chapters: db
      .select({ start: chapters.start, title: chapters.title, origin: chapters.origin })
      .from(chapters)
      .where(and(eq(chapters.recordingId, recordingId), chapterIsPublished()))
      .orderBy(asc(chapters.start))
      .all(),
    /** Languages in which the words can be read. */
    transcripts: tracks.map(({ revisionId: _, ...track }) => track),
    /** The words that the page shows. */
    transcript: shown && { ...shown, cues: listCues(db, shown.revisionId) },
    work: listWork(db, { recordingId }),
  }
}

const sameLanguage = (one: string, other: string) => one.split('-')[0] === other.split('-')[0]

function listRenditions(db: Db, recordingId: number) {
  return db
    .select({
      profile: renditions.profile,
      duration: renditions.duration,
      publicId: assets.publicId,
      hash: assets.hash,
      type: assets.type,
      size: assets.size,
      width: assets.width,
      height: assets.height,
    })
    .from(renditions)
    .innerJoin(assets, eq(assets.id, renditions.assetId))
    .where(and(eq(renditions.recordingId, recordingId), eq(renditions.current, true)))
    .all()
}

function listTranscripts(db: Db, recordingId: number) {
  return db
    .select({
      language: transcripts.language,
      revisionId: revisions.id,
      origin: revisions.origin,
      reviewed: revisions.reviewed,
      engine: revisions.engine,
    })
    .from(transcripts)
    .innerJoin(revisions, eq(revisions.id, transcripts.currentRevisionId))
    .where(eq(transcripts.recordingId, recordingId))
    .orderBy(asc(transcripts.id))
    .all()
}

function listCues(db: Db, revisionId: number) {
  return db
    .select({ start: cues.start, end: cues.end, text: cues.text, speaker: cues.speaker, person: people.name })
    .from(cues)
    .leftJoin(people, eq(people.id, cues.personId))
    .where(eq(cues.revisionId, revisionId))
    .orderBy(asc(cues.number))
    .all()
    .map(({ speaker, person, ...cue }) => ({ ...cue, speaker: person ?? speaker }))
}
