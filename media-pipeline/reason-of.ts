/** What is said of an error that ended a step. */
import { PipelineError, type Reason, type ReasonCode } from './messages.ts'
import { ObjectNotFound } from './storage/storage.ts'

/** Something outside is missing; the hub sends the step again when it is there. */
const WAITS: Partial<Record<ReasonCode, true>> = {
  'no-model': true,
  'no-recogniser': true,
  'no-memory': true,
}

/** The disk for temporary files is full: not a mistake of ours. */
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT'])

export const isWaiting = (error: unknown) =>
  error instanceof PipelineError && WAITS[error.reason.code] === true

export const isWorthRetrying = (error: unknown) =>
  error instanceof PipelineError ? error.retry : NO_SPACE.has(codeOf(error))

/** A `PipelineError` brings its reason; anything else nobody foresaw, so the log gets all of it. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof PipelineError) return error.reason
  const detail = error instanceof Error ? error.message : String(error)
  if (NO_SPACE.has(codeOf(error))) return { code: 'no-space', detail }
  // The hub has what is missing made again.
  if (error instanceof ObjectNotFound)
    return { code: 'storage-failed', detail, facts: { missing: error.key } }
  console.error(error)
  return { code: 'crashed', detail }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code ?? ''
