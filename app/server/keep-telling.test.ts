import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addPing, forgetTold, listDuePings } from '#db/queries/outbox.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { outbox } from '#db/schema.ts'
import { readConfig } from './config.ts'
import { keepTelling, nextTry, tellHub } from './keep-telling.ts'

const FEED = 'https://podcast.example.org/feeds/palier.xml'
const NEWS = 'https://podcast.example.org/feeds/news.xml'
const A_MINUTE = 60_000
const A_DAY = 86_400_000

/** What it was told, with what it answered; `answers` are taken in turn, the last one for ever. */
async function openHub(...answers: (number | ((response: http.ServerResponse) => void))[]) {
  const told: { body: string; type: string | undefined; answer: unknown }[] = []
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const answer = answers[Math.min(told.length, answers.length - 1)]!
    told.push({ body, type: request.headers['content-type'], answer })
    if (typeof answer === 'number') response.writeHead(answer).end('x'.repeat(1_000))
    else answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close().closeAllConnections())
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub` }
}

let catalogue: ReturnType<typeof openForTest>
let closers: (() => void)[]
beforeEach(() => {
  catalogue = openForTest()
  closers = []
})
afterEach(() => {
  for (const close of closers) close()
  catalogue.close()
})

const rows = () => catalogue.db.select().from(outbox).all()
const { signal } = new AbortController()
const tellAt = (hub: string, after = 0) =>
  tellHub({ db: catalogue.db, hub, signal, now: () => Date.now() + after })

test('each hub is told once of a change, in a form', async () => {
  const [one, other] = [await openHub(204), await openHub(200)]
  addPing(catalogue.db, { url: FEED, hubs: [one.url, other.url] })
  for (const hub of [one, other, one, other]) await tellAt(hub.url)
  for (const { told } of [one, other]) {
    expect(told).toHaveLength(1)
    expect(told[0]!.type).toMatch(/^application\/x-www-form-urlencoded/)
    expect(Object.fromEntries(new URLSearchParams(told[0]!.body))).toEqual({
      ...{ 'hub.mode': 'publish', 'hub.url': FEED, 'hub.topic': FEED },
    })
  }
  expect(rows().every((row) => row.sentAt !== null && row.reason === null)).toBe(true)
})

test('without hubs nothing is noted', () => {
  addPing(catalogue.db, { url: FEED, hubs: [] })
  expect(rows()).toEqual([])
})

test('a hub that fails is told again after a while, and only once in the end', async () => {
  const hub = await openHub(500, 503, 204)
  addPing(catalogue.db, { url: FEED, hubs: [hub.url] })
  await tellAt(hub.url)
  expect(rows()).toMatchObject([{ attempts: 1, sentAt: null, reason: 'it answered 500' }])
  await tellAt(hub.url)
  await tellAt(hub.url, 4_000)
  expect(hub.told).toHaveLength(1)
  await tellAt(hub.url, 6_000)
  await tellAt(hub.url, 20_000)
  expect(hub.told).toHaveLength(2)
  await tellAt(hub.url, A_MINUTE)
  await tellAt(hub.url, A_DAY)
  expect(hub.told.map(({ answer }) => answer)).toEqual([500, 503, 204])
  expect(rows()).toMatchObject([{ attempts: 2, reason: null }])
})

test('an ill hub is asked about a feed once, however many changes wait; each is told in the end, in order', async () => {
  const hub = await openHub(500, 204)
  for (const url of [FEED, FEED, NEWS, FEED]) addPing(catalogue.db, { url, hubs: [hub.url] })
  const due = (after: number) =>
    listDuePings(catalogue.db, { hub: hub.url, now: new Date(Date.now() + after).toISOString() })
  expect(due(1).map(({ url }) => url)).toEqual([FEED, NEWS])
  await tellAt(hub.url)
  await tellAt(hub.url)
  expect(hub.told.map(({ answer }) => answer)).toEqual([500, 204])
  for (const after of [6_000, 7_000, 8_000, 9_000]) await tellAt(hub.url, after)
  const accepted = hub.told.filter(({ answer }) => answer === 204)
  expect(accepted.map(({ body }) => new URLSearchParams(body).get('hub.url'))).toEqual([
    NEWS,
    FEED,
    FEED,
    FEED,
  ])
})

test('a redirect is not followed, and nobody answering is a reason too', async () => {
  const elsewhere = await openHub(204)
  const moved = await openHub((response) => response.writeHead(307, { Location: elsewhere.url }).end())
  const nobody = 'http://127.0.0.1:1/'
  for (const hub of [moved.url, nobody]) {
    addPing(catalogue.db, { url: FEED, hubs: [hub] })
    await tellAt(hub)
  }
  expect(elsewhere.told).toEqual([])
  expect(rows().map((row) => [row.attempts, row.sentAt])).toEqual([
    [1, null],
    [1, null],
  ])
  expect(rows()[0]!.reason).toBe('it answered 307')
  expect(rows()[1]!.reason).toMatch(/fetch failed: .+/)
})

test('a hub that answers without end is not listened to', async () => {
  const endless = await openHub((response) => {
    response.writeHead(200)
    const clock = setInterval(() => response.write('x'.repeat(1_000)), 1)
    response.on('close', () => clearInterval(clock))
  })
  addPing(catalogue.db, { url: FEED, hubs: [endless.url] })
  await tellAt(endless.url)
  expect(rows()[0]!.sentAt).not.toBeNull()
})

test('waits grow from seconds to hours; after three days it is given up, and the reason stays', async () => {
  const createdAt = '2026-11-25T08:00:00.000Z'
  const begun = Date.parse(createdAt)
  const waits = [0, 1, 2, 3, 6, 9, 200].map((attempts) =>
    Math.round((Date.parse(nextTry({ attempts, createdAt }, begun)!) - begun) / 1_000),
  )
  expect(waits).toEqual([5, 20, 80, 320, 20_480, 21_600, 21_600])
  expect(nextTry({ attempts: 9, createdAt }, begun + 3 * A_DAY)).not.toBeNull()
  expect(nextTry({ attempts: 9, createdAt }, begun + 3 * A_DAY + 1)).toBeNull()
  const hub = await openHub(500)
  addPing(catalogue.db, { url: FEED, hubs: [hub.url] })
  await tellAt(hub.url, 4 * A_DAY)
  await tellAt(hub.url, 9 * A_DAY)
  expect(hub.told).toHaveLength(1)
  expect(rows()).toMatchObject([{ sentAt: null, nextAt: null, reason: 'it answered 500' }])
})

test('the loops tell what is there when they begin and what comes, a silent hub holds up no other and no end', async () => {
  const [quick, silent] = [await openHub(204), await openHub(() => {})]
  const hubs = [silent.url, quick.url]
  addPing(catalogue.db, { url: FEED, hubs: [...hubs, 'https://gone.example.org/'] })
  const config = readConfig({ WEBSUB_HUBS: hubs.join(' ') })
  const telling = keepTelling({ db: catalogue.db, config })
  const of = (hub: string) => rows().filter((row) => row.body.includes(hub))
  // Heard is not noted yet: between the two an end would have it told once more.
  const wait = (count: number) =>
    vi.waitFor(() => expect(of(quick.url).filter((row) => row.sentAt !== null)).toHaveLength(count), 5_000)
  await wait(1)
  addPing(catalogue.db, { url: NEWS, hubs })
  await wait(2)
  const before = Date.now()
  await telling.stop()
  expect(Date.now() - before).toBeLessThan(500)
  expect(silent.told).toHaveLength(1)
  // What was under way is due at once the next time.
  expect(of(silent.url)).toMatchObject([{ attempts: 0, sentAt: null }, { sentAt: null }])
  expect(quick.told).toHaveLength(2)
  expect(of('gone.example.org')).toMatchObject([
    { nextAt: null, reason: 'this hub is not in the settings any more' },
  ])
})

test('a site that has taken its hubs out of the settings tells nobody any more', async () => {
  const hub = await openHub(204)
  addPing(catalogue.db, { url: FEED, hubs: [hub.url] })
  await keepTelling({ db: catalogue.db, config: readConfig({}) }).stop()
  expect(rows()).toMatchObject([{ sentAt: null, nextAt: null }])
  expect(hub.told).toEqual([])
})

test('what was told or given up is forgotten, what waits is not', async () => {
  const hub = await openHub(204)
  addPing(catalogue.db, { url: FEED, hubs: [hub.url] })
  await tellAt(hub.url)
  addPing(catalogue.db, { url: NEWS, hubs: [hub.url] })
  forgetTold(catalogue.db, { before: new Date(Date.now() - A_DAY).toISOString() })
  expect(rows()).toHaveLength(2)
  forgetTold(catalogue.db, { before: new Date(Date.now() + A_DAY).toISOString() })
  expect(rows().map((row) => JSON.parse(row.body).url)).toEqual([NEWS])
})
