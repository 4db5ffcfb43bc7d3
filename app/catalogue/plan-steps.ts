/** Asks the pipeline what can start now for a job, and keeps it. Asked again after every outcome. */
import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { addJob, addStep, listSteps } from '#db/queries/steps.ts'
import { assets, chapters, credits, episodes, jobs, recordings, seasons, shows } from '#db/schema.ts'
import { type Chapter, type Outcome, plan, type Tags } from '#media-pipeline'

/** Adds the steps that can start; how many were new. */
export function planSteps(tx: Db, { jobId }: { jobId: number }): number {
  const about = getJob(tx, jobId)
  const outcomes: Partial<Record<Outcome['kind'], Outcome>> = {}
  for (const step of listSteps(tx, { jobId }))
    if (step.outcome) outcomes[step.kind as Outcome['kind']] = JSON.parse(step.outcome) as Outcome
  const next = plan(
    {
      recording: about.recording.publicId,
      source: about.source.key,
      sourceHash: about.source.hash,
      language: about.recording.language,
      model: null,
      words: about.recording.words,
      chapters: editedChapters(tx, about.recording.id),
      tags: tagsOf(tx, about),
    },
    outcomes,
  )
  return next.filter((step) =>
    addStep(tx, { id: step.id, jobId, kind: step.kind, body: JSON.stringify(step) }),
  ).length
}

/** The same for a recording's current media, after a person changed what its files say or what is asked of the recogniser. */
export function planAgain(tx: Db, recordingId: number) {
  const { sourceAssetId } = tx.select().from(recordings).where(eq(recordings.id, recordingId)).get()!
  if (sourceAssetId) planSteps(tx, { jobId: addJob(tx, { recordingId, sourceAssetId }) })
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

/** Null where no person wrote any. */
function editedChapters(tx: Db, recordingId: number): Chapter[] | null {
  const edited = tx
    .select({ start: chapters.start, title: chapters.title })
    .from(chapters)
    .where(and(eq(chapters.recordingId, recordingId), eq(chapters.origin, 'edited')))
    .orderBy(asc(chapters.start))
    .all()
  return edited.length > 0 ? edited : null
}

/** What listeners' programs show of the file, chapters aside: those come from the steps. */
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
  const cover = show.coverAssetId
    ? (tx.select({ key: assets.key }).from(assets).where(eq(assets.id, show.coverAssetId)).get()?.key ?? null)
    : null
  return {
    title: recording.title ?? episode.title,
    show: show.title,
    author: show.author || hosts.map((host) => host.name).join(', '),
    season: season?.number ?? null,
    episode: episode.number,
    date: episode.startsAt ?? episode.publishedAt,
    language: recording.language === 'auto' ? episode.language : recording.language,
    comment: episode.summary.slice(0, 500),
    cover,
  }
}
