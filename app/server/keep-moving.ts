/**
 * Notices become facts, unfinished steps are put on the queue, due episodes are published: at start, every minute and after each change.
 * That one rule repairs a lost queue, a crashed hub and a half-finished submit.
 */

import { setImmediate as turn } from 'node:timers/promises'
import {
  findStep,
  listModelsWaitedFor,
  listNeedlessSteps,
  listOpenSteps,
  wakeWaitingSteps,
} from '#db/queries/steps.ts'
import {
  cancelStep,
  findModel,
  laneOf,
  type Notice,
  PipelineError,
  type Queue,
  type Step,
  type StepKind,
} from '#media-pipeline'
import { publishDueArticles } from '../catalogue/publish-article.ts'
import { publishDue } from '../catalogue/publish-episode.ts'
import { recordNotice } from '../catalogue/record-notice.ts'
import type { Hub } from './hub.ts'
import { INSIDE } from './worker-process.ts'

const A_MINUTE = 60_000
const LISTEN_EVERY = 150
/** What is scheduled appears within so many milliseconds of its time. */
const PUBLISH_EVERY = 2_000
const LEASE = 60
/** Messages, before readers have their turn. */
const SENT_AT_ONCE = 100

/** Shorter work first. */
const PRIORITY: Record<Exclude<StepKind, 'hear'>, number> = {
  probe: 50,
  tag: 40,
  chapters: 30,
  transcribe: 20,
  analyse: 10,
  detect: 1,
  encode: 0,
}

/** Chunks go by their place in their recording, so that a short one does not wait for the end of a conference. */
const priorityOf = (step: Step) =>
  step.kind === 'hear' ? -Math.floor(step.chunk.start / 60) : PRIORITY[step.kind]

export async function keepMoving(hub: Hub) {
  let stopped = false
  await hub.queue.release('hub')
  // The hub begins: if its worker had steps, it was the hub or the machine that stopped.
  await hub.queue.release(INSIDE, { blameless: true })
  await drainNotices(hub)
  await repair(hub)

  const listening = (async () => {
    while (!stopped) {
      const changed = await drainNotices(hub).catch(report)
      if (changed) await enqueueSteps(hub).catch(report)
      await new Promise((resolve) => setTimeout(resolve, LISTEN_EVERY))
    }
  })()
  const clock = setInterval(() => repair(hub).catch(report), A_MINUTE)
  const publishing = setInterval(() => publishAllDue(hub).catch(report), PUBLISH_EVERY)
  return {
    async stop() {
      stopped = true
      clearInterval(clock)
      clearInterval(publishing)
      await listening
    },
  }
}

/** Everything that may have been lost or become possible since the last time. */
export async function repair(hub: Hub) {
  await publishAllDue(hub)
  // A model that cannot be looked at must not stand in the way of everything else.
  for (const model of listModelsWaitedFor(hub.db))
    if (await hasModel(hub, model).catch(report)) wakeWaitingSteps(hub.db, { model })
  await enqueueSteps(hub)
}

async function publishAllDue({ db }: Hub) {
  const now = new Date().toISOString()
  await publishDue(db, { now })
  await publishDueArticles(db, { now })
}

/** Steps that must not be done any more leave the queue. */
export async function dropSteps({ queue }: { queue: Queue }, ids: string[]) {
  for (const id of ids) await cancelStep(queue, id)
}

/** Work for a recording that was removed, or for media that was replaced, is not begun any more, and called off where it is under way. */
export async function dropNeedless(
  { db, queue }: { db: Hub['db']; queue: Queue },
  which: { recordingId: number },
) {
  await dropSteps({ queue }, listNeedlessSteps(db, which))
}

/** Puts every unfinished step on the queue; one that is there already stays as it is. */
export async function enqueueSteps({ db, queue }: { db: Hub['db']; queue: Queue }) {
  for (const [at, { id, body, attempt }] of listOpenSteps(db).entries()) {
    // A queue in a file answers at once: a day of conferences would hold the loop for a second.
    if (at % SENT_AT_ONCE === SENT_AT_ONCE - 1) await turn()
    const step = JSON.parse(body) as Step
    await queue.send(laneOf(step.kind), { id, body: { step, attempts: attempt }, priority: priorityOf(step) })
  }
}

/** Records what workers said so far; whether anything changed. */
async function drainNotices(hub: Hub): Promise<boolean> {
  let changed = false
  for (;;) {
    const lent = await hub.queue.take('notices', { worker: 'hub', lease: LEASE })
    if (!lent) return changed
    const notice = lent.body as Notice
    try {
      if (await recordNotice(hub, notice)) changed = true
    } catch (error) {
      // A notice that cannot be kept is tried again later, and must not stand in the way of the others.
      report(error)
      await lent.giveBack(Date.now() + Math.min(lent.delivery, 60) * 1_000)
      continue
    }
    await lent.finish()
    // What has ended is off the queue, and whoever works on what nobody wants any more is called off.
    const isOver = notice.say !== 'started' && notice.say !== 'progress'
    if (isOver || !findStep(hub.db, { id: notice.step })) await cancelStep(hub.queue, notice.step)
  }
}

async function hasModel({ config }: Hub, model: string | null): Promise<boolean> {
  try {
    await findModel(model, { dataDir: config.dataDir, model: config.whisperModel })
    return true
  } catch (error) {
    if (error instanceof PipelineError && error.reason.code === 'no-model') return false
    throw error
  }
}

function report(error: unknown) {
  console.error(error)
}
