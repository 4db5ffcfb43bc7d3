/** Opens a data folder: the exclusive right to it, the catalogue, storage, queue, and what keeps them moving. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { lockFolder, openCatalogue } from '#db/open.ts'
import { openQueue, openStorage } from '#media-pipeline'
import { keepGuids } from '../catalogue/give-guids.ts'
import type { Config } from './config.ts'
import { openFeeds } from './feeds.ts'
import { openFeedMaker } from './feeds-maker.ts'
import { type Hub, setHub } from './hub.ts'
import { keepFeeds } from './keep-feeds.ts'
import { keepMoving } from './keep-moving.ts'
import { keepTelling } from './keep-telling.ts'
import { PROJECT_ROOT } from './project-root.ts'
import { keepSweeping } from './sweep-old.ts'
import { keepUploads } from './sweep-uploads.ts'
import { startWorkerProcess } from './worker-process.ts'

/** Another hub runs on this data folder; `message` says what to do. */
export class AlreadyRunning extends Error {
  constructor(dataDir: string) {
    super(`Causerie is already running on ${dataDir}. Stop it first, or set another DATA_DIR.`)
    this.name = 'AlreadyRunning'
  }
}

/**
 * `worker` also starts the worker that lives inside, and keeps feeds ready; `thread` has feeds made in a thread, which needs a
 * built site. Throws `AlreadyRunning`, or an `Error` in a sentence.
 */
export async function openHub(
  config: Config,
  { worker, thread = false }: { worker: boolean; thread?: boolean },
): Promise<Hub> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(config.dataDir)
  if (!lock) throw new AlreadyRunning(config.dataDir)
  const closers: (() => unknown)[] = [() => lock.release()]
  const close = async () => {
    setHub(null)
    for (const step of closers.splice(0).reverse()) await step()
  }
  try {
    const file = path.join(config.dataDir, 'catalogue.sqlite')
    const catalogue = openCatalogue(file, path.join(PROJECT_ROOT, 'db/migrations'))
    closers.push(() => catalogue.close())
    await keepGuids(catalogue.db, config)
    const storage = openStorage(config.storageUrl)
    const queue = openQueue(config.queueUrl, { dataDir: config.dataDir })
    closers.push(() => queue.close())
    const feeds = openFeeds(catalogue.db, openFeedMaker(config, catalogue.db, thread ? file : null), config)
    closers.push(() => feeds.stop())
    const hub: Hub = { config, db: catalogue.db, storage, queue, feeds, progress: new Map(), close }
    const moving = await keepMoving(hub)
    closers.push(() => moving.stop())
    if (worker) {
      const uploads = await keepUploads(hub)
      closers.push(() => uploads.stop())
      const sweeping = keepSweeping(hub)
      closers.push(() => sweeping.stop())
      const telling = keepTelling(hub)
      closers.push(() => telling.stop())
      const child = startWorkerProcess(config)
      closers.push(() => child.stop())
      const keeper = keepFeeds(hub.db, feeds)
      closers.push(() => keeper.stop())
    }
    setHub(hub)
    return hub
  } catch (error) {
    await close()
    throw error
  }
}
