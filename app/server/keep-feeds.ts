/** Keeps feeds ready: after each commit, and at start, those that changed are made before anyone asks. */
import type { Db } from '#db/open.ts'
import { onChange } from '../catalogue/change-catalogue.ts'
import type { Feeds } from './feeds.ts'

/** Commits come in swarms: a recording's cues, a form with its people. */
const CALM = 100

/** One feed at a time. What goes wrong is reported, and tried again after the next commit. */
export function keepFeeds(db: Db, feeds: Feeds, calm = CALM) {
  let stopped = false
  let isRunning = false
  let isDue = false
  let timer: NodeJS.Timeout | undefined

  function due() {
    isDue = true
    if (isRunning || stopped) return
    timer ??= setTimeout(async () => {
      timer = undefined
      isRunning = true
      isDue = false
      await refreshAll()
      isRunning = false
      if (isDue) due()
    }, calm)
  }

  async function refreshAll() {
    try {
      for (const feed of await feeds.listStale()) {
        if (stopped) return
        await feeds.refresh(feed).catch(report)
      }
    } catch (error) {
      report(error)
    }
  }

  function report(error: unknown) {
    // Stopping ends what is under way; nobody needs to hear of it.
    if (!stopped) console.error(error)
  }

  const unsubscribe = onChange(db, due)
  due()
  return {
    /** Begins nothing more; what is under way ends with the feeds' own `stop`. */
    stop() {
      stopped = true
      unsubscribe()
      clearTimeout(timer)
    },
  }
}
