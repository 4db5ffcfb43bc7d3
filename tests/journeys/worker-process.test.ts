import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openQueue, openStorage } from '../../media-pipeline/adapters.ts'
import type { Queue } from '../../media-pipeline/queue/queue.ts'
import { SPEECH, until } from '../support/hub.ts'

const PROGRAM = path.resolve('build/server/worker.js')
const SOURCE = 'recordings/abc/ff/original'
const facts = { container: 'mp3', duration: 212, size: 1, video: null, chapters: [], title: null }

let dataDir: string
let queue: Queue
let children: ChildProcess[]

/** A data folder with a recording of three and a half minutes, and a step that takes ffmpeg a while. */
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'causerie-worker-'))
  children = []
  queue = openQueue('sqlite:', { dataDir })
  copyFileSync(path.join(SPEECH, 'conference-fr.mp3'), path.join(dataDir, 'copy'))
  await openStorage(`file:${dataDir}/media`).put(SOURCE, path.join(dataDir, 'copy'))
  const step = { id: 's', kind: 'analyse', recording: 'abc', source: SOURCE, sourceHash: 'ff', facts }
  await queue.send('steps', { id: 's', body: { step, attempts: 0 } })
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await queue.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function start(program = PROGRAM) {
  const child = fork(program, {
    env: { ...process.env, DATA_DIR: dataDir, WORKER_NAME: 'inside' },
    execArgv: [],
  })
  children.push(child)
  const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('exit', (code, signal) => resolve([code, signal])),
  )
  return { child, ended }
}

/** Running ffmpegs that work on this data folder. */
function programs(): string[] {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  return all.filter((line) => line.includes(dataDir) && line.includes('ffmpeg'))
}

test('a worker that is told to stop gives its step back within five seconds', async () => {
  const { child, ended } = start()
  await until(() => programs().length > 0, 30)
  const from = Date.now()
  child.kill('SIGTERM')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(Date.now() - from).toBeLessThan(5_000)
  expect(programs()).toEqual([])
  expect(await queue.take('steps', { worker: 'next', lease: 30 })).toMatchObject({ id: 's', delivery: 1 })
  expect(readdirSync(path.join(dataDir, 'work'))).toEqual([])
})

test('a worker whose hub is gone ends at once, its programs with it', async () => {
  const { child, ended } = start()
  await until(() => programs().length > 0, 30)
  child.disconnect()
  expect(await ended).toEqual([0, null])
  await until(() => programs().length === 0, 3)
})

test('what a killed worker held is done by the next one of its name, without waiting for the lease', async () => {
  const first = start()
  await until(() => programs().length > 0, 30)
  first.child.kill('SIGKILL')
  expect(await first.ended).toEqual([null, 'SIGKILL'])
  await until(() => programs().length === 0, 3)
  const link = path.join(dataDir, 'by-another-name.js')
  symlinkSync(PROGRAM, link)
  start(link)
  const said: string[] = []
  await until(async () => {
    const lent = await queue.take('notices', { worker: 'hub', lease: 30 })
    const notice = lent?.body as { attempt: number; say: string } | undefined
    if (notice && notice.say !== 'progress') said.push(`${notice.attempt} ${notice.say}`)
    await lent?.finish()
    return said.includes('2 done')
  }, 60)
  expect(said).toEqual(['1 started', '2 started', '2 done'])
})
