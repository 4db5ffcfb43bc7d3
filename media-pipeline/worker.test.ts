import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { openQueue, openStorage } from './adapters.ts'
import type { Notice } from './messages.ts'
import { runWorker } from './worker.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-worker-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const CLIP = path.resolve('tests/fixtures/speech/clip-fr.opus')
const { signal } = new AbortController()

test('every wrong setting is listed', async () => {
  const environment = {
    STORAGE_URL: 's3://bucket',
    QUEUE_URL: 'memory:',
    WORKER_CONCURRENCY: 'many',
    WORKER_NAME: '../up',
  }
  const { message } = await runWorker(environment, { signal }).catch((error) => error)
  expect(message.split('\n')).toEqual([
    'Some settings are wrong:',
    '  DATA_DIR must name a folder',
    '  STORAGE_URL must begin with file: (a folder)',
    '  QUEUE_URL must begin with sqlite:',
    '  WORKER_CONCURRENCY must be a whole number from 1 to 64',
    '  WORKER_NAME must be letters, digits, - and _',
  ])
})

test.each(['0', '65', '1.5', '-1', '2x'])('%s is no number of simultaneous steps', async (value) => {
  const environment = { DATA_DIR: folder, WORKER_CONCURRENCY: value }
  await expect(runWorker(environment, { signal })).rejects.toThrow(/WORKER_CONCURRENCY must be/)
})

test('a program that is set and does not run stops the start with its name', async () => {
  const environment = { DATA_DIR: path.join(folder, 'none'), FFMPEG_PATH: '/no/such/ffmpeg' }
  await expect(runWorker(environment, { signal })).rejects.toThrow('/no/such/ffmpeg')
})

test('addresses that are not available yet are refused in a sentence', () => {
  expect(() => openStorage('s3://bucket')).toThrow(
    'STORAGE_URL s3: is not available yet; use file: and a folder.',
  )
  expect(() => openQueue('redis://host', { dataDir: folder })).toThrow(
    'QUEUE_URL redis: is not available yet',
  )
  expect(() => openStorage('file:')).toThrow('STORAGE_URL file: needs a folder')
  expect(() => openStorage('file://media')).toThrow('STORAGE_URL file: needs a folder')
  expect(openStorage(`file://${folder}/a b%20c`).localPath('x')).toBe(`${folder}/a b%20c/x`)
})

test('a worker takes up what a dead one of its name held, probes a real recording and leaves nothing', async () => {
  const dataDir = path.join(folder, 'real')
  const left = path.join(dataDir, 'work', 'inside', 'probe-killed')
  mkdirSync(left, { recursive: true })
  writeFileSync(path.join(left, 'half'), 'x')
  const queue = openQueue('sqlite:', { dataDir })
  const storage = openStorage(`file:${dataDir}/media`)
  const copy = path.join(dataDir, 'copy')
  copyFileSync(CLIP, copy)
  await storage.put('recordings/abc/ff/original', copy)
  const source = { recording: 'abc', source: 'recordings/abc/ff/original', sourceHash: 'ff' }
  await queue.send('steps', { id: 's', body: { step: { id: 's', kind: 'probe', ...source }, attempts: 0 } })
  expect(await queue.take('steps', { worker: 'inside', lease: 600 })).not.toBeNull()

  const stop = new AbortController()
  const working = runWorker(
    { DATA_DIR: dataDir, WORKER_NAME: 'inside', FFMPEG_PATH: '' },
    { signal: stop.signal },
  )
  const heard: Notice[] = []
  await vi.waitFor(
    async () => {
      const lent = await queue.take('notices', { worker: 'hub', lease: 30 })
      if (lent) heard.push(lent.body as Notice)
      await lent?.finish()
      expect(heard.at(-1)?.say).toBe('done')
    },
    { timeout: 20_000, interval: 50 },
  )
  expect(heard.at(-1)).toMatchObject({
    attempt: 2,
    outcome: { facts: { container: 'ogg', audio: { codec: 'opus' } } },
  })
  await vi.waitFor(async () => expect(await queue.count('steps')).toBe(0))
  stop.abort()
  await working
  expect(existsSync(path.join(dataDir, 'work', 'inside'))).toBe(false)
  expect(readdirSync(path.join(dataDir, 'media', '.incoming'))).toEqual([])
  await queue.close()
})
