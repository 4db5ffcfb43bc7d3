/**
 * Notices become facts, unfinished steps are put on the queue, due episodes are published: at start, every minute and after each change.
 * That one rule repairs a lost queue, a crashed hub and a half-finished submit.
 */

import { listOpenSteps, wakeWaitingSteps } from '#db/queries/steps.ts'
import { findModel, type Notice, PipelineError, type Queue, type StepKind } from '#media-pipeline'
import { publishDueArticles } from '../catalogue/publish-article.ts'
import { publishDue } from '../catalogue/publish-episode.ts'
import { recordNotice } from '../catalogue/record-notice.ts'
import type { Hub } from './hub.ts'

const A_MINUTE = 60_000
const LISTEN_EVERY = 150
/** What is scheduled appears within so many milliseconds of its time. */
const PUBLISH_EVERY = 2_000
const LEASE = 60

/** Shorter work first, so that a long transcription never holds up another recording's page. */
const PRIORITY: Record<StepKind, number> = {
  probe: 50,
  tag: 40,
  chapters: 30,
  analyse: 20,
  encode: 10,
  transcribe: 0,
}

export async function keepMoving(hub: Hub) {
  let stopped = false
  await hub.queue.release('hub')
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
  if (await hasModel(hub)) wakeWaitingSteps(hub.db)
  await enqueueSteps(hub)
}

async function publishAllDue({ db }: Hub) {
  const now = new Date().toISOString()
  await publishDue(db, { now })
  await publishDueArticles(db, { now })
}

/** Steps that must not be done any more leave the queue. */
export async function dropSteps({ queue }: { queue: Queue }, ids: string[]) {
  for (const id of ids) await queue.cancel('steps', id)
}

/** Puts every unfinished step on the queue; one that is there already stays as it is. */
export async function enqueueSteps({ db, queue }: { db: Hub['db']; queue: Queue }) {
  for (const { id, kind, body, attempt } of listOpenSteps(db))
    await queue.send('steps', {
      id,
      body: { step: JSON.parse(body), attempts: attempt },
      priority: PRIORITY[kind as StepKind],
    })
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
    if (notice.say !== 'started' && notice.say !== 'progress') await hub.queue.cancel('steps', notice.step)
  }
}

async function hasModel({ config }: Hub): Promise<boolean> {
  try {
    await findModel(null, { dataDir: config.dataDir, model: config.whisperModel })
    return true
  } catch (error) {
    if (error instanceof PipelineError && error.reason.code === 'no-model') return false
    throw error
  }
}

function report(error: unknown) {
  console.error(error)
}
