/** A worker process: forked by the hub, or started beside it. It reads its settings, works, and ends tidily. */
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { openQueue, openStorage } from './adapters.ts'
import { findPrograms } from './ffmpeg/find.ts'
import { openRecogniser } from './recogniser/engines.ts'
import { findModel } from './recogniser/models.ts'
import { HANDLERS } from './steps/handlers.ts'
import { work } from './work.ts'

const Settings = z.object({
  DATA_DIR: z.string().min(1, 'must name a folder'),
  CACHE_DIR: z.string().optional(),
  STORAGE_URL: z.string().optional(),
  QUEUE_URL: z.string().default('sqlite:'),
  WHISPER_PATH: z.string().optional(),
  WHISPER_MODEL: z.string().optional(),
  WORKER_CONCURRENCY: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1)
    .max(64)
    .default(2),
  WORKER_NAME: z.string().optional(),
  FFMPEG_PATH: z.string().optional(),
  FFPROBE_PATH: z.string().optional(),
})

/** Works until the signal aborts. Throws one `Error` that lists every wrong setting, or names what is missing. */
export async function runWorker(environment: Record<string, string | undefined>, signal: AbortSignal) {
  const parsed = Settings.safeParse(environment)
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
  const set = parsed.data
  const dataDir = path.resolve(set.DATA_DIR)
  const cacheDir = path.resolve(set.CACHE_DIR ?? path.join(dataDir, 'cache'))
  const worker = set.WORKER_NAME ?? `${os.hostname()}-${process.pid}`
  const programs = await findPrograms({
    ffmpegPath: set.FFMPEG_PATH ?? null,
    ffprobePath: set.FFPROBE_PATH ?? null,
  })
  const queue = openQueue(set.QUEUE_URL, { dataDir })
  try {
    // The worker inside a hub is alone on its data folder: leases under its name belong to one that died.
    if (set.WORKER_NAME) await queue.release(worker)
    await work({
      queue,
      worker,
      signal,
      steps: HANDLERS,
      concurrency: set.WORKER_CONCURRENCY,
      tmp: path.join(dataDir, 'work', worker),
      tools: {
        storage: openStorage(set.STORAGE_URL ?? `file:${path.join(dataDir, 'media')}`),
        ffmpeg: programs,
        threads: set.WORKER_CONCURRENCY > 1 ? 1 : Math.max(1, os.availableParallelism() - 1),
        openRecogniser: () => openRecogniser({ whisperPath: set.WHISPER_PATH ?? null, cacheDir, signal }),
        findModel: (name) => findModel(name, { dataDir, model: set.WHISPER_MODEL ?? null }),
      },
    })
  } finally {
    await queue.close()
  }
}

async function main() {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      stop.abort(new Error('the worker is stopping'))
      setTimeout(() => process.exit(0), 5_000).unref()
    })
  // The hub is gone, however it ended: programs that were started die with this process.
  process.once('disconnect', () => process.exit(0))
  try {
    await runWorker(process.env, stop.signal)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
