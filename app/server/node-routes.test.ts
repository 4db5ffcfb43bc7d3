import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addUser } from '#db/queries/accounts.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { assets, episodes, recordings, renditions, type Visibility } from '#db/schema.ts'
import { openQueue, openStorage } from '#media-pipeline'
import { openSession } from '../access/sign-in.ts'
import { mediaPath } from '../addresses.ts'
import { changeVisibility } from '../catalogue/publish-episode.ts'
import { type Asked, listen } from './ask-for-tests.ts'
import { readConfig } from './config.ts'
import { openFeeds } from './feeds.ts'
import { openFeedMaker } from './feeds-maker.ts'
import { sendKeptMedia } from './kept-media.ts'
import { handleNodeRoute, type NodeHub } from './node-routes.ts'

const bytes = randomBytes(1_000)
const hash = createHash('sha256').update(bytes).digest('hex')
const catalogue = openForTest()
let folder: string
let hub: NodeHub
let server: Asked

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-routes-'))
  writeFileSync(path.join(folder, 'outside.txt'), 'secret')
  const config = readConfig({ DATA_DIR: folder })
  hub = {
    db: catalogue.db,
    storage: openStorage(`file:${path.join(folder, 'media')}`),
    queue: openQueue('memory:', { dataDir: folder }),
    config,
    feeds: openFeeds(catalogue.db, openFeedMaker(config, catalogue.db), config),
  }
  for (const visibility of ['public', 'unlisted', 'draft'] as const) await publish(visibility)
  server = await serve(hub)
})
afterAll(async () => {
  await server.close()
  catalogue.close()
  rmSync(folder, { recursive: true })
})

/** Left to Remix is answered with 299 here. */
const serve = (open: NodeHub) =>
  listen(async (request, response) => {
    const sending = sendKeptMedia(request, response, open)
    if (sending) return sending
    if (await handleNodeRoute(request, response, open)) return
    response.statusCode = 299
    response.end('remix')
  })

const idOf = (visibility: Visibility) => visibility.padEnd(12, '0')
const address = (visibility: Visibility) => mediaPath({ publicId: idOf(visibility), hash }, 'Où ça ?.mp3')

async function publish(visibility: Visibility) {
  const { db } = hub
  const episodeId = seedEpisode(db, 'causeries', { slug: visibility, visibility, heard: [['bonjour']] })
  const recording = db
    .select()
    .from(recordings)
    .all()
    .find((one) => one.episodeId === episodeId)!
  const values = {
    publicId: idOf(visibility),
    key: `recordings/${visibility}/mp3.mp3`,
    type: 'audio/mpeg',
    size: 1_000,
    hash,
  }
  const asset = db.insert(assets).values(values).returning().get()
  db.insert(renditions).values({ recordingId: recording.id, assetId: asset.id, profile: 'mp3' }).run()
  await hub.storage.write(values.key, bytes)
}

test('the address that the site makes leads to the bytes', async () => {
  for (const visibility of ['public', 'unlisted'] as const) {
    const { status, headers, body } = await server.ask(address(visibility), {
      headers: { range: 'bytes=-10' },
    })
    expect([status, body.equals(bytes.subarray(990))]).toEqual([206, true])
    expect(headers['content-disposition']).toContain("filename*=UTF-8''O%C3%B9%20%C3%A7a%20%3F.mp3")
  }
  expect((await server.ask(`${address('public')}?from=feed`)).status).toBe(200)
})

test.each([
  address('draft'),
  '/media/unknown00000/0123456789abcdef/a.mp3',
  '/media/',
  '/media',
  '/media/.secret',
  '/media/../outside.txt',
  '/media/../../outside.txt',
  '/media/%2e%2e%2foutside.txt',
  '/media/..%2f..%2f/0123456789abcdef/outside.txt',
  '/media/a%00b',
  '/media/a%00b/0123456789abcdef/a',
  '/media/%E0%A4%A',
  '/media/%E0%A4%A/0123456789abcdef/a',
  `${address('public')}/more`,
  address('public').replace('/media/', '/media//'),
  '/assets/../../package.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/assets/%2e%2e/server/index.js',
  '/assets/.vite/manifest.json',
  '/assets/a%00b',
  '/assets/%E0%A4%A',
  '/assets/',
  '/assets/nothing.js',
])('%s is missing like anything else', async (asked) => {
  const unknown = await server.ask('/media/unknown00000/0123456789abcdef/a.mp3')
  const { status, headers, body } = await server.ask(asked)
  expect([status, body.toString()]).toEqual([404, 'missing\n'])
  expect({ ...headers, date: '' }).toEqual({ ...unknown.headers, date: '' })
})

test('a name that is only decoration may be anything', async () => {
  for (const name of ['a%00b', '%2e%2e%2foutside.txt', '%0d%0aSet-Cookie:%20x=1']) {
    const { status, headers, body } = await server.ask(`${address('public').replace(/[^/]+$/, '')}${name}`)
    expect([status, body.equals(bytes), headers['set-cookie']]).toEqual([200, true, undefined])
  }
})

test('what is not published plays for those who work on its show, in no cache, and for nobody else', async () => {
  const user = { name: '', passwordHash: 'x' }
  const insiders = addUser(hub.db, { ...user, email: 'a@example.org', role: 'reviewer', showIds: [] })!
  const other = seedEpisode(hub.db, 'ailleurs', { slug: 'un' })
  const showIds = [hub.db.select().from(episodes).where(eq(episodes.id, other)).get()!.showId]
  const strangers = addUser(hub.db, { ...user, email: 'b@example.org', role: 'admin', showIds })!
  const ask = async (userId: number) => {
    const [cookie] = (await openSession(hub.db, hub.config, userId)).split(';')
    return server.ask(address('draft'), { headers: { cookie } })
  }
  const seen = await ask(insiders)
  expect([seen.status, seen.headers['cache-control']]).toEqual([200, 'private, no-store'])
  expect(seen.body.equals(bytes)).toBe(true)
  expect((await ask(strangers)).status).toBe(404)
  expect((await server.ask(address('draft'), { headers: { cookie: 'causerie=x' } })).status).toBe(404)
})

test('what is withdrawn is gone at once', async () => {
  await publish('removed')
  const { id: episodeId } = hub.db.select().from(episodes).where(eq(episodes.slug, 'removed')).get()!
  const show = (visibility: Visibility) => changeVisibility(hub.db, { episodeId, visibility })
  await show('public')
  expect((await server.ask(address('removed'))).status).toBe(200)
  await show('removed')
  expect((await server.ask(address('removed'))).status).toBe(404)
})

test('the next range of a recording asks no row, and is answered the same', async () => {
  const ask = (headers: Record<string, string>) => server.ask(address('unlisted'), { headers })
  const asked: Record<string, string>[] = [{ range: 'bytes=10-19' }, { range: 'bytes=9999-' }, {}]
  for (const headers of asked) {
    await changeVisibility(hub.db, { episodeId: 1, visibility: 'public' })
    const first = await ask(headers)
    hub.db.run(sql`alter table assets rename to assets_away`)
    const again = await ask(headers)
    hub.db.run(sql`alter table assets_away rename to assets`)
    expect({ ...again.headers, date: '' }).toEqual({ ...first.headers, date: '' })
    expect([again.status, again.body.equals(first.body)]).toEqual([first.status, true])
    expect(again.headers['cache-control']).toMatch(/no-store/)
  }
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is refused', async (method) => {
  const open = [address('public'), address('draft'), '/feeds/causeries.xml', '/enclosures/x/mp3.mp3']
  for (const asked of [...open, '/healthz', '/assets/x.js', '/favicon.svg']) {
    const { status, headers } = await server.ask(asked, { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  }
})

test('pages of other sites may ask what is open to all, whether it is there or not', async () => {
  const headers = { origin: 'https://player.example', 'access-control-request-headers': 'range' }
  const open = ['/feeds/causeries.xml', '/enclosures/x/mp3.mp3', '/transcripts/x/fr.vtt', '/chapters/x.json']
  for (const asked of [...open, address('public'), address('draft')]) {
    const answer = await server.ask(asked, { method: 'OPTIONS', headers })
    expect([answer.status, answer.body.length]).toEqual([204, 0])
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD')
    expect(answer.headers['access-control-allow-headers']).toContain('Range')
  }
  for (const asked of ['/healthz', '/assets/x.js', '/favicon.svg', '/media', '/feeds/'])
    expect((await server.ask(asked, { method: 'OPTIONS' })).headers['access-control-allow-origin']).toBe(
      undefined,
    )
})

test('files in public are served as they are, and nothing else at the top', async () => {
  const { status, headers, body } = await server.ask('/favicon.svg')
  expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml'])
  expect(body.toString()).toContain('<svg')
  expect((await server.ask('/favicon.svg', { method: 'HEAD' })).body.length).toBe(0)
  expect((await server.ask('/favicon.svg', { headers: { 'if-none-match': headers.etag! } })).status).toBe(304)
  const range = await server.ask('/favicon.svg', { headers: { range: 'bytes=999999-' } })
  expect([range.status, range.headers['cache-control']]).toEqual([416, 'no-store'])
  for (const asked of [
    '/',
    '/search',
    '/shows/causeries',
    '/package.json',
    '/.env',
    '/..%2fpackage.json',
    '/%E0%A4%A',
    '/constructor',
  ])
    expect([asked, (await server.ask(asked)).status]).toEqual([asked, 299])
})

test('the process says that it answers, and whether it can work', async () => {
  expect(await server.ask('/healthz')).toMatchObject({ status: 200, body: Buffer.from('ok\n') })
  expect(await server.ask('/readyz')).toMatchObject({ status: 200, body: Buffer.from('ready\n') })
  expect((await server.ask('/readyz')).headers['cache-control']).toBe('no-store')
})

test('a check of readiness leaves nothing behind', async () => {
  const keys: string[] = []
  for await (const key of hub.storage.list('readiness')) keys.push(key)
  expect(keys).toEqual([])
})

test('a closed catalogue is not ready, in words', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const closed = openForTest()
  closed.close()
  const own = await serve({ ...hub, db: closed.db })
  const { status, body } = await own.ask('/readyz')
  expect([status, body.toString()]).toEqual([503, 'not ready: the catalogue does not answer\n'])
  expect((await own.ask('/healthz')).status).toBe(200)
  await own.close()
  log.mockRestore()
})

test('a storage that cannot be written is not ready, in words', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const root = path.join(folder, 'full')
  mkdirSync(root)
  const storage = openStorage(`file:${root}`)
  // A file where the folder should be stops every user, root too; rights would not.
  writeFileSync(path.join(root, 'readiness'), '')
  chmodSync(root, 0o500)
  const own = await serve({ ...hub, storage })
  const { status, body } = await own.ask('/readyz')
  expect([status, body.toString()]).toEqual([503, 'not ready: the storage cannot be written\n'])
  await own.close()
  chmodSync(root, 0o700)
  log.mockRestore()
})
