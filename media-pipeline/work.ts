/** The worker's loop: takes steps, does them, says how it went. Knows no catalogue. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Notice,
  type Outcome,
  PipelineError,
  type Reason,
  type Step,
  type StepKind,
} from './messages.ts'
import type { Lent, Queue } from './queue/queue.ts'
import type { StepHandlers, Tools } from './steps/tools.ts'

export interface WorkOptions {
  queue: Queue
  steps: StepHandlers
  tools: Omit<Tools, 'tmp' | 'progress' | 'signal'>
  /** Names the leases. */
  worker: string
  concurrency: number
  /** Private folders of steps are made in it. */
  tmp: string
  signal: AbortSignal
  /** Seconds. */
  lease?: number
}

/** The body of a message on the topic `steps`; `attempts` were started before it was sent. */
export interface StepMessage {
  step: Step
  attempts: number
}

const MOST_ATTEMPTS = 3
const LEASE = 30
const BACK_OFF = 5_000
const IDLE = { least: 100, most: 1_000 }

/** Kinds that fill the machine: one at a time in a worker; another one is left to other workers, or to later. */
const ONE_AT_A_TIME: Partial<Record<StepKind, true>> = { transcribe: true, encode: true }

/** Works until the signal aborts; then what is under way is given back. */
export async function work(options: WorkOptions): Promise<void> {
  await mkdir(options.tmp, { recursive: true })
  const busy = new Set<StepKind>()
  await Promise.all(Array.from({ length: options.concurrency }, () => loop(options, busy)))
}

async function loop(options: WorkOptions, busy: Set<StepKind>) {
  const { queue, signal, worker, lease = LEASE } = options
  let idle = IDLE.least
  while (!signal.aborted) {
    const lent = await queue.take('steps', { worker, lease })
    if (!lent) {
      await sleep(idle, undefined, { signal }).catch(() => {})
      idle = Math.min(idle * 1.5, IDLE.most)
      continue
    }
    idle = IDLE.least
    await doMessage(options, busy, lent)
  }
}

async function doMessage(options: WorkOptions, busy: Set<StepKind>, lent: Lent) {
  const { step, attempts } = lent.body as StepMessage
  if (busy.has(step.kind)) return lent.decline(Date.now() + 1_000)
  const attempt = attempts + lent.delivery
  const say = sayer(options.queue, step, attempt)
  if (attempt > MOST_ATTEMPTS) {
    await say({ say: 'failed', reason: { code: 'worker-died' } })
    await lent.finish()
    return
  }
  const stop = new AbortController()
  const beat = setInterval(() => keepLease(lent, stop), ((options.lease ?? LEASE) * 1_000) / 3)
  const onStop = () => stop.abort(options.signal.reason)
  options.signal.addEventListener('abort', onStop)
  if (options.signal.aborted) onStop()
  if (ONE_AT_A_TIME[step.kind]) busy.add(step.kind)
  try {
    await say({ say: 'started' })
    const outcome = await doStep(options, step, say, stop.signal)
    await say({ say: 'done', outcome })
    await lent.finish()
  } catch (error) {
    await afterFailure(error, { lent, say, attempt, stop: stop.signal })
  } finally {
    busy.delete(step.kind)
    clearInterval(beat)
    options.signal.removeEventListener('abort', onStop)
  }
}

/** Runs the step's handler in a folder of its own. */
async function doStep({ steps, tools, tmp: parent }: WorkOptions, step: Step, say: Say, signal: AbortSignal) {
  const tmp = await mkdtemp(path.join(parent, `${step.kind}-`))
  let last = 0
  const progress = (done: number) => {
    if (Date.now() - last < 1_000) return
    last = Date.now()
    void say({ say: 'progress', done: Math.min(1, Math.max(0, done)) })
  }
  try {
    const handler = steps[step.kind] as (step: Step, tools: Tools) => Promise<Outcome>
    return await handler(step, { ...tools, tmp, progress, signal })
  } finally {
    await rm(tmp, { recursive: true, force: true })
  }
}

async function afterFailure(
  error: unknown,
  { lent, say, attempt, stop }: { lent: Lent; say: Say; attempt: number; stop: AbortSignal },
) {
  // Stopped from outside, or the lease is lost: nobody's fault, so it does not count.
  if (stop.aborted) return lent.decline()
  const reason = reasonOf(error)
  if (reason.code === 'no-model' || reason.code === 'no-recogniser') await say({ say: 'waiting', reason })
  else if (error instanceof PipelineError && error.retry && attempt < MOST_ATTEMPTS)
    return lent.giveBack(Date.now() + BACK_OFF * attempt)
  else await say({ say: 'failed', reason })
  await lent.finish()
}

function reasonOf(error: unknown): Reason {
  if (error instanceof PipelineError) return error.reason
  console.error(error)
  return { code: 'crashed', detail: error instanceof Error ? error.message : String(error) }
}

async function keepLease(lent: Lent, stop: AbortController) {
  if (!(await lent.heartbeat())) stop.abort(new Error('the lease of this step is lost'))
}

type Say = (what: NoticeBody) => Promise<void>
type NoticeBody = Notice extends infer N
  ? N extends Notice
    ? Omit<N, 'step' | 'recording' | 'attempt'>
    : never
  : never

/** Notices go out in the order they were said, each under an id of its own. */
function sayer(queue: Queue, step: Step, attempt: number): Say {
  let count = 0
  let before: Promise<unknown> = Promise.resolve()
  return (what) => {
    count += 1
    const id = `${step.id}:${attempt}:${what.say}${what.say === 'progress' ? count : ''}`
    const body = { ...what, step: step.id, recording: step.recording, attempt }
    // What ends a step is worth more than how far it is.
    const sent = before.then(() =>
      queue.send('notices', { id, body, priority: what.say === 'progress' ? -1 : 0 }),
    )
    before = sent.catch(() => {})
    return sent
  }
}
