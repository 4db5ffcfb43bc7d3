/** Opens a data folder: the exclusive right to it, the catalogue, storage, queue, and what keeps them moving. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { lockFolder, openCatalogue } from '#db/open.ts'
import { openQueue, openStorage } from '#media-pipeline'
import type { Config } from './config.ts'
import { type Hub, setHub } from './hub.ts'
import { keepMoving } from './keep-moving.ts'
import { PROJECT_ROOT } from './project-root.ts'
import { keepUploads } from './sweep-uploads.ts'
import { startWorkerProcess } from './worker-process.ts'

/** Another hub runs on this data folder; `message` says what to do. */
export class AlreadyRunning extends Error {
  constructor(dataDir: string) {
    super(`Causerie is already running on ${dataDir}. Stop it first, or set another DATA_DIR.`)
    this.name = 'AlreadyRunning'
  }
}

/** `worker` also starts the worker that lives inside. Throws `AlreadyRunning`, or an `Error` in a sentence. */
export async function openHub(config: Config, { worker }: { worker: boolean }): Promise<Hub> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(config.dataDir)
  if (!lock) throw new AlreadyRunning(config.dataDir)
  const closers: (() => unknown)[] = [() => lock.release()]
  const close = async () => {
    setHub(null)
    for (const step of closers.splice(0).reverse()) await step()
  }
  try {
    const catalogue = openCatalogue(
      path.join(config.dataDir, 'catalogue.sqlite'),
      path.join(PROJECT_ROOT, 'db/migrations'),
    )
    closers.push(() => catalogue.close())
    const storage = openStorage(config.storageUrl)
    const queue = openQueue(config.queueUrl, { dataDir: config.dataDir })
    closers.push(() => queue.close())
    const hub: Hub = { config, db: catalogue.db, storage, queue, progress: new Map(), close }
    const moving = await keepMoving(hub)
    closers.push(() => moving.stop())
    if (worker) {
      const uploads = await keepUploads(hub)
      closers.push(() => uploads.stop())
      const child = startWorkerProcess(config)
      closers.push(() => child.stop())
    }
    setHub(hub)
    return hub
  } catch (error) {
    await close()
    throw error
  }
}
