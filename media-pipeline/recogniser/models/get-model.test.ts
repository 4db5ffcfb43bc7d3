import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchModel, getModel } from './get-model.ts'

const bytes = randomBytes(3_000_000)
const known = { name: 'tiny', size: bytes.length, sha1: createHash('sha1').update(bytes).digest('hex') }

let dataDir: string
let file: string
let server: Server
let baseUrl: string
let requests: IncomingMessage[]
/** Bytes after which the connection breaks, one entry per request; none left means that it holds. */
let breaks: number[]
let ranges: boolean
let etag: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'causerie-get-'))
  file = path.join(dataDir, 'models', 'ggml-tiny.bin')
  ;[requests, breaks, ranges, etag] = [[], [], true, '"one"']
  server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await rm(dataDir, { recursive: true, force: true })
})

function answer(request: IncomingMessage, response: ServerResponse) {
  requests.push(request)
  if (request.url !== '/ggml-tiny.bin') return void response.writeHead(404).end()
  const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const partial = ranges && from > 0 && request.headers['if-range'] === etag
  const body = bytes.subarray(partial ? from : 0)
  const head = { 'content-length': body.length, etag }
  if (partial)
    response.writeHead(206, { ...head, 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` })
  else response.writeHead(200, head)
  const cut = breaks.shift()
  if (cut === undefined) return void response.end(body)
  response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), 30))
}

const get = (more: Partial<Parameters<typeof getModel>[1]> = {}) =>
  fetchModel(known, file, { dataDir, baseUrl, signal: new AbortController().signal, ...more })

test('a model is in its place once it is whole, with nothing left beside it', async () => {
  const said: number[] = []
  expect(await get({ onProgress: (done) => said.push(done) })).toEqual({
    name: 'tiny',
    path: file,
    size: bytes.length,
  })
  expect((await readFile(file)).equals(bytes)).toBe(true)
  expect(await readdir(path.dirname(file))).toEqual(['ggml-tiny.bin'])
  expect(said.at(-1)).toBe(1)
  await get()
  expect(requests).toHaveLength(1)
})

test('a connection that breaks is taken up where it broke', async () => {
  breaks = [1_000_000, 500_000]
  await get()
  expect((await readFile(file)).equals(bytes)).toBe(true)
  expect(requests).toHaveLength(3)
  expect(requests[1]!.headers.range).toMatch(/^bytes=[1-9]/)
})

test('a download that was stopped goes on the next time', async () => {
  breaks = [1_000_000, 0, 0, 0, 0]
  await expect(get()).rejects.toMatchObject({ reason: { code: 'no-model' } })
  const kept = (await readFile(`${file}.part`)).length
  expect(kept).toBeGreaterThan(0)
  requests = []
  await get()
  expect(requests[0]!.headers.range).toBe(`bytes=${kept}-`)
  expect((await readFile(file)).equals(bytes)).toBe(true)
})

test('a server that knows no ranges gives the whole again', async () => {
  ranges = false
  breaks = [1_000_000]
  await get()
  expect((await readFile(file)).equals(bytes)).toBe(true)
})

test('an object that changed in the meantime is fetched from its beginning', async () => {
  breaks = [1_000_000, 0, 0, 0, 0]
  await expect(get()).rejects.toThrow('run the same command again')
  etag = '"two"'
  await get()
  expect((await readFile(file)).equals(bytes)).toBe(true)
})

test('a wrong checksum removes what came and says so', async () => {
  const wrong = { ...known, sha1: '0'.repeat(40) }
  const options = { dataDir, baseUrl, signal: new AbortController().signal }
  await expect(fetchModel(wrong, file, options)).rejects.toMatchObject({
    reason: { code: 'bad-model', detail: expect.stringContaining('checksum') },
  })
  expect(await readdir(path.dirname(file))).toEqual([])
})

test('a part that is too long is not taken for the model', async () => {
  await get({}).then(() => rm(file))
  await writeFile(`${file}.part`, Buffer.concat([bytes, bytes]))
  await get()
  expect((await readFile(file)).equals(bytes)).toBe(true)
})

test('an abort ends the download with its reason', async () => {
  const stop = new AbortController()
  const reason = new Error('enough')
  await expect(get({ signal: stop.signal, onProgress: () => stop.abort(reason) })).rejects.toBe(reason)
})

test('a server that falls silent counts as lost', async () => {
  server.removeAllListeners('request')
  server.on('request', () => {})
  await expect(get({ patience: 0.05 })).rejects.toThrow('nothing came')
})

test('an address without the model and a name that nobody knows are explained', async () => {
  await expect(get({ baseUrl: `${baseUrl}/nowhere` })).rejects.toThrow('answers 404')
  await expect(getModel('gigantic', { dataDir, signal: new AbortController().signal })).rejects.toThrow(
    'large-v3-turbo',
  )
})
