/** Keeps a message lent while its step runs, and says when to stop. */
import type { Lent } from './queue/queue.ts'

/** Milliseconds that a step has to end by itself after the worker was told to stop. */
const GRACE = 3_000

/** `signal` aborts when the lease is lost (`lease` in seconds) or when `stop` aborts. Call `letGo` in `finally`. */
export function holdLease(lent: Lent, { lease, stop }: { lease: number; stop: AbortSignal }) {
  const ended = new AbortController()
  let ours = Date.now() + lease * 1_000
  let grace: NodeJS.Timeout | undefined

  async function beat() {
    const next = Date.now() + lease * 1_000
    try {
      if (await lent.heartbeat()) ours = next
      else ended.abort(new Error('the lease of this step is lost'))
    } catch (cause) {
      // A queue that does not answer is asked again, as long as the lease lasts.
      if (Date.now() >= ours) ended.abort(new Error('the lease of this step is lost', { cause }))
    }
  }

  function onStop() {
    ended.abort(stop.reason)
    // A step that does not listen must not keep its message until the lease runs out.
    grace = setTimeout(() => lent.decline().catch(console.error), GRACE)
  }

  const clock = setInterval(beat, (lease * 1_000) / 3)
  stop.addEventListener('abort', onStop, { once: true })
  if (stop.aborted) onStop()
  return {
    signal: ended.signal,
    letGo() {
      clearInterval(clock)
      clearTimeout(grace)
      stop.removeEventListener('abort', onStop)
    },
  }
}
