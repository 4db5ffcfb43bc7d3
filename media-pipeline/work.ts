/** The worker's loop: takes steps, does them, says how it went. Knows no catalogue. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdLease } from './hold-lease.ts'
import { isAlone, LANES, type Lane } from './lanes.ts'
import type { Outcome, Step } from './messages.ts'
import type { Lent, Queue } from './queue/queue.ts'
import { isWaiting, isWorthRetrying, reasonOf } from './reason-of.ts'
import { type Say, sayer } from './sayer.ts'
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
  /** Milliseconds before a retry, times the attempt. */
  backOff?: number
}

/** The body of a message on the topic `steps`; `attempts` were started before it was sent. */
export interface StepMessage {
  step: Step
  attempts: number
}

const MOST_ATTEMPTS = 3
const LEASE = 30
const BACK_OFF = 5_000
const IDLE = { least: 200, most: 1_000 }

/**
 * Works until the signal aborts; then what is under way is given back. Throws where the queue fails: then
 * nothing can be said, so the process should end, and what it held is lent again.
 */
export async function work(options: WorkOptions): Promise<void> {
  const failed = new AbortController()
  const signal = AbortSignal.any([options.signal, failed.signal])
  const busy = new Set<Lane>()
  const loops = Array.from({ length: options.concurrency }, () =>
    loop({ ...options, signal }, busy).catch((error) => {
      failed.abort(error)
      throw error
    }),
  )
  for (const ended of await Promise.allSettled(loops)) if (ended.status === 'rejected') throw ended.reason
}

async function loop(options: WorkOptions, busy: Set<Lane>) {
  const { signal } = options
  let idle = IDLE.least
  while (!signal.aborted) {
    const next = await takeNext(options, busy)
    if (next) {
      idle = IDLE.least
      await doMessage(options, next.lent).finally(next.end)
    } else {
      await sleep(idle, undefined, { signal }).catch(() => {})
      idle = Math.min(idle * 1.5, IDLE.most)
    }
  }
}

/** The next step of a lane that is free. `end` frees it again. */
async function takeNext({ queue, worker, lease = LEASE }: WorkOptions, busy: Set<Lane>) {
  for (const lane of LANES) {
    if (busy.has(lane)) continue
    // Taken before the queue answers: another loop may ask meanwhile.
    if (isAlone(lane)) busy.add(lane)
    const end = () => void busy.delete(lane)
    const lent = await queue.take(lane, { worker, lease }).catch((error) => {
      end()
      throw error
    })
    if (lent) return { lent, end }
    end()
  }
  return null
}

async function doMessage(options: WorkOptions, lent: Lent) {
  const { step, attempts } = lent.body as StepMessage
  const attempt = attempts + lent.delivery
  const say = sayer(options.queue, step, attempt)
  if (attempt > MOST_ATTEMPTS) {
    await say({ say: 'failed', reason: { code: 'worker-died' } })
    await lent.finish()
    return
  }
  const held = holdLease(lent, { lease: options.lease ?? LEASE, stop: options.signal })
  try {
    await say({ say: 'started' })
    const end = await doStep(options, step, say, held.signal)
    await conclude(end, {
      lent,
      say,
      attempt,
      stopped: held.signal.aborted,
      backOff: options.backOff ?? BACK_OFF,
    })
  } finally {
    held.letGo()
  }
}

type End = { outcome: Outcome } | { error: unknown }

/** Runs the step's handler in a folder of its own. What goes wrong there is the step's, not the worker's. */
async function doStep({ steps, tools, tmp: parent }: WorkOptions, step: Step, say: Say, signal: AbortSignal) {
  await mkdir(parent, { recursive: true })
  const tmp = await mkdtemp(path.join(parent, `${step.kind}-`))
  const progress = (done: number) => say.progress(Math.min(1, Math.max(0, done)))
  const handler = steps[step.kind] as (step: Step, tools: Tools) => Promise<Outcome>
  try {
    return { outcome: await handler(step, { ...tools, tmp, progress, signal }) }
  } catch (error) {
    return { error }
  } finally {
    await rm(tmp, { recursive: true, force: true })
  }
}

interface Attempt {
  lent: Lent
  say: Say
  attempt: number
  stopped: boolean
  backOff: number
}

async function conclude(end: End, { lent, say, attempt, stopped, backOff }: Attempt) {
  if ('outcome' in end) await say({ say: 'done', outcome: end.outcome })
  // Stopped from outside, or the lease is lost: nobody's fault, so it does not count.
  else if (stopped) return lent.decline()
  else if (isWaiting(end.error)) await say({ say: 'waiting', reason: reasonOf(end.error) })
  else if (isWorthRetrying(end.error) && attempt < MOST_ATTEMPTS)
    return lent.giveBack(Date.now() + backOff * attempt)
  else await say({ say: 'failed', reason: reasonOf(end.error) })
  await lent.finish()
}
