/** Feeds are made in a thread, so that no CPU work ever stands in the way of an answer. */
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Question, ThreadAnswer, ThreadData } from '../feeds/feed-thread.ts'
import type { AnyFeed, FeedMaker, MadeFeed, Wish } from '../feeds/make-feed.ts'
import { PROJECT_ROOT } from './project-root.ts'

const RESTART_AFTER = { least: 200, most: 30_000 }
/** A thread that lived this long was well. */
const WELL = 10_000
/** A question that so many threads died of is answered by nobody. */
const MOST_TRIES = 2

interface Asked {
  question: Question
  tries: number
  resolve(value: ThreadAnswer['value']): void
  reject(error: Error): void
}

/** Starts the thread, and starts it again when it dies; what was asked of a dead one is asked again. */
export function startFeedThread(
  data: ThreadData,
  file = path.join(PROJECT_ROOT, 'build/server/feed-thread.js'),
): FeedMaker {
  const open = new Map<number, Asked>()
  let last = 0
  let stopped = false
  let thread: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let wait = RESTART_AFTER.least

  function start() {
    const started = Date.now()
    const worker = new Worker(file, { workerData: data, execArgv: [] })
    thread = worker
    worker.on('message', (answer: ThreadAnswer) => settle(open, answer))
    worker.on('error', (error) => console.error('The thread that makes feeds failed:', error))
    worker.once('exit', (code) => {
      thread = null
      if (stopped) return
      wait = Date.now() - started > WELL ? RESTART_AFTER.least : Math.min(wait * 2, RESTART_AFTER.most)
      console.error(`The thread that makes feeds ended (${code}); it starts again in ${wait / 1_000} s.`)
      giveUpTried(open)
      timer = setTimeout(start, wait)
    })
    // A thread waits for work for ever; it must not keep a process that has nothing else to do.
    worker.unref()
    for (const asked of open.values()) send(asked)
  }

  function send(asked: Asked) {
    asked.tries += 1
    thread?.postMessage(asked.question)
  }

  function ask(wish: Wish | null): Promise<ThreadAnswer['value']> {
    if (stopped) return Promise.reject(new Error('the hub stops: no feed is made any more'))
    return new Promise((resolve, reject) => {
      const asked: Asked = { question: { id: ++last, wish }, tries: 0, resolve, reject }
      open.set(asked.question.id, asked)
      if (thread) send(asked)
    })
  }

  start()
  return {
    make: (wish) => ask(wish) as Promise<MadeFeed | 'same' | null>,
    listStale: () => ask(null) as Promise<AnyFeed[]>,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await thread?.terminate()
      for (const { reject } of open.values()) reject(new Error('the hub stops: no feed is made any more'))
      open.clear()
    },
  }
}

function settle(open: Map<number, Asked>, { id, value, error }: ThreadAnswer) {
  const asked = open.get(id)
  open.delete(id)
  if (error !== undefined) asked?.reject(new Error(`a feed could not be made: ${error}`))
  else asked?.resolve(withBuffers(value))
}

/** Between threads a buffer loses its kind. */
function withBuffers(value: ThreadAnswer['value']): ThreadAnswer['value'] {
  if (!value || value === 'same' || Array.isArray(value) || !value.bytes) return value
  const { gzip, br, ...rest } = value.bytes
  return { ...value, bytes: { ...rest, gzip: asBuffer(gzip), br: asBuffer(br) } }
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

function giveUpTried(open: Map<number, Asked>) {
  for (const [id, asked] of open) {
    if (asked.tries < MOST_TRIES) continue
    open.delete(id)
    asked.reject(new Error('a feed could not be made: the thread died of it'))
  }
}
