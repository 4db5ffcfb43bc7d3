/** WebSub hubs are told that a feed changed (WebSub, section 6): at least once each, and nothing ever waits for them. */
import { setTimeout as sleep } from 'node:timers/promises'
import { giveUpOthers, listDuePings, markFailed, markSent, type Ping } from '#db/queries/outbox.ts'
import type { Hub } from './hub.ts'

const EVERY = 1_000
/** Milliseconds that a hub may take to answer. */
const PATIENCE = 10_000

/** One loop for each hub, so that a slow one holds up no other. */
export function keepTelling({ db, config }: Pick<Hub, 'db' | 'config'>): { stop(): Promise<void> } {
  const stopped = new AbortController()
  const hubs = config.websubHubs
  giveUpOthers(db, { hubs, reason: 'this hub is not in the settings any more' })
  const loops = hubs.map(async (hub) => {
    while (!stopped.signal.aborted) {
      await tellHub({ db, hub, signal: stopped.signal }).catch((error) => console.error(error))
      await sleep(EVERY, undefined, { signal: stopped.signal }).catch(() => {})
    }
  })
  return {
    async stop() {
      stopped.abort()
      await Promise.all(loops)
    },
  }
}

/** Tells a hub what is due now. What was under way when the signal aborts is told again another time. */
export async function tellHub({
  db,
  hub,
  signal,
  now = Date.now,
}: Pick<Hub, 'db'> & { hub: string; signal: AbortSignal; now?: () => number }): Promise<void> {
  for (const ping of listDuePings(db, { hub, now: iso(now()) })) {
    const reason = await tell(ping, signal)
    const { id } = ping
    if (reason === null) markSent(db, { id, now: iso(now()) })
    if (signal.aborted) return
    if (reason !== null) markFailed(db, { id, reason, nextAt: nextTry(ping, now()) })
  }
}

/** Null where the hub took it, else why not. Neither redirects nor bodies are looked at. */
async function tell({ hub, url }: Ping, stopped: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(hub, {
      method: 'POST',
      // What is published is `hub.url` in the oldest hubs, `hub.topic` in others.
      body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': url, 'hub.topic': url }),
      headers: { 'User-Agent': 'Causerie' },
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]),
    })
    await answer.body?.cancel()
    return answer.ok ? null : `it answered ${answer.status}`
  } catch (error) {
    const { message, cause } = error as Error
    return cause instanceof Error ? `${message}: ${cause.message}` : message
  }
}

const A_DAY = 86_400_000
const GIVES_UP_AFTER = 3 * A_DAY
const FIRST_WAIT = 5_000
const LONGEST_WAIT = 6 * 3_600_000

/** After 5 s, 20 s, 80 s, 5 min, 21 min … at most six hours; null, and never again, after three days. */
export function nextTry({ attempts, createdAt }: Pick<Ping, 'attempts' | 'createdAt'>, now: number) {
  if (now - Date.parse(createdAt) > GIVES_UP_AFTER) return null
  return iso(now + Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** attempts))
}

const iso = (time: number) => new Date(time).toISOString()
