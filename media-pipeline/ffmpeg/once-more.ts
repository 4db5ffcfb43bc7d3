import { PipelineError, type ReasonCode } from '../messages.ts'

/** A program that hung, died, or left something broken: it may do better a second time. */
const ACCIDENTS: Partial<Record<ReasonCode, true>> = {
  'timed-out': true,
  crashed: true,
  'encode-failed': true,
}

/** Does it, and once more after an accident. A second one is final: its reason has the program's last lines. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isAccident(error)) throw error
  }
  try {
    return await work()
  } catch (error) {
    throw isAccident(error) ? new PipelineError(error.reason, { retry: false, cause: error }) : error
  }
}

const isAccident = (error: unknown): error is PipelineError =>
  error instanceof PipelineError && error.retry && ACCIDENTS[error.reason.code] === true
