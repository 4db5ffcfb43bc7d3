/** How a worker speaks: notices of one attempt, in order, each under an id of its own. */
import type { Notice, Step } from './messages.ts'
import type { Queue } from './queue/queue.ts'

type NoticeBody = Notice extends infer N
  ? N extends Notice
    ? Omit<N, 'step' | 'recording' | 'attempt'>
    : never
  : never

export interface Say {
  (what: Exclude<NoticeBody, { say: 'progress' }>): Promise<void>
  /** 0 to 1; at most once a second, and never a reason to fail. */
  progress(done: number): void
}

const PROGRESS_EVERY = 1_000

/** Sending again what is still on the queue changes nothing, so ids hold step, attempt and what is said. */
export function sayer(queue: Queue, step: Step, attempt: number): Say {
  let before: Promise<unknown> = Promise.resolve()
  let last = 0
  let count = 0

  function send(what: NoticeBody, suffix = '') {
    const id = `${step.id}:${attempt}:${what.say}${suffix}`
    const body = { ...what, step: step.id, recording: step.recording, attempt }
    // What ends a step is worth more than how far it is.
    const priority = what.say === 'progress' ? -1 : 0
    const sent = before.then(() => queue.send('notices', { id, body, priority }))
    // One that could not be sent must not hold up the next; the caller hears of it, and the heartbeat notices too.
    before = sent.catch(() => {})
    return sent
  }

  function progress(done: number) {
    if (!Number.isFinite(done) || Date.now() - last < PROGRESS_EVERY) return
    last = Date.now()
    count += 1
    void send({ say: 'progress', done }, String(count))
  }

  return Object.assign((what: NoticeBody) => send(what), { progress })
}
