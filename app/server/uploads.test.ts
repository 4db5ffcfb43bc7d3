import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addToken, addUser, changeUser, findUser } from '#db/queries/accounts.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { findUpload } from '#db/queries/uploads.ts'
import { assets, episodes, recordings, shows, steps, uploads } from '#db/schema.ts'
import { openQueue, openStorage } from '#media-pipeline'
import { hashSecret, newSecret } from '../access/secrets.ts'
import { addShow } from '../catalogue/add-show.ts'
import { type Asked, listen } from './ask-for-tests.ts'
import { readConfig } from './config.ts'
import { openFeeds } from './feeds.ts'
import { openFeedMaker } from './feeds-maker.ts'
import { finishWhole } from './finish-upload.ts'
import { handleNodeRoute, type NodeHub } from './node-routes.ts'
import { pathOfUpload } from './receive-file.ts'
import { receiveForm } from './receive-form.ts'
import { sweepUploads } from './sweep-uploads.ts'
import { toTarget } from './upload-target.ts'

const bytes = randomBytes(300_000)
const sha256 = createHash('sha256').update(bytes).digest('hex')
const A_DAY = 86_400_000
let catalogue: ReturnType<typeof openForTest>
let hub: NodeHub
let server: Asked
let token: string

beforeEach(async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-uploads-'))
  catalogue = openForTest()
  const config = readConfig({ DATA_DIR: folder, UPLOAD_MAX_BYTES: String(10 ** 14) })
  hub = {
    db: catalogue.db,
    storage: openStorage(`file:${path.join(folder, 'media')}`),
    queue: openQueue('memory:', { dataDir: folder }),
    config,
    feeds: openFeeds(catalogue.db, openFeedMaker(config, catalogue.db), config),
  }
  server = await listen(async (request, response) => {
    await handleNodeRoute(request, response, hub)
  })
  await addShow(hub.db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  token = tokenOf('a@example.org', 'contributor')
})
afterEach(async () => {
  await server.close()
  catalogue.close()
  rmSync(hub.config.dataDir, { recursive: true })
})

function tokenOf(email: string, role: 'contributor' | 'reviewer' | 'editor') {
  const userId = addUser(hub.db, { email, name: '', role, passwordHash: 'x', showIds: [] })!
  const secret = newSecret()
  addToken(hub.db, { hash: hashSecret(secret), userId, name: 'test' })
  return secret
}

const toMetadata = (words: Record<string, string>) =>
  Object.entries(words)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')

interface Wish {
  size?: number | string
  words?: Record<string, string>
  metadata?: string
  headers?: Record<string, string>
  by?: string
}

const send = (
  method: string,
  address: string,
  headers: Record<string, string> = {},
  body?: Buffer,
  by = token,
) =>
  fetch(`http://127.0.0.1:${server.port}${address}`, {
    method,
    headers: { 'Tus-Resumable': '1.0.0', ...(by ? { Authorization: `Bearer ${by}` } : {}), ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  })

const create = ({ size = bytes.length, words = {}, metadata, headers = {}, by }: Wish = {}) =>
  send(
    'POST',
    '/api/v1/uploads',
    {
      'Upload-Length': String(size),
      'Upload-Metadata': metadata ?? toMetadata({ show: 'causeries', filename: 'Été_2026.mp3', ...words }),
      ...headers,
    },
    undefined,
    by,
  )

const begin = async (wish: Wish = {}) => (await create(wish)).headers.get('location')!
const patch = (address: string, offset: number, part: Buffer, by?: string) =>
  send(
    'PATCH',
    address,
    { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
    part,
    by,
  )
const idOf = (address: string) => address.split('/').at(-1)!

test('a file in two parts becomes a recording with its checksum, and says where to go', async () => {
  const address = await begin({ words: { title: 'Essai', language: 'fr', season: '2' } })
  expect(address).toMatch(/^\/api\/v1\/uploads\/[0-9a-f]{32}$/)
  expect((await patch(address, 0, bytes.subarray(0, 100_000))).headers.get('upload-offset')).toBe('100000')
  expect((await send('HEAD', address)).headers.get('upload-offset')).toBe('100000')
  const last = await patch(address, 100_000, bytes.subarray(100_000))
  const episode = hub.db.select().from(episodes).get()!
  expect([last.status, last.headers.get('causerie-episode')]).toEqual([
    204,
    `/studio/episodes/${episode.publicId}`,
  ])
  expect(episode).toMatchObject({ title: 'Essai', number: 1, visibility: 'draft' })
  const asset = hub.db.select().from(assets).get()!
  expect([asset.hash, asset.size]).toEqual([sha256, bytes.length])
  expect((await hub.storage.read(asset.key)).equals(bytes)).toBe(true)
  expect(hub.db.select().from(recordings).get()).toMatchObject({ fileName: 'Été_2026.mp3', language: 'fr' })
  expect(
    hub.db
      .select()
      .from(steps)
      .all()
      .map((step) => step.kind),
  ).toEqual(['probe'])
  expect(readdirSync(path.join(hub.config.dataDir, 'uploads'))).toEqual([])
})

test('finishing again and again makes one recording', async () => {
  const address = await begin()
  await patch(address, 0, bytes)
  for (let again = 0; again < 3; again++) await patch(address, bytes.length, Buffer.alloc(0))
  expect((await patch(address, 0, bytes)).status).toBe(409)
  await finishWhole(hub)
  expect(hub.db.select().from(recordings).all()).toHaveLength(1)
  const head = await send('HEAD', address)
  expect([head.status, head.headers.get('upload-offset')]).toEqual([200, String(bytes.length)])
  expect(head.headers.get('causerie-episode')).toMatch(/^\/studio\/episodes\//)
  expect((await send('DELETE', address)).status).toBe(404)
})

test('bytes that are not the missing ones change nothing', async () => {
  const address = await begin()
  await patch(address, 0, bytes.subarray(0, 1_000))
  expect((await patch(address, 0, bytes.subarray(0, 2_000))).status).toBe(409)
  expect((await patch(address, 5_000, bytes.subarray(5_000))).status).toBe(409)
  expect((await patch(address, 1_000, bytes)).status).toBe(413)
  expect((await send('HEAD', address)).headers.get('upload-offset')).toBe('1000')
  expect(statSync(pathOfUpload(hub, idOf(address))).size).toBe(1_000)
})

test('an upload of someone else, an unknown one and a malformed one are the same, 404', async () => {
  const address = await begin()
  const other = tokenOf('b@example.org', 'contributor')
  for (const asked of [
    address,
    `/api/v1/uploads/${'0'.repeat(32)}`,
    '/api/v1/uploads/..%2f..%2fcatalogue.sqlite',
  ])
    for (const [by, status] of [
      [other, 404],
      ['x'.repeat(43), 401],
      ['', 401],
    ] as const) {
      const answers = [
        await send('HEAD', asked, {}, undefined, by),
        await send('DELETE', asked, {}, undefined, by),
        await patch(asked, 0, bytes, by),
      ]
      expect(answers.map((one) => one.status)).toEqual([status, status, status])
    }
  expect((await send('HEAD', address)).status).toBe(200)
})

test('nobody can read an upload back, its owner neither', async () => {
  const address = await begin()
  await patch(address, 0, bytes.subarray(0, 10))
  for (const by of [token, '']) {
    const answer = await send('GET', address, {}, undefined, by)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'HEAD, PATCH, DELETE'])
  }
})

test('who may not upload is refused, in words', async () => {
  const stranger = await create({ by: 'x'.repeat(43), headers: { 'Accept-Language': 'en-GB,fr;q=0.5' } })
  expect([stranger.status, await stranger.text()]).toEqual([401, 'Sign in first.\n'])
  const reviewer = await create({ by: tokenOf('c@example.org', 'reviewer') })
  expect([reviewer.status, await reviewer.text()]).toEqual([404, expect.stringContaining('pas à vous')])
  expect((await create({ words: { show: 'ailleurs' } })).status).toBe(404)
  expect((await create({ words: { episode: 'inconnu' } })).status).toBe(404)
  expect(hub.db.select().from(uploads).all()).toEqual([])
})

test.each([
  ['metadata of more than 8 kB', { metadata: `filename ${'A'.repeat(9_000)}` }],
  ['metadata that is no base64', { metadata: 'show causeries!' }],
  ['a key twice', { metadata: 'show Y2F1c2VyaWVz,show Y2F1c2VyaWVz' }],
  ['no length', { size: '' }],
  ['a negative length', { size: -1 }],
  ['an empty file', { size: 0 }],
  ['a length that is said later', { size: '', headers: { 'Upload-Defer-Length': '1' } }],
  ['parts of one file', { headers: { 'Upload-Concat': 'partial' } }],
] satisfies [string, Wish][])('%s is refused', async (_what, wish) => {
  expect((await create(wish)).status).toBe(400)
  expect(hub.db.select().from(uploads).all()).toEqual([])
})

test('a file that is too large, or finds no room, is refused in words before a byte is taken', async () => {
  const tooLarge = await create({ size: 2 * 10 ** 14 })
  expect([tooLarge.status, await tooLarge.text()]).toEqual([413, expect.stringContaining('trop grand')])
  const noRoom = await create({ size: 9 * 10 ** 13, headers: { 'Accept-Language': 'en' } })
  expect([noRoom.status, await noRoom.text()]).toEqual([507, expect.stringContaining('not enough room')])
  expect(hub.db.select().from(uploads).all()).toEqual([])
})

test('the twenty-first open upload of one account waits, and giving one up lets it in', async () => {
  const first = await begin()
  for (let more = 1; more < 20; more++) expect((await create()).status).toBe(201)
  const late = await create()
  expect([late.status, await late.text()]).toEqual([429, expect.stringContaining('20')])
  expect((await create({ by: tokenOf('d@example.org', 'contributor') })).status).toBe(201)
  expect((await send('DELETE', first)).status).toBe(204)
  expect(existsSync(pathOfUpload(hub, idOf(first)))).toBe(false)
  expect((await create()).status).toBe(201)
})

test('a name with paths and control characters is text and nothing else', async () => {
  const address = await begin({ words: { filename: '../../etc/passwd\r\nSet-Cookie: x' } })
  await patch(address, 0, bytes)
  expect(hub.db.select().from(recordings).get()!.fileName).toBe('../../etc/passwd Set-Cookie: x')
})

test('a hub that died after the last byte finishes the upload at its next start', async () => {
  const address = await begin()
  await patch(address, 0, bytes.subarray(0, bytes.length - 1))
  writeFileSync(pathOfUpload(hub, idOf(address)), bytes)
  expect(hub.db.select().from(recordings).all()).toEqual([])
  await finishWhole(hub)
  expect(hub.db.select().from(assets).get()!.hash).toBe(sha256)
  expect((await send('HEAD', address)).headers.get('causerie-episode')).toBeTruthy()
})

test('whoever asks where it was before that start ends it too', async () => {
  const address = await begin()
  writeFileSync(pathOfUpload(hub, idOf(address)), bytes)
  const [first, second] = await Promise.all([send('HEAD', address), send('HEAD', address)])
  expect(first.headers.get('causerie-episode')).toBe(second.headers.get('causerie-episode'))
  expect(hub.db.select().from(recordings).all()).toHaveLength(1)
})

test('a hub that died after the bytes went into storage finishes too, with the same recording', async () => {
  const address = await begin()
  const id = idOf(address)
  const put = vi.spyOn(hub.storage, 'put')
  put.mockImplementation(async (key, file) => {
    put.mockRestore()
    await hub.storage.put(key, file)
    throw new Error('the power went')
  })
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const failed = await patch(address, 0, bytes)
  expect([failed.status, await failed.text()]).toEqual([500, expect.stringContaining('de notre côté')])
  log.mockRestore()
  expect(existsSync(pathOfUpload(hub, id))).toBe(false)
  const { becomes } = toTarget(findUpload(hub.db, { id })!.target)
  await finishWhole(hub)
  await finishWhole(hub)
  expect(
    hub.db
      .select()
      .from(recordings)
      .all()
      .map((one) => one.publicId),
  ).toEqual([becomes])
})

test('what was replaced keeps number, guid and addresses; the new file is worked on', async () => {
  await patch(await begin(), 0, bytes)
  const before = hub.db.select().from(recordings).get()!
  const other = randomBytes(5_000)
  const address = await begin({
    size: other.length,
    words: { recording: before.publicId, filename: 'neuf.wav' },
  })
  await patch(address, 0, other)
  const after = hub.db.select().from(recordings).all()
  expect(after).toHaveLength(1)
  expect(after[0]).toMatchObject({ number: before.number, guid: before.guid, publicId: before.publicId })
  const source = hub.db.select().from(assets).where(eq(assets.id, after[0]!.sourceAssetId!)).get()!
  expect([source.size, after[0]!.fileName]).toEqual([5_000, 'neuf.wav'])
})

test('an upload whose account lost the show cannot go on', async () => {
  const address = await begin()
  hub.db.update(shows).set({ removedAt: new Date().toISOString() }).run()
  expect((await send('HEAD', address)).status).toBe(404)
})

test('unfinished uploads are kept for seven days, and files of none for one', async () => {
  const address = await begin()
  await patch(address, 0, bytes.subarray(0, 10))
  const stray = pathOfUpload(hub, 'f'.repeat(32))
  writeFileSync(stray, 'x')
  await sweepUploads(hub, Date.now() + 6 * A_DAY)
  expect([existsSync(stray), (await send('HEAD', address)).status]).toEqual([false, 200])
  utimesSync(pathOfUpload(hub, idOf(address)), 0, 0)
  await sweepUploads(hub, Date.now() + 8 * A_DAY)
  expect((await send('HEAD', address)).status).toBe(404)
  expect(readdirSync(path.join(hub.config.dataDir, 'uploads'))).toEqual([])
})

test('of many that begin at once no more than twenty are let in', async () => {
  const answers = await Promise.all(Array.from({ length: 26 }, () => create()))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201)).toHaveLength(20)
  expect(statuses.filter((status) => status === 429)).toHaveLength(6)
})

test('whoever may not publish any more when the file is whole does not publish it', async () => {
  const becomes = async (demote: boolean) => {
    const email = `editor${demote}@example.org`
    const by = tokenOf(email, 'editor')
    const address = await begin({ by, words: { publish: '1' } })
    const { id: userId } = findUser(hub.db, { email })!
    if (demote) changeUser(hub.db, { userId, role: 'contributor' })
    expect((await patch(address, 0, bytes, by)).status).toBe(204)
    return hub.db.select().from(episodes).all().at(-1)!.publishWhenReady
  }
  expect([await becomes(false), await becomes(true)]).toEqual([true, false])
})

test('a plain form that does not say how long it is is not taken', async () => {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(bytes)], 'a.mp3'))
  const request = (headers: HeadersInit) =>
    new Request('http://localhost/', { method: 'POST', body, headers })
  const sender = { userId: findUser(hub.db, { email: 'a@example.org' })!.id, locale: 'fr' as const }
  const silent = await receiveForm(hub, request({}), sender)
  expect(silent).toMatchObject({ files: [], refusal: { mistakes: [{ code: 'too-large' }] } })
  const other = new Request('http://localhost/', { method: 'POST', body: 'title=x' })
  await expect(receiveForm(hub, other, sender)).rejects.toMatchObject({ status: 400 })
  const said = await receiveForm(hub, request({ 'content-length': '301000' }), sender)
  expect(said).toMatchObject({ refusal: null, files: [{ size: bytes.length }] })
})
