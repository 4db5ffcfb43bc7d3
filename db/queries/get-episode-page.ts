/** Everything that an episode's page shows. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  assets,
  chapters,
  credits,
  cues,
  episodes,
  jobs,
  people,
  recordings,
  renditions,
  revisions,
  type StepState,
  seasons,
  shows,
  steps,
  transcripts,
  type Visibility,
} from '../schema.ts'

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
    .select({ episode: episodes, show: shows, season: seasons })
    .from(episodes)
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .where(and(eq(shows.slug, show), eq(episodes.slug, episode), inArray(episodes.visibility, visibilities)))
    .get()
  if (!found) return null
  const parts = listParts(db, found.episode.id)
  const chosen = part === null ? parts[0] : parts.find((one) => one.number === part)
  if (part !== null && !chosen) return null
  return {
    ...found,
    credits: listCredits(db, found.episode.id),
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
    .where(eq(recordings.episodeId, episodeId))
    .orderBy(asc(recordings.number))
    .all()
}

function listCredits(db: Db, episodeId: number) {
  return db
    .select({
      name: credits.name,
      role: credits.role,
      title: credits.title,
      affiliation: credits.affiliation,
      url: people.url,
    })
    .from(credits)
    .leftJoin(people, eq(people.id, credits.personId))
    .where(eq(credits.episodeId, episodeId))
    .orderBy(asc(credits.position), asc(credits.id))
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
      .where(eq(chapters.recordingId, recordingId))
      .orderBy(asc(chapters.start))
      .all(),
    /** Languages in which the words can be read. */
    transcripts: tracks.map(({ language, origin, reviewed }) => ({ language, origin, reviewed })),
    /** The words that the page shows. */
    transcript: shown && { ...shown, cues: listCues(db, shown.revisionId) },
    steps: listStepStates(db, recordingId),
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

function listStepStates(db: Db, recordingId: number): { kind: string; state: StepState }[] {
  return db
    .select({ kind: steps.kind, state: steps.state })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .where(eq(jobs.recordingId, recordingId))
    .all()
}
