import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { changeVisibility } from '#app/catalogue/publish-episode.ts'
import { findFeedRow } from '#db/queries/feeds.ts'
import { SECRET, seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { episodes, outbox, shows, type Visibility } from '#db/schema.ts'
import { changeCatalogue } from '../catalogue/change-catalogue.ts'
import type { FeedMaker, Wish } from '../feeds/make-feed.ts'
import { type Asked, listen } from './ask-for-tests.ts'
import { readConfig } from './config.ts'
import { type Feeds, openFeeds } from './feeds.ts'
import { openFeedMaker } from './feeds-maker.ts'
import { keepFeeds } from './keep-feeds.ts'

const SITE = 'https://podcast.example.org'
const config = readConfig({ SITE_URL: SITE, WEBSUB_HUBS: 'https://hub.example.org/' })
const SHOW = '/feeds/causeries.xml'
const GZIP = { 'accept-encoding': 'gzip' }

let catalogue: ReturnType<typeof openForTest>
let feeds: Feeds
let server: Asked
/** What was asked of the maker. */
let wishes: Wish[]

beforeEach(async () => {
  catalogue = openForTest()
  seedFeed(catalogue.db)
  wishes = []
  feeds = openAnew()
  server = await listen((request, response) => {
    if (!feeds.answerKept(request, response)) return feeds.answer(request, response)
  })
})
afterEach(async () => {
  await server.close()
  await feeds.stop()
  catalogue.close()
})

/** As after a restart of the hub. */
function openAnew(): Feeds {
  const maker = openFeedMaker(config, catalogue.db)
  const watched: FeedMaker = {
    ...maker,
    make: (wish) => {
      wishes.push(wish)
      return maker.make(wish)
    },
  }
  return openFeeds(catalogue.db, watched, config)
}

const pings = () =>
  catalogue.db
    .select()
    .from(outbox)
    .all()
    .map(({ body }) => JSON.parse(body).url.replace(SITE, ''))

function episodeOf(visibility: Visibility): number {
  const slug = `${SECRET}-${visibility}`
  return catalogue.db.select().from(episodes).where(eq(episodes.slug, slug)).get()!.id
}
const publish = (visibility: Visibility = 'public') =>
  changeVisibility(catalogue.db, { episodeId: episodeOf('draft'), visibility })

test('a feed has its type, its validators, and a date that is its last change', async () => {
  const { status, headers, body } = await server.ask(SHOW)
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/rss+xml; charset=utf-8',
    'cache-control': 'public, no-cache',
    'access-control-allow-origin': '*',
    vary: 'Accept-Encoding',
    'content-length': String(body.length),
    link: `<https://hub.example.org/>; rel="hub", <${SITE}${SHOW}>; rel="self"`,
    'strict-transport-security': 'max-age=31536000',
  })
  expect(headers['set-cookie']).toBe(undefined)
  expect(headers['content-disposition']).toContain('inline; filename="causeries.xml"')
  expect(headers['access-control-expose-headers']).toContain('ETag')
  expect(headers.etag).toMatch(/^"[0-9a-f]{24}"$/)
  expect(body.toString()).toContain(`<lastBuildDate>${headers['last-modified']}</lastBuildDate>`)
  expect(Date.parse(headers['last-modified']!)).toBeLessThanOrEqual(Date.now())
})

test('each form has its own tag and the same text, to HEAD too, from memory and not', async () => {
  const plain = await server.ask(SHOW)
  const tags = new Set()
  for (const [encoding, unpack] of [
    ['identity', (bytes: Buffer) => bytes],
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const) {
    const headers = { 'accept-encoding': encoding }
    const got = await server.ask(SHOW, { headers })
    expect(unpack(got.body).equals(plain.body)).toBe(true)
    expect(got.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding)
    tags.add(got.headers.etag)
    const head = await server.ask(SHOW, { method: 'HEAD', headers })
    expect({ ...head.headers, date: '' }).toEqual({ ...got.headers, date: '' })
    expect(head.body.length).toBe(0)
  }
  expect(tags.size).toBe(3)
  expect(wishes).toHaveLength(1)
})

test('who has one of its forms gets no bytes', async () => {
  const { headers } = await server.ask(SHOW, { headers: GZIP })
  const [tag, date] = [headers.etag!, headers['last-modified']!]
  const status = async (asked: Record<string, string>) =>
    (await server.ask(SHOW, { headers: { ...GZIP, ...asked } })).status
  for (const known of [
    tag,
    `W/${tag}`,
    `"x", ${tag}`,
    '*',
    tag.replace('-gzip', '-br'),
    tag.replace('-gzip', ''),
  ])
    expect([known, await status({ 'if-none-match': known })]).toEqual([known, 304])
  expect(await status({ 'if-modified-since': date })).toBe(304)
  expect(await status({ 'if-none-match': '"x"', 'if-modified-since': date })).toBe(200)
  expect(await status({ 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).toBe(200)
  expect(await status({ 'if-match': '"x"', 'if-none-match': tag })).toBe(412)
  const unchanged = await server.ask(SHOW, { headers: { ...GZIP, 'if-none-match': `"x", ${tag}` } })
  expect(unchanged.body.length).toBe(0)
  expect(unchanged.headers).toMatchObject({ etag: tag, 'last-modified': date, vary: 'Accept-Encoding' })
})

test('while nothing changed, no row is read and nothing is made', async () => {
  await server.ask(SHOW)
  for (const table of ['shows', 'episodes', 'feeds'])
    catalogue.db.run(sql.raw(`alter table ${table} rename to ${table}_away`))
  expect((await server.ask(SHOW)).status).toBe(200)
  expect((await server.ask(SHOW, { headers: { cookie: 'causerie=x' } })).status).toBe(200)
  expect(wishes).toHaveLength(1)
})

test('work on what nobody sees leaves bytes, date and tag as they were, and tells nobody', async () => {
  const before = await server.ask(SHOW, { headers: GZIP })
  await publish('private')
  const after = await server.ask(SHOW, { headers: GZIP })
  expect(wishes).toHaveLength(2)
  expect({ ...after.headers, date: '' }).toEqual({ ...before.headers, date: '' })
  expect(after.body.equals(before.body)).toBe(true)
  expect(pings()).toEqual([])
})

test('publishing changes it at once, gives it a new date, and the hubs are told once', async () => {
  const before = await server.ask(SHOW)
  await publish()
  const after = await server.ask(SHOW)
  expect(after.body.toString()).toContain(SECRET)
  expect(after.headers.etag).not.toBe(before.headers.etag)
  expect(Date.parse(after.headers['last-modified']!)).toBeGreaterThan(
    Date.parse(before.headers['last-modified']!),
  )
  await server.ask(SHOW)
  expect(pings()).toEqual([SHOW])
  await publish('removed')
  expect((await server.ask(SHOW)).body.toString()).not.toContain(SECRET)
  expect(pings()).toEqual([SHOW, SHOW])
})

test('after a restart it has the same bytes, date and tag', async () => {
  const before = await server.ask(SHOW)
  await feeds.stop()
  feeds = openAnew()
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  const after = await server.ask(SHOW)
  expect({ ...after.headers, date: '' }).toEqual({ ...before.headers, date: '' })
  expect(pings()).toEqual([])
})

test('a hundred who ask at once wait for one making', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => server.ask(SHOW)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(wishes).toHaveLength(1)
})

test('a change while it is made is in what is asked for after it', async () => {
  const first = feeds.refresh({ of: 'show', show: 'causeries', content: 'audio', page: 1 })
  await publish()
  const answer = await server.ask(SHOW)
  expect(answer.body.toString()).toContain(SECRET)
  await first
  expect((await server.ask(SHOW)).headers.etag).toBe(answer.headers.etag)
})

test('every feed of the site has an address, and nothing else does', async () => {
  for (const path of [SHOW, '/feeds/causeries/video.xml', '/feeds/causeries/light.xml', '/feeds/news.xml']) {
    expect([path, (await server.ask(path)).status]).toEqual([path, 200])
    expect((await server.ask(`${path}?utm_source=x`)).status).toBe(200)
  }
  for (const path of [
    'causeries',
    'causeries.XML',
    'causeries.xml.xml',
    'x.xml',
    '.xml',
    '..%2fcauseries.xml',
  ])
    expect([path, (await server.ask(`/feeds/${path}`)).status]).toEqual([path, 404])
  const missing = await server.ask(`/feeds/${SECRET}.xml`)
  expect([missing.body.toString(), missing.headers['cache-control']]).toEqual(['missing\n', 'no-store'])
})

test('a show that moved away leads to its new feed, with the feed for those that do not follow', async () => {
  const movedTo = 'https://elsewhere.example.org/feed.xml'
  await server.ask(SHOW)
  const { id } = catalogue.db.select().from(shows).get()!
  await changeCatalogue(catalogue.db, [id], (tx) => tx.update(shows).set({ movedTo }).run())
  for (const headers of [{}, { 'if-none-match': '*' }]) {
    const answer = await server.ask(SHOW, { headers })
    expect([answer.status, answer.headers.location, answer.headers.etag]).toEqual([301, movedTo, undefined])
    expect(answer.body.toString()).toContain(`<itunes:new-feed-url>${movedTo}</itunes:new-feed-url>`)
  }
  expect((await server.ask('/feeds/causeries/light.xml')).status).toBe(301)
  expect((await server.ask('/feeds/causeries/video.xml')).status).toBe(200)
})

test('feeds are made after a commit before anyone asks, and at the start only those that changed', async () => {
  const keeper = keepFeeds(catalogue.db, feeds, 1)
  const made = () => wishes.map(({ feed }) => ('content' in feed ? feed.content : feed.of))
  await vi.waitFor(() => expect(made()).toEqual(['audio', 'video', 'light', 'news']))
  expect(pings()).toEqual([])
  await publish()
  await vi.waitFor(() =>
    expect(pings()).toEqual([SHOW, '/feeds/causeries/video.xml', '/feeds/causeries/light.xml']),
  )
  expect(findFeedRow(catalogue.db, { path: SHOW })?.hash).toMatch(/^[0-9a-f]{64}$/)
  keeper.stop()
  const before = wishes.length
  expect((await server.ask(SHOW)).status).toBe(200)
  expect(wishes).toHaveLength(before)
})

test('a feed that cannot be made is reported, and the others are made', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const refresh = feeds.refresh
  const tried: string[] = []
  const faulty: Feeds = {
    ...feeds,
    refresh: async (feed) => {
      tried.push(feed.of)
      if (tried.length === 1) throw new Error('broken')
      return refresh(feed)
    },
  }
  const keeper = keepFeeds(catalogue.db, faulty, 1)
  await vi.waitFor(() => expect(tried).toEqual(['show', 'show', 'show', 'news']))
  keeper.stop()
  expect(log).toHaveBeenCalledTimes(1)
  log.mockRestore()
})
