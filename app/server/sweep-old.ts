/** What is kept for thirty days, and then no longer: replaced renditions, so that old addresses still lead somewhere, and what was told. */
import { setImmediate as turn } from 'node:timers/promises'
import { listOldJobs, listRetired } from '#db/queries/old-renditions.ts'
import { forgetTold } from '#db/queries/outbox.ts'
import { forgetJob, forgetRendition } from '../catalogue/forget-old.ts'
import type { Hub } from './hub.ts'

const A_DAY = 86_400_000
const KEPT_FOR = 30 * A_DAY

/** At once, and every day until `stop`. */
export function keepSweeping(hub: Pick<Hub, 'db' | 'storage'>): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const sweep = () => sweepOld(hub, { signal: stopped.signal }).catch(report)
  let sweeping = sweep()
  const clock = setInterval(() => {
    sweeping = sweeping.then(sweep)
  }, A_DAY)
  clock.unref()
  return {
    async stop() {
      clearInterval(clock)
      stopped.abort()
      await sweeping
    },
  }
}

/** One at a time, so that readers have their turn. */
export async function sweepOld(
  { db, storage }: Pick<Hub, 'db' | 'storage'>,
  { now = Date.now(), signal }: { now?: number; signal?: AbortSignal } = {},
): Promise<void> {
  const before = new Date(now - KEPT_FOR).toISOString()
  for (const id of listRetired(db, { before })) {
    await turn()
    if (signal?.aborted) return
    await forgetRendition({ db, storage }, { id, before }).catch(report)
  }
  for (const job of listOldJobs(db, { before })) {
    if (signal?.aborted) return
    await forgetJob({ db, storage }, job).catch(report)
  }
  forgetTold(db, { before })
}

/** What cannot be removed today must not stand in the way of the rest. */
function report(error: unknown) {
  console.error(error)
}
