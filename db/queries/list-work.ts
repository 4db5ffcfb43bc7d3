/** How far the work on a recording's current media is: by kind, the chunks of a transcription as one. */
import { asc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { jobs, recordings, type StepState, steps } from '../schema.ts'
import { isCurrentJob } from './steps.ts'

export interface Work {
  /** `transcribe` stands for finding the language and hearing each chunk, too. */
  kind: string
  state: StepState
  attempt: number
  /** The `Reason`, as JSON. */
  reason: string | null
  /** The steps it is made of. */
  parts: { id: string; state: StepState }[]
}

/** In the order in which it was planned. */
export function listWork(db: Db, { recordingId }: { recordingId: number }): Work[] {
  const rows = db
    .select({
      id: steps.id,
      kind: steps.kind,
      state: steps.state,
      attempt: steps.attempt,
      reason: steps.reason,
    })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, isCurrentJob)
    .where(eq(recordings.id, recordingId))
    .orderBy(asc(steps.createdAt), asc(steps.id))
    .all()
  const kinds = new Set(rows.map(({ kind }) => PART_OF[kind] ?? kind))
  return [...kinds].map((kind) => toWork(kind, rows))
}

const PART_OF: Record<string, string> = { detect: 'transcribe', hear: 'transcribe' }

type Row = Work['parts'][number] & Omit<Work, 'parts'>

/** Work may have been planned again: the latest of its kind counts, beside all of its parts. */
function toWork(kind: string, rows: readonly Row[]): Work {
  const parts = rows.filter((row) => PART_OF[row.kind] === kind)
  const latest = rows.findLast((row) => row.kind === kind)
  const all = latest && isNewer(latest, parts) ? [...parts, latest] : parts
  const telling = ORDER.map((state) => all.find((row) => row.state === state)).find(
    (row) => row !== undefined,
  )!
  const { state, attempt, reason } = telling
  return { kind, state, attempt, reason, parts: all.map((row) => ({ id: row.id, state: row.state })) }
}

/** A whole that was made of other parts is history while these are not done. */
const isNewer = (whole: Row, parts: readonly Row[]) =>
  whole.state !== 'done' || parts.every((part) => part.state === 'done')

/** What of several parts is to be said first: one that stopped stops the whole. */
const ORDER: StepState[] = ['failed', 'running', 'waiting', 'pending', 'done']
