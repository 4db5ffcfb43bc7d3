/** What every loader and command reaches for: the open hub of this process. */

import type { Db } from '#db/open.ts'
import type { Queue, Storage } from '#media-pipeline'
import type { Config } from './config.ts'
import type { Feeds } from './feeds.ts'

export interface Hub {
  config: Config
  db: Db
  storage: Storage
  queue: Queue
  feeds: Feeds
  /** 0 to 1 by step id, for steps that run now; lives in memory only. */
  progress: Map<string, number>
  /** Frees everything; the hub is gone afterwards. */
  close(): Promise<void>
}

let open: Hub | null = null

/** The open hub; a programming mistake where there is none. */
export function hub(): Hub {
  if (!open) throw new Error('the hub is not open')
  return open
}

export function setHub(value: Hub | null) {
  open = value
}
