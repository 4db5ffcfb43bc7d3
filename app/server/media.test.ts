import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readlinkSync, rmSync, truncateSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { MediaRow } from '#db/queries/get-media.ts'
import { openStorage, type Storage } from '#media-pipeline'
import { type Asked, listen } from './ask-for-tests.ts'
import { serveMedia } from './media.ts'

const SIZE = 3 * 1024 * 1024 + 7
/** More than the buffers of two sockets hold. */
const HUGE = 48 * 1024 * 1024
const bytes = randomBytes(SIZE)
const hash = createHash('sha256').update(bytes).digest('hex')
const ASSET = 'abcdefghij12'
const big: MediaRow = {
  key: 'recordings/r1/big.mp4',
  type: 'video/mp4',
  size: SIZE,
  hash,
  createdAt: '2026-11-25T08:00:00.500Z',
  visibilities: ['public'],
  document: null,
}
const ROWS: Record<string, MediaRow> = {
  [ASSET]: big,
  unlisted0000: { ...big, visibilities: ['unlisted'] },
  bothways0000: { ...big, visibilities: ['draft', 'public'] },
  draft0000000: { ...big, visibilities: ['draft'] },
  scheduled000: { ...big, visibilities: ['scheduled'] },
  private00000: { ...big, visibilities: ['private'] },
  removed00000: { ...big, visibilities: ['removed'] },
  source000000: { ...big, visibilities: [] },
  lost00000000: { ...big, key: 'recordings/r1/lost.mp4' },
  short0000000: { ...big, key: 'recordings/r1/short.mp4' },
  huge00000000: { ...big, key: 'recordings/r1/huge.mp4', size: HUGE },
  document0000: { ...big, type: 'application/pdf', document: 'Compte-rendu « été »\r\n<b>.pdf' },
  htmlpage0000: { ...big, type: 'text/html', document: '' },
  drawing00000: { ...big, type: 'image/svg+xml', document: 'plan.svg' },
  picture00000: { ...big, type: 'image/png', document: 'plan.png' },
  draftdoc0000: { ...big, type: 'application/pdf', document: 'secret.pdf', visibilities: ['draft'] },
  empty0000000: { ...big, key: 'recordings/r1/empty.mp4', size: 0 },
}

let folder: string
let storage: Storage
let server: Asked
const faults: unknown[] = []
const at = (asset: string, name = 'causerie.mp4', start = hash.slice(0, 16)) =>
  `/media/${asset}/${start}/${name}`
const ours = at(ASSET)
const etag = `"${hash.slice(0, 32)}"`
const lastModified = 'Wed, 25 Nov 2026 08:00:00 GMT'
const old = 'Thu, 01 Jan 2015 00:00:00 GMT'

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-media-'))
  storage = openStorage(`file:${folder}`)
  await storage.write(big.key, bytes)
  await storage.write('recordings/r1/short.mp4', bytes)
  await storage.write('recordings/r1/empty.mp4', Buffer.alloc(0))
  await storage.write('recordings/r1/huge.mp4', Buffer.alloc(HUGE))
  truncateSync(storage.localPath('recordings/r1/short.mp4')!, 1_500_000)
  server = await serve(storage)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** The same handler over any storage; the address is split, not parsed: that is the routes' part. */
function serve(from: Storage, patience?: number): Promise<Asked> {
  return listen(
    (request, response) => {
      const [, , asset, start, name] = request.url!.split('/')
      const find = (id: string) => ROWS[id] ?? null
      const source = { storage: from, find, ...(patience ? { patience } : {}) }
      return serveMedia(request, response, { asset: asset!, hash: start!, name: name! }, source)
    },
    (error) => faults.push(error),
  )
}

type Want = { status: number; part?: [number, number]; body?: Buffer }
const whole: Want = { status: 200, body: bytes }
const part = (start: number, end: number): Want => ({
  status: 206,
  part: [start, end],
  body: bytes.subarray(start, end + 1),
})
const nothing = (status: number): Want => ({ status, body: Buffer.alloc(0) })

const CASES: [string, Record<string, string>, Want][] = [
  ['the whole', {}, whole],
  ['the first byte', { range: 'bytes=0-0' }, part(0, 0)],
  ['a hundred bytes', { range: 'bytes=100-199' }, part(100, 199)],
  ['the largest that is read at once', { range: 'bytes=0-262143' }, part(0, 262_143)],
  ['the smallest that is streamed', { range: 'bytes=1-262145' }, part(1, 262_145)],
  ['many pieces', { range: 'bytes=5-2100000' }, part(5, 2_100_000)],
  ['an open end', { range: `bytes=${SIZE - 100}-` }, part(SIZE - 100, SIZE - 1)],
  ['an open end from the start', { range: 'bytes=0-' }, part(0, SIZE - 1)],
  ['a suffix', { range: 'bytes=-500' }, part(SIZE - 500, SIZE - 1)],
  ['a suffix longer than the file', { range: 'bytes=-99999999' }, part(0, SIZE - 1)],
  ['an end past the file', { range: `bytes=${SIZE - 10}-99999999` }, part(SIZE - 10, SIZE - 1)],
  ['a start past the file', { range: 'bytes=99999999-' }, nothing(416)],
  ['a start at the end of the file', { range: `bytes=${SIZE}-` }, nothing(416)],
  ['an empty suffix', { range: 'bytes=-0' }, nothing(416)],
  ['a reversed range', { range: 'bytes=200-100' }, whole],
  ['an unknown unit', { range: 'items=0-5' }, whole],
  ['two ranges', { range: 'bytes=0-9,20-29' }, whole],
  ['If-Range with our tag', { range: 'bytes=0-9', 'if-range': etag }, part(0, 9)],
  ['If-Range with another tag', { range: 'bytes=0-9', 'if-range': '"nope"' }, whole],
  ['If-Range with our tag, weakly', { range: 'bytes=0-9', 'if-range': `W/${etag}` }, whole],
  ['If-Range with our date', { range: 'bytes=0-9', 'if-range': lastModified }, part(0, 9)],
  ['If-Range with an old date', { range: 'bytes=0-9', 'if-range': old }, whole],
  ['If-None-Match with our tag', { 'if-none-match': etag }, nothing(304)],
  ['If-None-Match with our tag, weakly', { 'if-none-match': `W/${etag}` }, nothing(304)],
  ['If-None-Match with another tag', { 'if-none-match': '"nope"' }, whole],
  ['If-None-Match and a range', { 'if-none-match': etag, range: 'bytes=0-9' }, nothing(304)],
  ['If-Modified-Since our date', { 'if-modified-since': lastModified }, nothing(304)],
  ['If-Modified-Since an old date', { 'if-modified-since': old }, whole],
  ['If-Match with another tag', { 'if-match': '"zzz"' }, nothing(412)],
  ['If-Match with our tag and a range', { 'if-match': etag, range: 'bytes=0-9' }, part(0, 9)],
  ['If-Unmodified-Since an old date', { 'if-unmodified-since': old }, nothing(412)],
]

test.each(CASES)('%s', async (_name, headers, want) => {
  const { status, headers: got, body } = await server.ask(ours, { headers })
  expect(status).toBe(want.status)
  expect(body.equals(want.body!), 'the exact bytes').toBe(true)
  expect(got['accept-ranges']).toBe('bytes')
  expect(got.etag).toBe(etag)
  expect(got['last-modified']).toBe(lastModified)
  if (status !== 304) expect(got['content-length']).toBe(String(body.length))
  const range = want.part
    ? `bytes ${want.part[0]}-${want.part[1]}/${SIZE}`
    : status === 416
      ? `bytes */${SIZE}`
      : undefined
  expect(got['content-range']).toBe(range)
})

test('five thousand ranges get the whole, at once', async () => {
  const ranges = Array.from({ length: 5_000 }, (_one, index) => index % 10)
  const start = performance.now()
  const { status, body } = await server.ask(ours, {
    headers: { range: `bytes=${ranges.map((n) => `${n}-`).join()}` },
  })
  expect(performance.now() - start).toBeLessThan(1_000)
  expect([status, body.equals(bytes)]).toEqual([200, true])
})

test('the bytes can do nothing in a browser, and any player may play them', async () => {
  const { headers } = await server.ask(at(ASSET, 'evil.html'), { headers: { range: 'bytes=0-9' } })
  expect(headers).toMatchObject({
    'content-type': 'video/mp4',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    'content-disposition': `inline; filename="evil.html"; filename*=UTF-8''evil.html`,
  })
  expect(headers).not.toHaveProperty('content-encoding')
  expect(headers).not.toHaveProperty('set-cookie')
})

test('a document is saved under its own name, whatever the address says; only pictures are shown', async () => {
  const ask = async (asset: string) =>
    (await server.ask(at(asset, 'x.html'), { headers: { range: 'bytes=0-9' } })).headers
  expect(await ask('document0000')).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'content-disposition':
      'attachment; filename="Compte-rendu _ ete _<b>.pdf"; ' +
      "filename*=UTF-8''Compte-rendu%20%C2%AB%20%C3%A9t%C3%A9%20%C2%BB%3Cb%3E.pdf",
  })
  expect((await ask('htmlpage0000'))['content-disposition']).toMatch(/^attachment; filename="x.html"/)
  expect((await ask('drawing00000'))['content-disposition']).toMatch(/^attachment; filename="plan.svg"/)
  expect((await ask('picture00000'))['content-disposition']).toMatch(/^inline; filename="plan.png"/)
  expect((await server.ask(at('draftdoc0000'))).status).toBe(404)
})

test('public bytes are kept a year by a browser and a minute by others, unlisted ones by nobody', async () => {
  const cached = async (asset: string, headers = {}) =>
    (await server.ask(at(asset), { headers })).headers['cache-control']
  const forAYear = 'public, max-age=31536000, s-maxage=60, immutable'
  expect(await cached(ASSET)).toBe(forAYear)
  expect(await cached('bothways0000')).toBe(forAYear)
  expect(await cached('unlisted0000')).toBe('private, no-store')
  expect(await cached(ASSET, { 'if-none-match': etag })).toBe(forAYear)
})

test('no cache keeps a refusal in the place of the bytes', async () => {
  for (const headers of [{ range: 'bytes=99999999-' }, { 'if-match': '"zzz"' }])
    expect((await server.ask(ours, { headers })).headers['cache-control']).toBe('no-store')
})

test('HEAD has the headers of the whole and no body', async () => {
  for (const headers of [{}, { range: 'bytes=0-99' }, { range: 'bytes=99999999-' }]) {
    const { status, headers: got, body } = await server.ask(ours, { method: 'HEAD', headers })
    expect([status, got['content-length'], body.length]).toEqual([200, String(SIZE), 0])
    expect(got['content-range']).toBeUndefined()
  }
  const known = await server.ask(ours, { method: 'HEAD', headers: { 'if-none-match': etag } })
  expect(known.status).toBe(304)
})

test('what may not be seen and what is not there are the same answer', async () => {
  const wrong = hash.slice(0, 15) + (hash[15] === '0' ? '1' : '0')
  const addresses = [
    at('unknown00000'),
    ...['draft0000000', 'scheduled000', 'private00000', 'removed00000', 'source000000'].map((asset) =>
      at(asset),
    ),
    at(ASSET, 'a.mp4', wrong),
    at(ASSET, 'a.mp4', hash.slice(0, 15)),
    at(ASSET, 'a.mp4', hash.slice(0, 17)),
    at(ASSET, 'a.mp4', hash.slice(0, 16).toUpperCase().replace(/^\d+$/, 'A')),
    at('ABCDEFGHIJ12'),
    at('__proto__'),
    at('constructor0'),
  ]
  const requests = [
    {},
    { headers: { range: 'bytes=0-9' } },
    { headers: { range: 'bytes=99999999-' } },
    { headers: { 'if-none-match': etag } },
    { headers: { 'if-match': '"zzz"' } },
    { method: 'HEAD' },
  ]
  for (const options of requests) {
    const answers = await Promise.all(addresses.map((address) => server.ask(address, options)))
    for (const { status, headers, body } of answers) {
      expect(status).toBe(404)
      expect(body.toString()).toBe(options.method === 'HEAD' ? '' : 'missing\n')
      const { date: _date, ...rest } = headers
      expect(rest).toEqual({
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'content-length': '8',
        connection: 'close',
      })
    }
  }
})

test('an empty object is sent as such', async () => {
  expect(await server.ask(at('empty0000000'))).toMatchObject({
    status: 200,
    headers: { 'content-length': '0' },
  })
  const { status, headers } = await server.ask(at('empty0000000'), { headers: { range: 'bytes=0-' } })
  expect([status, headers['content-range']]).toEqual([416, 'bytes */0'])
})

test('an object that the storage has lost is missing, and the log says so', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  for (const headers of [{}, { range: 'bytes=0-9' }]) {
    const answer = await server.ask(at('lost00000000'), { headers })
    expect([answer.status, answer.body.toString(), answer.headers.etag]).toEqual([
      404,
      'missing\n',
      undefined,
    ])
  }
  expect(log).toHaveBeenCalledTimes(2)
  log.mockRestore()
})

test('a file that is cut short ends the connection instead of leaving a listener waiting', async () => {
  faults.length = 0
  await expect(server.ask(at('short0000000'))).rejects.toThrow()
  const { status, headers } = await server.ask(at('short0000000'), {
    headers: { range: 'bytes=1499990-1500010' },
  })
  expect([status, headers['cache-control']]).toEqual([500, undefined])
  expect(faults.map(String)).toEqual([
    expect.stringContaining('bytes before the catalogue says'),
    expect.stringContaining('11 bytes before the catalogue says'),
  ])
})

test('storage that is no local disk sends the same bytes', async () => {
  const distant = await serve({ ...storage, localPath: () => null })
  for (const [name, headers, want] of CASES) {
    const { status, body } = await distant.ask(ours, { headers })
    expect([name, status, body.equals(want.body!)]).toEqual([name, want.status, true])
  }
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect((await distant.ask(at('lost00000000'))).status).toBe(404)
  log.mockRestore()
  await distant.close()
})

const openNow = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
      throw error
    }
  }).length

/** Asks and goes away as soon as the first bytes are there. */
function leaveEarly(port: number) {
  return new Promise<void>((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: ours, agent: false }, (response) => {
      response.once('data', () => {
        response.on('error', () => {})
        request.destroy()
        resolve()
      })
    })
    request.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve() : reject(error),
    )
  })
}

test.skipIf(process.platform !== 'linux')(
  'listeners who leave in the middle leave no file open and no fault',
  async () => {
    faults.length = 0
    for (const from of [storage, { ...storage, localPath: () => null }]) {
      const own = await serve(from)
      await Promise.all(Array.from({ length: 60 }, () => leaveEarly(own.port)))
      await vi.waitFor(() => expect(openNow()).toBeLessThanOrEqual(2), 3_000)
      const { body } = await own.ask(ours)
      expect(body.equals(bytes)).toBe(true)
      await own.close()
    }
    expect(faults).toEqual([])
  },
)

/** Whether the bytes of a small range are the right ones; every third listener is gone before the answer, or while it comes. */
function askAndMaybeLeave(port: number, index: number) {
  const start = (index * 27_011) % (SIZE - 5_000)
  const headers = { range: `bytes=${start}-${start + 4_095}` }
  return new Promise<boolean | 'left'>((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, path: ours, agent: false, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => resolve(Buffer.concat(chunks).equals(bytes.subarray(start, start + 4_096))))
    })
    request.on('error', reject)
    if (index % 3 !== 0) return
    request.off('error', reject).on('error', () => {})
    request.once('close', () => resolve('left'))
    setTimeout(() => request.destroy(), index % 7)
  })
}

/** A storage elsewhere that takes its time, so that listeners are gone before it answers. */
const slowly = (from: Storage): Storage => ({
  ...from,
  localPath: () => null,
  async stream(key, range) {
    await new Promise((resolve) => setTimeout(resolve, 30))
    return from.stream(key, range)
  },
})

test.skipIf(process.platform !== 'linux')(
  'a hundred small ranges at once, some of them left, leave no more files open each time',
  async () => {
    faults.length = 0
    for (const from of [storage, slowly(storage)]) {
      const own = await serve(from)
      for (let round = 0; round < 3; round++) {
        const all = Array.from({ length: 100 }, (_one, index) => askAndMaybeLeave(own.port, index))
        const answers = await Promise.all(all)
        expect(answers).not.toContain(false)
        expect(answers.filter((answer) => answer === true).length).toBeGreaterThanOrEqual(66)
        await vi.waitFor(() => expect(openNow()).toBeLessThanOrEqual(2), 3_000)
      }
      await own.close()
    }
    expect(faults).toEqual([])
  },
)

test('a listener who takes nothing any more is let go', async () => {
  faults.length = 0
  const own = await serve(storage, 200)
  const socket = net.connect(own.port, '127.0.0.1')
  let received = 0
  socket.on('data', (chunk) => {
    received += chunk.length
  })
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(`GET ${at('huge00000000')} HTTP/1.1\r\nHost: x\r\n\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  socket.resume()
  await closed
  expect(received).toBeLessThan(HUGE)
  expect(faults).toEqual([])
  await own.close()
})

test('many at once each get their own bytes', async () => {
  const starts = Array.from({ length: 200 }, (_one, index) => (index * 15_731) % (SIZE - 70_000))
  const answers = await Promise.all(
    starts.map((start) => server.ask(ours, { headers: { range: `bytes=${start}-${start + 65_535}` } })),
  )
  expect(
    answers.every(({ body }, index) => body.equals(bytes.subarray(starts[index]!, starts[index]! + 65_536))),
  ).toBe(true)
})
