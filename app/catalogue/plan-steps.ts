/** Asks the pipeline what can start now for a job, and keeps it. Asked again after every outcome. */
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { findPictureKey } from '#db/queries/picture-sizes.ts'
import { addJob, addStep, listSteps, redoStep, removeSteps, type StepRow } from '#db/queries/steps.ts'
import { assets, chapters, credits, episodes, jobs, recordings, seasons, shows } from '#db/schema.ts'
import {
  type Chapter,
  type Outcome,
  plan,
  type Step,
  type StepKind,
  type Tags,
  type Wish,
} from '#media-pipeline'

/**
 * Adds the steps that can start, and takes away what is not wanted any more (another model, words that a person gave); the ids of
 * those. A worker that is at one of them is called off when it speaks next.
 */
export function planSteps(tx: Db, { jobId }: { jobId: number }): string[] {
  const about = getJob(tx, jobId)
  const known = listSteps(tx, { jobId })
  const outcomes = new Map<string, Outcome>()
  for (const { id, outcome } of known) if (outcome) outcomes.set(id, JSON.parse(outcome) as Outcome)
  const next = plan(wishOf(tx, about, [...outcomes.values()]), (id) => outcomes.get(id))
  const ids = new Set(known.map(({ id }) => id))
  for (const step of next) {
    if (!ids.has(step.id)) addStep(tx, { id: step.id, jobId, kind: step.kind, body: JSON.stringify(step) })
    else if (isReplaced(step, known)) redoStep(tx, step)
  }
  const wanted = new Set(next.map(({ id }) => id))
  return removeSteps(tx, {
    ids: known.filter((step) => !wanted.has(step.id) && isSpare(step)).map(({ id }) => id),
  })
}

/** Pixels of a side that the cover in a file's tags has at least. */
const TAG_COVER = 600

/** Of these the last one done is what readers have. */
const REPLACING = new Set<string>(['transcribe', 'chapters', 'tag'] satisfies StepKind[])

/** It was done once, and other work of its kind has taken its place since: a model, a title was changed and changed back. */
function isReplaced({ id, kind }: Step, known: readonly StepRow[]): boolean {
  if (!REPLACING.has(kind)) return false
  const done = known.filter((one) => one.kind === kind && one.state === 'done')
  return done.some((one) => one.id === id) && done.at(-1)!.id !== id
}

/** What was done stays as history; chunks alone are nothing without their transcript. */
const isSpare = ({ kind, state }: StepRow) => state !== 'done' || kind === 'hear' || kind === 'detect'

function wishOf(tx: Db, about: ReturnType<typeof getJob>, outcomes: Outcome[]): Wish {
  const { recording, source } = about
  const heard = outcomes.findLast((outcome) => outcome.kind === 'transcribe')
  return {
    recording: recording.publicId,
    source: source.key,
    sourceHash: source.hash,
    language: recording.language,
    model: recording.model,
    words: recording.words,
    heardKey: recording.wordsKey ?? heard?.heardKey ?? null,
    fullPicture: recording.fullPicture,
    tags: { ...tagsOf(tx, about), chapters: listChapters(tx, recording.id, outcomes) },
  }
}

/** The same for a recording's current media, after a person changed what its files say or what is asked of the recogniser. */
export function planAgain(tx: Db, recordingId: number): string[] {
  const { sourceAssetId } = tx.select().from(recordings).where(eq(recordings.id, recordingId)).get()!
  return sourceAssetId ? planSteps(tx, { jobId: addJob(tx, { recordingId, sourceAssetId }) }) : []
}

function getJob(tx: Db, jobId: number) {
  return tx
    .select({ recording: recordings, source: assets, episode: episodes, show: shows, season: seasons })
    .from(jobs)
    .innerJoin(recordings, eq(recordings.id, jobs.recordingId))
    .innerJoin(assets, eq(assets.id, jobs.sourceAssetId))
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .where(eq(jobs.id, jobId))
    .get()!
}

/** The chapters that readers see; those that were found in media that was replaced say nothing of the new one. */
function listChapters(tx: Db, recordingId: number, outcomes: Outcome[]): Chapter[] {
  const areFound = outcomes.some((outcome) => outcome.kind === 'chapters')
  return tx
    .select()
    .from(chapters)
    .where(and(eq(chapters.recordingId, recordingId), eq(chapters.proposed, false)))
    .orderBy(asc(chapters.start))
    .all()
    .filter(({ origin }) => areFound || origin === 'edited')
    .map(({ start, title }) => ({ start, title }))
}

/** What listeners' programs show of the file, chapters aside. */
function tagsOf(
  tx: Db,
  { recording, episode, show, season }: ReturnType<typeof getJob>,
): Omit<Tags, 'chapters'> {
  const hosts = tx
    .select({ name: credits.name })
    .from(credits)
    .where(eq(credits.episodeId, episode.id))
    .orderBy(asc(credits.position))
    .all()
  const pictureId = episode.coverAssetId ?? show.coverAssetId
  return {
    title: recording.title ?? episode.title,
    show: show.title,
    author: show.author || hosts.map((host) => host.name).join(', '),
    season: season?.number ?? null,
    episode: episode.number,
    date: episode.startsAt ?? episode.publishedAt,
    language: recording.language === 'auto' ? episode.language : recording.language,
    comment: episode.summary.slice(0, 500),
    // Every copy of the file carries it: what a telephone shows is enough.
    cover: pictureId === null ? null : findPictureKey(tx, { pictureId, least: TAG_COVER }),
  }
}
