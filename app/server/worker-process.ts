/** The worker inside: a process of its own, so that no CPU work ever stands in the way of an answer. */
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { type Config, environment } from './config.ts'
import { PROJECT_ROOT } from './project-root.ts'

const RESTART_AFTER = { least: 1_000, most: 60_000 }
/** A worker that lived this long was well. */
const WELL = 30_000

/** Starts it, and starts it again when it dies. It ends with this process, however this one ends. */
export function startWorkerProcess(config: Config) {
  let child: ChildProcess | null = null
  let stopping = false
  let timer: NodeJS.Timeout | undefined
  let wait = RESTART_AFTER.least

  function start() {
    const started = Date.now()
    child = fork(path.join(PROJECT_ROOT, 'build/server/worker.js'), {
      env: workerEnvironment(config),
      execArgv: [],
    })
    child.on('error', (error) => console.error('The worker did not start:', error.message))
    child.once('exit', (code, signal) => {
      child = null
      if (stopping) return
      wait = Date.now() - started > WELL ? RESTART_AFTER.least : Math.min(wait * 2, RESTART_AFTER.most)
      console.error(`The worker ended (${signal ?? code}); it starts again in ${wait / 1_000} s.`)
      timer = setTimeout(start, wait)
    })
  }

  async function stop() {
    stopping = true
    clearTimeout(timer)
    const running = child
    if (!running) return
    const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()))
    running.kill('SIGTERM')
    const force = setTimeout(() => running.kill('SIGKILL'), 6_000)
    await ended
    clearTimeout(force)
  }

  start()
  return { stop }
}

/** Names the leases of the worker inside the hub. */
export const INSIDE = 'inside'

/** A worker's settings as its environment; the same names serve a worker on another machine. */
export function workerEnvironment(config: Config): NodeJS.ProcessEnv {
  const set = {
    ...environment(),
    DATA_DIR: config.dataDir,
    CACHE_DIR: config.cacheDir,
    STORAGE_URL: config.storageUrl,
    QUEUE_URL: config.queueUrl,
    WHISPER_PATH: config.whisperPath,
    WHISPER_MODEL: config.whisperModel,
    WORKER_CONCURRENCY: String(config.workerConcurrency),
    FFMPEG_PATH: config.ffmpegPath,
    FFPROBE_PATH: config.ffprobePath,
    WORKER_NAME: INSIDE,
  }
  const given = Object.entries(set).filter(([, value]) => value)
  return { ...Object.fromEntries(given), NODE_ENV: 'production' }
}
