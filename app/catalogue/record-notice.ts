/** What a worker said becomes what we know. A notice may come twice, late, or from an attempt that is no longer the current one. */
import { and, eq, notInArray } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { endStep, findStep, isJobCurrent, listSteps, type StepRow, startStep } from '#db/queries/steps.ts'
import { renditions } from '#db/schema.ts'
import type { Made, Notice, Outcome, OutcomeOf, Storage } from '#media-pipeline'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { keepChapters, keepRenditions, keepSound } from './keep-outcome.ts'
import { keepTranscript, prepareTranscript } from './keep-transcript.ts'
import { planSteps } from './plan-steps.ts'
import { publishIfReady } from './publish-episode.ts'
import { homeOf } from './recording-home.ts'

interface Rim {
  db: Db
  storage: Storage
  progress: Map<string, number>
}

/** Records one notice; true where something changed. Safe to repeat. */
export async function recordNotice({ db, storage, progress }: Rim, notice: Notice): Promise<boolean> {
  if (notice.say === 'progress') {
    // It may come after the end: what ends a step goes first.
    if (findStep(db, { id: notice.step })?.step.state !== 'running') return false
    progress.set(notice.step, Math.max(notice.done, progress.get(notice.step) ?? 0))
    return false
  }
  if (notice.say === 'started') {
    progress.delete(notice.step)
    return startStep(db, { id: notice.step, attempt: notice.attempt })
  }
  const known = findStep(db, { id: notice.step })
  if (!known || known.step.state === 'done' || known.step.attempt > notice.attempt) return false
  progress.delete(notice.step)
  // What comes of media that was replaced is noted as done, and changes nothing.
  const isHistory = !isJobCurrent(db, { jobId: known.step.jobId })
  if (notice.say === 'done' && !isHistory) {
    const prepared =
      notice.outcome.kind === 'transcribe'
        ? await prepareTranscript(
            { db, storage },
            { stepId: notice.step, recordingId: known.recordingId },
            notice.outcome,
          )
        : null
    return end(db, notice, known, (tx) => {
      if (isLatest(tx, known.step)) keep(tx, known.recordingId, notice.outcome, prepared)
    })
  }
  return end(db, notice, known, () => {})
}

/** One transaction: the step's end, what it made, what can start next, and perhaps the publication. */
async function end(
  db: Db,
  notice: Extract<Notice, { say: 'done' | 'failed' | 'waiting' }>,
  { step, recordingId }: NonNullable<ReturnType<typeof findStep>>,
  change: (tx: Change) => void,
): Promise<boolean> {
  const home = homeOf(db, recordingId)!
  return changeCatalogue(db, [home.showId], (tx) => {
    const isNews = endStep(tx, {
      id: notice.step,
      attempt: notice.attempt,
      state: notice.say,
      ...(notice.say === 'done'
        ? { outcome: JSON.stringify(notice.outcome) }
        : { reason: JSON.stringify(notice.reason) }),
    })
    if (!isNews) return false
    if (!isJobCurrent(tx, { jobId: step.jobId })) return true
    change(tx)
    planSteps(tx, { jobId: step.jobId })
    publishIfReady(tx, { episodeId: home.episodeId })
    return true
  })
}

/** Work of a kind may be planned again with better inputs (tags, once there are chapters): what comes late of the older one is not kept. */
function isLatest(tx: Change, step: StepRow): boolean {
  const same = listSteps(tx, { jobId: step.jobId }).filter((one) => one.kind === step.kind)
  return same.at(-1)!.id === step.id || same.at(-1)!.state !== 'done'
}

type Keep = { [Kind in Outcome['kind']]: (tx: Change, recordingId: number, outcome: OutcomeOf<Kind>) => void }

const KEEP: Omit<Keep, 'transcribe'> = {
  probe: () => {},
  analyse: keepSound,
  encode: () => {},
  chapters: (tx, recordingId, outcome) => keepChapters(tx, recordingId, outcome.chapters),
  tag: (tx, recordingId, outcome) => {
    keepRenditions(tx, recordingId, outcome.made)
    dropOthers(tx, recordingId, outcome.made)
  },
}

/** Media that was replaced may have had profiles that the new one lacks, a picture above all. */
function dropOthers(tx: Change, recordingId: number, made: Made[]) {
  const stays = ['peaks', ...made.map((one) => one.profile)]
  tx.update(renditions)
    .set({ current: false })
    .where(and(eq(renditions.recordingId, recordingId), notInArray(renditions.profile, stays)))
    .run()
}

function keep(tx: Change, recordingId: number, outcome: Outcome, revisionId: number | null) {
  if (outcome.kind === 'transcribe') keepTranscript(tx, { recordingId, revisionId: revisionId! })
  else
    (KEEP[outcome.kind] as (tx: Change, recordingId: number, outcome: Outcome) => void)(
      tx,
      recordingId,
      outcome,
    )
}
