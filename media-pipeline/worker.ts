/** A worker process: forked by the hub, or started beside it. It reads its settings, works, and ends tidily. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { openQueue, openStorage } from './adapters.ts'
import { findPrograms } from './ffmpeg/find.ts'
import { threadsAsFree } from './recogniser/engines/capacity.ts'
import { openRecogniser } from './recogniser/engines/engines.ts'
import { findModel } from './recogniser/models/models.ts'
import { removeOld } from './remove-old.ts'
import { HANDLERS } from './steps/handlers.ts'
import type { Tools } from './steps/tools.ts'
import { work } from './work.ts'

const SIMULTANEOUS = 'must be a whole number from 1 to 64'
const Settings = z.object({
  DATA_DIR: z.string('must name a folder'),
  CACHE_DIR: z.string().optional(),
  STORAGE_URL: z
    .string()
    .regex(/^file:/, 'must begin with file: (a folder)')
    .optional(),
  QUEUE_URL: z
    .string()
    .regex(/^sqlite:/, 'must begin with sqlite:')
    .default('sqlite:'),
  WHISPER_PATH: z.string().optional(),
  WHISPER_MODEL: z.string().optional(),
  WORKER_CONCURRENCY: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/, SIMULTANEOUS)
    .transform(Number)
    .default(2),
  WORKER_NAME: z
    .string()
    .regex(/^[\w-]+$/, 'must be letters, digits, - and _')
    .optional(),
  FFMPEG_PATH: z.string().optional(),
  FFPROBE_PATH: z.string().optional(),
})

type Environment = Record<string, string | undefined>
type Settings = z.output<typeof Settings>

/** Works until the signal aborts. Throws one `Error` that lists every wrong setting, or names what is missing. */
export async function runWorker(environment: Environment, { signal }: { signal: AbortSignal }) {
  const set = readSettings(environment)
  const worker = set.WORKER_NAME ?? `${os.hostname()}-${process.pid}`
  const dataDir = path.resolve(set.DATA_DIR)
  const tmp = await emptyFolder(path.join(dataDir, 'work'), worker)
  const tools = await openTools(set, dataDir, signal)
  const queue = openQueue(set.QUEUE_URL, { dataDir })
  try {
    // The worker inside a hub is alone on its data folder: leases under its name belong to one that died.
    if (set.WORKER_NAME) await queue.release(worker)
    await work({ queue, worker, signal, steps: HANDLERS, concurrency: set.WORKER_CONCURRENCY, tmp, tools })
  } finally {
    await queue.close()
    await rm(tmp, { recursive: true, force: true })
  }
}

/** Empty values count as not set. */
function readSettings(environment: Environment): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const parsed = Settings.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
  throw new Error(`${lines.length === 1 ? 'A setting is' : 'Some settings are'} wrong:\n${lines.join('\n')}`)
}

/** A worker's own folder for temporary files; what killed ones left there is removed. */
async function emptyFolder(parent: string, worker: string): Promise<string> {
  const own = path.join(parent, worker)
  await rm(own, { recursive: true, force: true })
  mkdirSync(own, { recursive: true })
  removeOld(parent)
  return own
}

type OwnTools = Omit<Tools, 'tmp' | 'progress' | 'signal'>

async function openTools(set: Settings, dataDir: string, signal: AbortSignal): Promise<OwnTools> {
  const cacheDir = path.resolve(set.CACHE_DIR ?? path.join(dataDir, 'cache'))
  return {
    storage: openStorage(set.STORAGE_URL ?? `file:${path.join(dataDir, 'media')}`),
    ffmpeg: await findPrograms({
      ffmpegPath: set.FFMPEG_PATH ?? null,
      ffprobePath: set.FFPROBE_PATH ?? null,
    }),
    threads: threadsAsFree(),
    openRecogniser: () => openRecogniser({ whisperPath: set.WHISPER_PATH ?? null, cacheDir, signal }),
    findModel: (name) => findModel(name, { dataDir, model: set.WHISPER_MODEL ?? null }),
  }
}

async function main() {
  const stop = new AbortController()
  // Not once: a terminal tells the whole group, and `causerie worker` tells again.
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      stop.abort(new Error('the worker is stopping'))
      setTimeout(() => process.exit(0), 4_500).unref()
    })
  process.once('disconnect', () => {
    // The hub is gone, however it ended: programs that were started get their signal before this returns.
    stop.abort(new Error('the hub is gone'))
    process.exit(0)
  })
  try {
    await runWorker(process.env, { signal: stop.signal })
  } catch (error) {
    if (!stop.signal.aborted) {
      process.stderr.write(`${(error as Error).message}\n`)
      process.exit(1)
    }
  }
  process.exit(0)
}

/** Whether this file is the program, by whatever name or link it was started. */
function isProgram() {
  const [, started] = process.argv
  return Boolean(started && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url))
}

if (isProgram()) await main()
