/** A WebSub hub is told of every change of a feed, and of nothing else, whatever fails in between. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#app/access/passwords.ts'
import { addShow } from '#app/catalogue/add-show.ts'
import { openCatalogue } from '#db/open.ts'
import { addUser } from '#db/queries/accounts.ts'
import { makeHub, SPEECH, type TestHub, until } from '../support/hub.ts'

const PASSWORD = 'quatre mots au hasard'
/** Longer than a commit takes to become a ping. */
const A_WHILE = 3_000

let hub: TestHub
let cookie: string
/** Feeds of which the other side was told, in order, with what it answered. */
let told: { url: string; answer: number }[] = []
/** What it answers next; afterwards 204. */
let answers: (number | (() => Promise<number>))[] = []

const websub = http.createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  const form = new URLSearchParams(body)
  expect(form.get('hub.mode')).toBe('publish')
  const next = answers.shift() ?? 204
  const answer = typeof next === 'number' ? next : await next()
  told.push({ url: form.get('hub.url')!, answer })
  response.writeHead(answer).end()
})
const addressOfHub = () => `http://127.0.0.1:${(websub.address() as AddressInfo).port}/`
const start = () => hub.start({ WEBSUB_HUBS: addressOfHub() })

beforeAll(async () => {
  await new Promise<void>((resolve) => websub.listen(0, '127.0.0.1', resolve))
  hub = await makeHub()
  const file = path.join(hub.dataDir, 'catalogue.sqlite')
  const { db, close } = openCatalogue(file, path.resolve('db/migrations'))
  const passwordHash = await hashPassword(PASSWORD)
  addUser(db, { email: 'ada@example.org', name: 'Ada', role: 'admin', passwordHash, showIds: [] })
  await addShow(db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  close()
  await start()
  const body = new URLSearchParams({ email: 'ada@example.org', password: PASSWORD })
  const answer = await hub.get('/sign-in', { method: 'POST', body, headers: { origin: hub.url } })
  cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
})
afterAll(async () => {
  await hub?.close()
  websub.close().closeAllConnections()
})

/** A draft with everything made; its date is known, so that publishing it changes no file any more. */
async function addDraft(title: string, file: string): Promise<string> {
  const words = ['--show', 'causeries', '--title', title, '--date', '2026-03-01T18:00:00+01:00', '--wait']
  const { episodes } = await hub.json('ingest', path.join(SPEECH, file), ...words)
  return episodes[0].id
}

async function show(episode: string, visibility: 'public' | 'unlisted') {
  const answer = await hub.get(`/studio/episodes/${episode}/publish`, {
    method: 'POST',
    body: new URLSearchParams({ intent: visibility }),
    headers: { origin: hub.url, cookie },
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, expect.stringContaining('?saved')])
}

const FEEDS = ['/feeds/causeries.xml', '/feeds/causeries/light.xml', '/feeds/causeries/video.xml']
const accepted = () =>
  told
    .filter(({ answer }) => answer === 204)
    .map(({ url }) => new URL(url).pathname)
    .sort()

/** Each of the show's feeds is told once in the end. */
async function expectOneEach() {
  await until(() => accepted().length >= FEEDS.length, 60)
  await sleep(A_WHILE)
  expect(accepted()).toEqual(FEEDS)
  told = []
}

let first: string
let second: string

test('nobody is told of drafts', async () => {
  first = await addDraft('Premier', 'video-fr.mp4')
  second = await addDraft('Deuxième', 'clip-fr.opus')
  await sleep(A_WHILE)
  expect(told).toEqual([])
})

test('a hub that fails twice is told once of each feed in the end', async () => {
  answers = [500, 503]
  await show(first, 'public')
  await expectOneEach()
  expect(answers).toEqual([])
})

test('what it is told of is what the feed calls itself and its hub', async () => {
  for (const feed of FEEDS) {
    const answer = await hub.get(feed)
    const xml = await answer.text()
    const self = `${hub.url}${feed}`
    expect(xml).toMatch(/<atom:link[^>]*rel="self"[^>]*>/)
    expect(xml).toContain(`href="${self}"`)
    const named = xml.match(/<atom:link[^>]*rel="hub"[^>]*>/g)
    expect(named).toHaveLength(1)
    expect(named![0]).toContain(`href="${addressOfHub()}"`)
    const links = answer.headers.get('link')!
    expect(links).toContain(`<${addressOfHub()}>; rel="hub"`)
    expect(links).toContain(`<${self}>; rel="self"`)
  }
})

test('each further change is told once', async () => {
  await show(second, 'public')
  await expectOneEach()
  await show(second, 'unlisted')
  await expectOneEach()
})

test('what waits when the hub is killed is told after the next start', async () => {
  answers = [503, 503, 503]
  await show(second, 'public')
  await until(() => told.length === 3)
  await hub.kill()
  expect(accepted()).toEqual([])
  await start()
  await expectOneEach()
})

test('what was under way when the hub is killed is told again', async () => {
  answers = [() => hub.kill().then(() => 500)]
  await show(second, 'unlisted')
  await until(() => !hub.isRunning())
  await start()
  await expectOneEach()
})
