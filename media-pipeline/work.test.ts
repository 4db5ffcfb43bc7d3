import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { laneOf } from './lanes.ts'
import { type Notice, PipelineError, type Step, type StepKind } from './messages.ts'
import { memoryQueue } from './queue/memory.ts'
import type { Queue } from './queue/queue.ts'
import type { StepHandlers, Tools } from './steps/tools.ts'
import { memoryStorage } from './storage/memory.ts'
import { ObjectNotFound } from './storage/storage.ts'
import { type WorkOptions, work } from './work.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-work-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const facts = { container: 'mp3', duration: 1, size: 1, audio: null, video: null, chapters: [], title: null }
type Handler = (step: Step, tools: Tools) => Promise<unknown>

let queue: Queue
let stop: AbortController
let working: Promise<void> | null
beforeEach(() => {
  queue = memoryQueue()
  stop = new AbortController()
  working = null
})
afterEach(async () => {
  stop.abort()
  await working?.catch(() => {})
})

/** Starts a worker whose steps are all done by `handler`. */
function startWork(handler: Handler, options: Partial<WorkOptions> = {}) {
  const kinds: StepKind[] = ['probe', 'analyse', 'encode', 'detect', 'hear', 'transcribe', 'chapters', 'tag']
  working = work({
    queue,
    steps: Object.fromEntries(kinds.map((kind) => [kind, handler])) as unknown as StepHandlers,
    tools: {
      storage: memoryStorage(),
      ffmpeg: { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe' },
      openRecogniser: () => Promise.reject(new PipelineError({ code: 'no-recogniser' })),
      findModel: () => Promise.reject(new PipelineError({ code: 'no-model' })),
      threads: () => 1,
    },
    worker: 'anna',
    concurrency: 2,
    tmp: path.join(folder, 'tmp'),
    signal: stop.signal,
    backOff: 20,
    ...options,
  })
  return working
}

const stepOf = (id: string, kind: StepKind = 'probe') =>
  ({ id, kind, recording: 'abc', source: 'a/b', sourceHash: 'ff' }) as Step
const send = (id: string, kind: StepKind = 'probe', attempts = 0) =>
  queue.send(laneOf(kind), { id, body: { step: stepOf(id, kind), attempts } })

/** Takes notices until one of them ends a step; all of them without their step and recording. */
async function listen(ends = 1, seconds = 10) {
  const heard: Notice[] = []
  for (const last = Date.now() + seconds * 1_000; Date.now() < last; ) {
    const lent = await queue.take('notices', { worker: 'hub', lease: 30 })
    if (!lent) {
      await sleep(10)
      continue
    }
    heard.push(lent.body as Notice)
    await lent.finish()
    const isEnd = ({ say }: Notice) => say !== 'started' && say !== 'progress'
    if (heard.filter(isEnd).length === ends) return heard
  }
  throw new Error(`heard only ${JSON.stringify(heard)}`)
}
const said = (notices: Notice[]) => notices.map(({ step, attempt, say }) => `${step} ${attempt} ${say}`)
const isEmpty = () => vi.waitFor(async () => expect(await queue.count('steps')).toBe(0))

test('a step is started, done and off the queue, in that order', async () => {
  await send('s')
  startWork(async () => ({ kind: 'probe', facts }))
  const heard = await listen()
  expect(heard).toEqual([
    { step: 's', recording: 'abc', attempt: 1, say: 'started' },
    { step: 's', recording: 'abc', attempt: 1, say: 'done', outcome: { kind: 'probe', facts } },
  ])
  await isEmpty()
})

test('attempts that were started before the message count', async () => {
  await send('s', 'probe', 2)
  startWork(async () => ({ kind: 'probe', facts }))
  expect(said(await listen())).toEqual(['s 3 started', 's 3 done'])
})

test('a step has a folder of its own, which is gone when it ends, however it ends', async () => {
  const folders: string[] = []
  await send('a')
  await send('b')
  startWork(async (step, { tmp }) => {
    folders.push(tmp)
    expect(readdirSync(tmp)).toEqual([])
    await writeFile(path.join(tmp, 'part'), 'x')
    if (step.id === 'b') throw new PipelineError({ code: 'unreadable' })
    return { kind: 'probe', facts }
  })
  await listen(2)
  await isEmpty()
  expect(new Set(folders).size).toBe(2)
  for (const one of folders) expect(existsSync(one)).toBe(false)
})

test('progress is said at most once a second, never outside 0 and 1', async () => {
  await send('s')
  startWork(async (_step, { progress }) => {
    progress(Number.NaN)
    progress(7)
    for (let at = 0; at < 100; at += 1) progress(at / 100)
    await sleep(1_050)
    progress(-1)
    return { kind: 'probe', facts }
  })
  const done = (await listen()).flatMap((notice) => (notice.say === 'progress' ? [notice.done] : []))
  // The end is worth more than the way, so a hub that is slow may hear of the way afterwards, or not at all.
  expect(done[0]).toBe(1)
  expect(done.length).toBeLessThanOrEqual(2)
})

test('a reason that is final fails at once', async () => {
  await send('s')
  startWork(async () => {
    throw new PipelineError({ code: 'no-sound', facts: { read: 1 } })
  })
  const heard = await listen()
  expect(said(heard)).toEqual(['s 1 started', 's 1 failed'])
  expect(heard[1]).toMatchObject({ reason: { code: 'no-sound', facts: { read: 1 } } })
  await isEmpty()
})

test('a reason that may pass is tried three times, later each time, and then fails', async () => {
  const times: number[] = []
  await send('s')
  startWork(
    async () => {
      times.push(Date.now())
      throw new PipelineError({ code: 'timed-out' }, { retry: true })
    },
    { backOff: 100 },
  )
  expect(said(await listen())).toEqual(['s 1 started', 's 2 started', 's 3 started', 's 3 failed'])
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(100)
  expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(200)
  await isEmpty()
})

test.each(['no-model', 'no-recogniser'] as const)(
  'with %s a step waits, and is off the queue',
  async (code) => {
    await send('s', 'transcribe')
    startWork(async (_step, tools) => (code === 'no-model' ? tools.findModel(null) : tools.openRecogniser()))
    const heard = await listen()
    expect(said(heard)).toEqual(['s 1 started', 's 1 waiting'])
    expect(heard[1]).toMatchObject({ reason: { code } })
    await isEmpty()
  },
)

test('a mistake of ours fails as such, once, and stops nothing else', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await send('bad')
  startWork(async (step) => {
    if (step.id === 'bad') throw new TypeError('x is undefined')
    return { kind: 'probe', facts }
  })
  expect((await listen())[1]).toMatchObject({
    say: 'failed',
    reason: { code: 'crashed', detail: 'x is undefined' },
  })
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
  await send('good')
  expect(said(await listen())).toContain('good 1 done')
})

test('an object that is not there, and a full disk, are no mistakes of ours', async () => {
  await send('gone')
  await send('full', 'probe', 2)
  startWork(async (step) => {
    if (step.id === 'gone') throw new ObjectNotFound('a/b')
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  })
  const reasons = (await listen(2)).flatMap((notice) => (notice.say === 'failed' ? [notice.reason] : []))
  expect(reasons.toSorted((a, b) => a.code.localeCompare(b.code))).toMatchObject([
    { code: 'no-space' },
    { code: 'storage-failed', facts: { missing: 'a/b' } },
  ])
})

test('what died three workers is not tried a fourth time', async () => {
  let runs = 0
  await send('s')
  for (let at = 0; at < 3; at += 1) {
    expect(await queue.take('steps', { worker: 'killed', lease: 30 })).not.toBeNull()
    await queue.release('killed')
  }
  startWork(async () => {
    runs += 1
    return { kind: 'probe', facts }
  })
  const heard = await listen()
  expect(heard).toEqual([
    { step: 's', recording: 'abc', attempt: 4, say: 'failed', reason: { code: 'worker-died' } },
  ])
  expect(runs).toBe(0)
  await isEmpty()
})

test('a step that takes longer than a lease keeps its message', async () => {
  let runs = 0
  await send('s')
  startWork(
    async () => {
      runs += 1
      await sleep(700)
      return { kind: 'probe', facts }
    },
    { lease: 0.3 },
  )
  expect(said(await listen())).toEqual(['s 1 started', 's 1 done'])
  expect(runs).toBe(1)
})

test('a step that is cancelled is told to stop, and nothing is said of it', async () => {
  let reason: unknown
  await send('s')
  startWork(
    async (_step, { signal }) => {
      await queue.cancel('steps', 's')
      await sleep(5_000, undefined, { signal }).catch((error) => {
        reason = signal.reason
        throw error
      })
    },
    { lease: 0.3 },
  )
  await vi.waitFor(() => expect(String(reason)).toContain('lease of this step is lost'), 3_000)
  await send('next')
  stop.abort()
  await working
  const lent = await queue.take('notices', { worker: 'hub', lease: 30 })
  expect(lent!.body).toMatchObject({ step: 's', say: 'started' })
})

test('when the worker stops its step is given back at once, and the attempt does not count', async () => {
  await send('s')
  startWork(async (_step, { signal }) => sleep(60_000, undefined, { signal }))
  await vi.waitFor(async () => expect(await queue.count('notices')).toBe(1))
  const from = Date.now()
  stop.abort()
  await working
  expect(Date.now() - from).toBeLessThan(1_000)
  expect(await queue.take('steps', { worker: 'boris', lease: 30 })).toMatchObject({ id: 's', delivery: 1 })
  expect(await queue.count('notices')).toBe(1)
})

test('a step that does not listen does not keep its message', async () => {
  let end = () => {}
  await send('s')
  startWork(() => new Promise((resolve) => (end = () => resolve({ kind: 'probe', facts }))))
  await vi.waitFor(async () => expect(await queue.count('notices')).toBe(1))
  stop.abort()
  const next = await vi.waitFor(
    async () => {
      const lent = await queue.take('steps', { worker: 'boris', lease: 30 })
      expect(lent).not.toBeNull()
      return lent!
    },
    { timeout: 4_500, interval: 50 },
  )
  end()
  await working
  // What it did in the end takes nothing away from who has the message now.
  expect(await next.heartbeat()).toBe(true)
})

test('one chunk is heard and one recording encoded at a time, side by side, and others go past them', async () => {
  const running = new Map<StepKind, number>()
  const most = new Map<StepKind, number>()
  let together = 0
  for (let at = 0; at < 3; at += 1) {
    await send(`t${at}`, 'hear')
    await send(`e${at}`, 'encode')
  }
  await send('p')
  const order: string[] = []
  startWork(
    async (step) => {
      running.set(step.kind, (running.get(step.kind) ?? 0) + 1)
      most.set(step.kind, Math.max(most.get(step.kind) ?? 0, running.get(step.kind)!))
      if (running.get('hear') && running.get('encode')) together += 1
      await sleep(step.kind === 'probe' ? 0 : 300)
      order.push(step.id)
      running.set(step.kind, running.get(step.kind)! - 1)
      return { kind: 'probe', facts }
    },
    { concurrency: 3 },
  )
  await listen(7)
  expect(most).toEqual(
    new Map([
      ['hear', 1],
      ['encode', 1],
      ['probe', 1],
    ]),
  )
  expect(together).toBeGreaterThan(0)
  expect(order[0]).toBe('p')
})

test('steps that do not fill the machine run side by side, also of one kind', async () => {
  let running = 0
  let most = 0
  for (const id of ['a', 'b', 'c']) await send(id, 'chapters')
  startWork(async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(100)
    running -= 1
    return { kind: 'chapters', chapters: [] }
  })
  await listen(3)
  expect(most).toBe(2)
})

test('a queue that fails ends the work, the other steps with it', async () => {
  let sends = 0
  let wasStopped = false
  await send('a')
  await send('b', 'analyse')
  const failing: Queue = {
    ...queue,
    send: async (topic, message) => {
      sends += 1
      if (sends > 2) throw new Error('the disk of the queue is full')
      return queue.send(topic, message)
    },
  }
  startWork(
    async (step, { signal }) => {
      if (step.kind === 'probe') return sleep(100).then(() => ({ kind: 'probe', facts }))
      await sleep(30_000, undefined, { signal }).finally(() => {
        wasStopped = signal.aborted
      })
    },
    { queue: failing },
  )
  await expect(working).rejects.toThrow('the disk of the queue is full')
  expect(wasStopped).toBe(true)
})

test('a queue that fails while progress is said, or a lease prolonged, ends no process', async () => {
  let isBroken = false
  await send('s')
  const flaky: Queue = {
    ...queue,
    send: (topic, message) => (isBroken ? Promise.reject(new Error('busy')) : queue.send(topic, message)),
    take: async (topic, options) => {
      const lent = await queue.take(topic, options)
      if (!lent) return null
      return { ...lent, heartbeat: () => (isBroken ? Promise.reject(new Error('busy')) : lent.heartbeat()) }
    },
  }
  startWork(
    async (_step, { progress }) => {
      isBroken = true
      progress(0.5)
      await sleep(500)
      isBroken = false
      await sleep(500)
      return { kind: 'probe', facts }
    },
    { queue: flaky, lease: 0.9 },
  )
  expect(said(await listen())).toEqual(['s 1 started', 's 1 done'])
})
