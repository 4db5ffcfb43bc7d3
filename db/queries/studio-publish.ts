/** What a producer must know of an episode or a recording before changing who sees it or what was said. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  credits,
  episodes,
  jobs,
  people,
  recordings,
  renditions,
  revisions,
  shows,
  steps,
  transcripts,
} from '../schema.ts'
import { recordingIsThere } from './visible.ts'

/** Whatever its visibility; null where there is no such episode. */
export function findStudioEpisode(db: Db, { publicId }: { publicId: string }) {
  return (
    db
      .select({ episode: episodes, show: shows })
      .from(episodes)
      .innerJoin(shows, and(eq(shows.id, episodes.showId), isNull(shows.removedAt)))
      .where(eq(episodes.publicId, publicId))
      .get() ?? null
  )
}

/** A recording with its episode and show, whatever the visibility; null where there is no such recording or it was removed. */
export function findStudioRecording(db: Db, { publicId }: { publicId: string }) {
  return (
    db
      .select({ recording: recordings, episode: episodes, show: shows })
      .from(recordings)
      .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
      .innerJoin(shows, and(eq(shows.id, episodes.showId), isNull(shows.removedAt)))
      .where(and(eq(recordings.publicId, publicId), recordingIsThere()))
      .get() ?? null
  )
}

/** An episode's recordings: whether each can be heard, and how far its words are. */
export function listReadiness(db: Db, { episodeId }: { episodeId: number }) {
  const rows = db
    .select({
      id: recordings.id,
      publicId: recordings.publicId,
      number: recordings.number,
      title: recordings.title,
      fileName: recordings.fileName,
      sourceAssetId: recordings.sourceAssetId,
    })
    .from(recordings)
    .where(and(eq(recordings.episodeId, episodeId), recordingIsThere()))
    .orderBy(asc(recordings.number))
    .all()
  return rows.map(({ id, sourceAssetId, ...row }) => ({
    ...row,
    ready: canBeHeard(db, { recordingId: id }),
    open: isUnderWay(db, id, sourceAssetId),
    transcripts: db
      .select({
        language: transcripts.language,
        origin: revisions.origin,
        reviewed: revisions.reviewed,
        engine: revisions.engine,
      })
      .from(transcripts)
      .innerJoin(revisions, eq(revisions.id, transcripts.currentRevisionId))
      .where(eq(transcripts.recordingId, id))
      .orderBy(asc(transcripts.id))
      .all(),
  }))
}

/** Whether a recording can be heard: its sound for podcast apps exists. */
export function canBeHeard(db: Db, { recordingId }: { recordingId: number }): boolean {
  const sound = and(
    eq(renditions.recordingId, recordingId),
    eq(renditions.profile, 'mp3'),
    eq(renditions.current, true),
  )
  return db.select({ id: renditions.id }).from(renditions).where(sound).get() !== undefined
}

/** Something is still being made of its current media, or waits to be. */
function isUnderWay(db: Db, recordingId: number, sourceAssetId: number | null): boolean {
  if (sourceAssetId === null) return false
  const open = db
    .select({ id: steps.id })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .where(
      and(
        eq(jobs.recordingId, recordingId),
        eq(jobs.sourceAssetId, sourceAssetId),
        inArray(steps.state, ['pending', 'running', 'waiting']),
      ),
    )
    .get()
  return open !== undefined
}

/** People credited on an episode by name, in their order. */
export function listCreditedPeople(db: Db, { episodeId }: { episodeId: number }) {
  return db
    .select({ id: people.id, name: people.name })
    .from(credits)
    .innerJoin(people, eq(people.id, credits.personId))
    .where(and(eq(credits.episodeId, episodeId), isNull(people.removedAt)))
    .orderBy(asc(credits.position))
    .all()
}
