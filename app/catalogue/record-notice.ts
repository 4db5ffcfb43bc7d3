/** What a worker said becomes what we know. A notice may come twice, late, or from an attempt that is no longer the current one. */
import { notInArray } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { endStep, findStep, isJobCurrent, listSteps, type StepRow, startStep } from '#db/queries/steps.ts'
import { renditions } from '#db/schema.ts'
import {
  type Made,
  type Notice,
  ObjectNotFound,
  type Outcome,
  type OutcomeOf,
  type Storage,
} from '#media-pipeline'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { dateWhatIsHeard } from './date-recordings.ts'
import { keepChapters, keepLevel, keepRenditions, keepSound, retireRenditions } from './keep-outcome.ts'
import { keepTranscript, prepareTranscript } from './keep-transcript.ts'
import { planSteps } from './plan-steps.ts'
import { publishIfReady } from './publish-episode.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

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
  if (notice.say !== 'done' || isHistory) return end(db, notice, known, () => {})
  const { outcome } = notice
  if (outcome.kind === 'transcribe') return endTranscription({ db, storage }, { ...notice, outcome }, known)
  return end(db, notice, known, (tx) => {
    if (isLatest(tx, known.step)) keep(tx, known.recordingId, outcome)
  })
}

type Done<Kind extends Outcome['kind']> = Extract<Notice, { say: 'done' }> & { outcome: OutcomeOf<Kind> }
type Known = NonNullable<ReturnType<typeof findStep>>

/** Someone may correct lines while the new ones are written: then these are written once more, around the new corrections. */
async function endTranscription(
  { db, storage }: Omit<Rim, 'progress'>,
  notice: Done<'transcribe'>,
  known: Known,
): Promise<boolean> {
  const about = { stepId: notice.step, recordingId: known.recordingId }
  for (;;) {
    const prepared = await prepareTranscript({ db, storage }, about, notice.outcome).catch(missingIn)
    // Asked again it would say the same for ever; whoever tries the step again has it made anew.
    if ('missing' in prepared) {
      const { step, recording, attempt } = notice
      const reason = { code: 'storage-failed', facts: prepared } as const
      return end(db, { step, recording, attempt, say: 'failed', reason }, known, () => {})
    }
    try {
      return await end(db, notice, known, (tx) => {
        if (!isLatest(tx, known.step)) return
        if (!keepTranscript(tx, { recordingId: known.recordingId, ...prepared }))
          throw new CorrectedMeanwhile()
      })
    } catch (error) {
      if (!(error instanceof CorrectedMeanwhile)) throw error
    }
  }
}

function missingIn(error: unknown): { missing: string } {
  if (error instanceof ObjectNotFound) return { missing: error.key }
  throw error
}

/** Undoes the transaction that it is thrown in. */
class CorrectedMeanwhile extends Error {}

/** One transaction: the step's end, what it made, what can start next, and perhaps the publication. */
async function end(
  db: Db,
  notice: Extract<Notice, { say: 'done' | 'failed' | 'waiting' }>,
  { step, recordingId }: Known,
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
    if (notice.say === 'done') {
      dateWhatIsHeard(tx, { episodeId: home.episodeId })
      touchEpisode(tx, home.episodeId)
    }
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

/** What an outcome changes in the catalogue, transcripts aside. */
function keep(tx: Change, recordingId: number, outcome: Exclude<Outcome, OutcomeOf<'transcribe'>>) {
  const kept = KEEP[outcome.kind] as (tx: Change, recordingId: number, outcome: Outcome) => void
  kept(tx, recordingId, outcome)
}

type Keep = { [Kind in Outcome['kind']]: (tx: Change, recordingId: number, outcome: OutcomeOf<Kind>) => void }

const KEEP: Omit<Keep, 'transcribe'> = {
  probe: () => {},
  analyse: keepSound,
  encode: keepLevel,
  detect: () => {},
  hear: () => {},
  chapters: keepChapters,
  tag: (tx, recordingId, outcome) => {
    keepRenditions(tx, recordingId, outcome.made)
    dropOthers(tx, recordingId, outcome.made)
  },
}

/** Media that was replaced may have had profiles that the new one lacks, a picture above all. */
function dropOthers(tx: Change, recordingId: number, made: Made[]) {
  const stays = ['peaks', ...made.map((one) => one.profile)]
  retireRenditions(tx, recordingId, notInArray(renditions.profile, stays))
}
