import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asked, listen } from './ask-for-tests.ts'
import { respond } from './respond.ts'

const text = '<p>Une causerie, puis une autre.</p>'.repeat(100)
const html = (body: string, headers = {}, status = 200) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers } })
const binary = randomBytes(5_000)

const ANSWERS: Record<string, () => Response> = {
  '/page': () => html(text),
  '/short': () => html('<p>kurz</p>'),
  '/missing': () => html(text, {}, 404),
  '/kept': () => html(text, { 'Cache-Control': 'private, no-store', Vary: 'Cookie' }),
  '/feed': () =>
    new Response(text, {
      headers: {
        'Content-Type': 'application/rss+xml; charset=utf-8',
        ETag: '"feed"',
        'Last-Modified': 'Wed, 25 Nov 2026 08:00:00 GMT',
      },
    }),
  '/plain': () => new Response(text, { headers: { 'Content-Type': 'text/plain' } }),
  '/chapters': () => new Response(text, { headers: { 'Content-Type': 'application/json+chapters' } }),
  '/picture': () => new Response(binary, { headers: { 'Content-Type': 'image/png' } }),
  '/elsewhere': () => new Response(null, { status: 302, headers: { Location: '/page' } }),
  '/cookies': () => {
    const answer = html(text)
    answer.headers.append('Set-Cookie', 'a=1; Path=/')
    answer.headers.append('Set-Cookie', 'b=2; Path=/')
    return answer
  },
}

let server: Asked
beforeAll(async () => {
  server = await listen((request, response) => respond(request, response, ANSWERS[request.url!]!()))
})
afterAll(() => server.close())
const gzip = { 'accept-encoding': 'gzip' }

test('a page has a tag of its bytes and is asked for again every time', async () => {
  const { status, headers, body } = await server.ask('/page')
  expect([status, body.toString()]).toEqual([200, text])
  expect(headers.etag).toMatch(/^"[0-9a-f]{24}"$/)
  expect(headers).toMatchObject({
    'cache-control': 'no-cache',
    vary: 'Accept-Encoding',
    'content-length': String(body.length),
  })
  expect((await server.ask('/short')).headers.etag).not.toBe(headers.etag)
})

test('text is compressed for those who take it, once, and its tag says that it is another form', async () => {
  const plain = await server.ask('/page')
  const { headers, body } = await server.ask('/page', { headers: gzip })
  expect(headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(body).toString()).toBe(text)
  expect(body.length).toBeLessThan(500)
  expect(headers['content-length']).toBe(String(body.length))
  const form = (name: string) => plain.headers.etag!.replace(/"$/, `-${name}"`)
  expect(headers.etag).toBe(form('gzip'))
  const smaller = await server.ask('/page', { headers: { 'accept-encoding': 'gzip, br' } })
  expect([smaller.headers['content-encoding'], smaller.headers.etag]).toEqual(['br', form('br')])
  expect(brotliDecompressSync(smaller.body).toString()).toBe(text)
  const refused = await server.ask('/page', { headers: { 'accept-encoding': 'gzip;q=0, deflate' } })
  expect(refused.headers['content-encoding']).toBeUndefined()
})

test.each(['/feed', '/plain', '/chapters'])('%s is text too', async (address) => {
  const { headers, body } = await server.ask(address, { headers: gzip })
  expect([headers['content-encoding'], gunzipSync(body).toString()]).toEqual(['gzip', text])
})

test('what is short or no text is sent as it is', async () => {
  expect((await server.ask('/short', { headers: gzip })).headers['content-encoding']).toBeUndefined()
  const picture = await server.ask('/picture', { headers: gzip })
  expect(picture.headers['content-encoding']).toBeUndefined()
  expect(picture.body.equals(binary)).toBe(true)
})

test('who has a page already gets no bytes, in either form', async () => {
  for (const headers of [{}, gzip]) {
    const { headers: first } = await server.ask('/page', { headers })
    const again = await server.ask('/page', { headers: { ...headers, 'if-none-match': first.etag! } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect(again.headers).toMatchObject({
      etag: first.etag,
      vary: 'Accept-Encoding',
      'cache-control': 'no-cache',
    })
  }
  const plain = (await server.ask('/page')).headers.etag!
  const other = await server.ask('/page', { headers: { ...gzip, 'if-none-match': `"old", ${plain}` } })
  expect([other.status, other.body.length, other.headers.etag]).toEqual([304, 0, plain])
  const changed = await server.ask('/page', { headers: { 'if-none-match': '"old"' } })
  expect(changed.status).toBe(200)
})

test('a feed is known by its tag or its date, and the tag counts more', async () => {
  const status = async (headers: Record<string, string>) => (await server.ask('/feed', { headers })).status
  const date = 'Wed, 25 Nov 2026 08:00:00 GMT'
  expect(await status({ 'if-none-match': '"feed"' })).toBe(304)
  expect(await status({ ...gzip, 'if-none-match': 'W/"feed"' })).toBe(304)
  expect(await status({ 'if-modified-since': date })).toBe(304)
  expect(await status({ 'if-none-match': '"other"', 'if-modified-since': date })).toBe(200)
})

test('HEAD says "you have it" too', async () => {
  const { headers } = await server.ask('/page', { method: 'HEAD', headers: gzip })
  const question = { method: 'HEAD', headers: { ...gzip, 'if-none-match': headers.etag! } }
  expect((await server.ask('/page', question)).status).toBe(304)
})

test('nothing but GET and HEAD is answered with "you have it"', async () => {
  const { status, body } = await server.ask('/feed', {
    method: 'POST',
    headers: { 'if-none-match': '"feed"' },
  })
  expect([status, body.toString()]).toEqual([200, text])
  expect((await server.ask('/plain', { headers: { 'if-none-match': '*' } })).status).toBe(200)
})

test('HEAD has the same headers and no body', async () => {
  for (const address of ['/page', '/feed', '/picture'])
    for (const headers of [{}, gzip]) {
      const { date: _one, ...got } = (await server.ask(address, { headers })).headers
      const head = await server.ask(address, { method: 'HEAD', headers })
      const { date: _other, ...same } = head.headers
      expect(head.body.length).toBe(0)
      if (address === '/picture') delete got['transfer-encoding']
      expect(same).toEqual(got)
    }
})

test('an error page has no tag and is not kept', async () => {
  const { status, headers } = await server.ask('/missing', { headers: { 'if-none-match': '*' } })
  expect([status, headers.etag, headers['cache-control']]).toEqual([404, undefined, 'no-cache'])
})

test("a route's own headers are kept", async () => {
  const { headers } = await server.ask('/kept')
  expect([headers['cache-control'], headers.vary]).toEqual(['private, no-store', 'Cookie, Accept-Encoding'])
  expect((await server.ask('/cookies')).headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/'])
  const elsewhere = await server.ask('/elsewhere')
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([302, '/page'])
})

test('only what says that it is the same for all is offered to be kept', async () => {
  const kept: string[] = []
  const own = await listen((request, response) =>
    respond(request, response, ANSWERS[request.url!]!(), () => kept.push(request.url!)),
  )
  for (const address of Object.keys(ANSWERS)) await own.ask(address)
  await own.close()
  expect(kept).toEqual(['/page', '/short'])
})
