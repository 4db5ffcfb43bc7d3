import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { changeCatalogue } from '../catalogue/change-catalogue.ts'
import { type Asked, listen } from './ask-for-tests.ts'
import { memoryOf } from './kept-memory.ts'
import { keepPages } from './kept-pages.ts'
import { respond } from './respond.ts'

const catalogue = openForTest()
let now = 0
let made: string[] = []
let pages = keepPages(catalogue.db)
let server: Asked
/** Runs while a page is made. */
let meanwhile = async () => {}

beforeAll(async () => {
  server = await listen(async (request, response) => {
    if (pages.answerKept(request, response)) return
    const keep = pages.keeper(request)
    made.push(request.url!)
    response.setHeader('Content-Security-Policy', "default-src 'none'")
    if (request.url === '/mine') response.setHeader('Cache-Control', 'no-store')
    await meanwhile()
    const headers = { 'Content-Type': 'text/html; charset=utf-8' }
    const status = request.url === '/missing' ? 404 : 200
    await respond(
      request,
      response,
      new Response(`<p>${made.length}</p>`.repeat(200), { status, headers }),
      keep,
    )
  })
})
beforeEach(() => {
  made = []
  now = 0
  pages = keepPages(catalogue.db, 1_000_000, () => now)
})
afterAll(async () => {
  await server.close()
  catalogue.close()
})

const forms = [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }]

test('a page is made once, and goes out with the same headers each time', async () => {
  for (const headers of forms) {
    const first = await server.ask('/', { headers })
    const again = await server.ask('/', { headers: { ...headers, cookie: 'causerie=x' } })
    const { date: _then, ...said } = first.headers
    const { date: _now, ...saidAgain } = again.headers
    expect(saidAgain).toEqual(said)
    expect(said['content-security-policy']).toBe("default-src 'none'")
    expect(again.body.equals(first.body)).toBe(true)
    const known = { ...headers, 'if-none-match': said.etag! }
    expect((await server.ask('/', { headers: known })).status).toBe(304)
    expect(await server.ask('/', { method: 'HEAD', headers })).toMatchObject({ body: Buffer.alloc(0) })
  }
  expect(made).toEqual(['/'])
})

test('a change of the catalogue makes it anew, one that comes while it is made too', async () => {
  await server.ask('/')
  await changeCatalogue(catalogue.db, [], () => {})
  await server.ask('/')
  expect(made).toEqual(['/', '/'])
  meanwhile = () => changeCatalogue(catalogue.db, [], () => {})
  await server.ask('/two')
  meanwhile = async () => {}
  await server.ask('/two')
  await server.ask('/two')
  expect(made).toEqual(['/', '/', '/two', '/two'])
})

test('after a minute it is made anew: an event may be over', async () => {
  await server.ask('/')
  now = 59_000
  await server.ask('/')
  expect(made).toHaveLength(1)
  now = 61_000
  await server.ask('/')
  expect(made).toHaveLength(2)
})

test('pages of a list are kept; searches, moments, errors and what is for one person are not', async () => {
  const asked = [
    '/shows/x?page=2',
    '/search?q=mot',
    '/shows/x/y?t=12',
    '/shows/x?page=2&z=1',
    '/missing',
    '/mine',
  ]
  for (const address of [...asked, ...asked]) await server.ask(address)
  expect(made.filter((address) => address === '/shows/x?page=2')).toHaveLength(1)
  for (const address of asked.slice(1)) expect(made.filter((one) => one === address)).toHaveLength(2)
})

test('nothing but GET and HEAD is answered from memory', async () => {
  await server.ask('/')
  expect((await server.ask('/', { method: 'POST' })).status).toBe(200)
  expect(made).toHaveLength(2)
})

test('a full memory forgets what was asked for least lately', () => {
  const memory = memoryOf<string>(100)
  for (const key of ['a', 'b', 'c']) memory.keep(key, key, 30)
  memory.find('a')
  memory.keep('d', 'd', 30)
  expect(['a', 'b', 'c', 'd'].map((key) => memory.find(key))).toEqual(['a', undefined, undefined, 'd'])
  memory.keep('e', 'e', 51)
  expect([memory.find('e'), memory.find('d')]).toEqual([undefined, 'd'])
  memory.drop('a')
  memory.keep('a', 'a', 20)
  memory.keep('f', 'f', 50)
  expect(['a', 'd', 'f'].map((key) => memory.find(key))).toEqual(['a', 'd', 'f'])
})
