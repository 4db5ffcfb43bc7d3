import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asked, listen } from './ask-for-tests.ts'
import { guard, securityHeaders } from './headers.ts'

const site = { siteUrl: 'https://podcast.example.org', trustProxy: false }
const local = { siteUrl: 'http://localhost:3000', trustProxy: true }
let served: Asked
let servedLocally: Asked

/** Answers with the proxy headers that came through. */
const behind = (where: typeof site) =>
  listen((request, response) => {
    if (!guard(request, response, where)) return
    const names = Object.keys(request.headers).filter((name) => name.includes('forwarded'))
    response.end(names.sort().join())
  })
beforeAll(async () => {
  served = await behind(site)
  servedLocally = await behind(local)
})
afterAll(async () => {
  await served.close()
  await servedLocally.close()
})

const post = (server: Asked, headers: Record<string, string>) =>
  server.ask('/', { method: 'POST', headers }).then((answer) => answer.status)

test.each([
  [200, {}],
  [200, { 'sec-fetch-site': 'same-origin', origin: 'https://podcast.example.org' }],
  [200, { 'sec-fetch-site': 'none' }],
  [200, { origin: 'https://podcast.example.org' }],
  [403, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  [403, { 'sec-fetch-site': 'cross-site' }],
  [403, { 'sec-fetch-site': 'same-site', origin: 'https://other.example.org' }],
  [403, { origin: 'https://evil.example' }],
  [403, { origin: 'http://podcast.example.org' }],
  [403, { origin: 'https://podcast.example.org.evil.example' }],
  [403, { origin: 'https://podcast.example.org:8443' }],
  [403, { origin: 'null' }],
  [403, { origin: '' }],
  [403, { origin: 'http://localhost:3000' }],
])('a change on the public site answers %s to %j', async (status, headers) => {
  expect(await post(served, headers as Record<string, string>)).toBe(status)
})

test.each([
  [200, 'http://localhost:3000'],
  [200, 'http://127.0.0.1:3000'],
  [200, 'http://[::1]:3000'],
  [403, 'http://127.0.0.1:3001'],
  [403, 'https://127.0.0.1:3000'],
  [403, 'http://127.0.0.1.evil.example:3000'],
])('a change on this machine answers %s to %s', async (status, origin) => {
  expect(await post(servedLocally, { origin, 'sec-fetch-site': 'cross-site' })).toBe(status)
})

test('a page on the machine of a visitor is no part of a public site', async () => {
  const open = await behind({ siteUrl: 'http://podcast.example.org:3000', trustProxy: false })
  expect(await post(open, { origin: 'http://localhost:3000' })).toBe(403)
  expect(await post(open, { origin: 'http://podcast.example.org:3000' })).toBe(200)
  await open.close()
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s from elsewhere is refused like POST', async (method) => {
  const { status, body } = await served.ask('/', { method, headers: { origin: 'https://evil.example' } })
  expect([status, body.toString()]).toEqual([403, 'wrong-origin\n'])
})

test('anyone may link to us', async () => {
  const { status } = await served.ask('/', {
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://other.example' },
  })
  expect(status).toBe(200)
})

test('what a stranger says of proxies is dropped, and what a proxy of ours says is kept', async () => {
  const headers = { 'X-Forwarded-Host': 'evil', 'x-forwarded-proto': 'https', forwarded: 'host=evil' }
  expect((await served.ask('/', { headers })).body.toString()).toBe('')
  expect((await servedLocally.ask('/', { headers })).body.toString()).toBe(
    'forwarded,x-forwarded-host,x-forwarded-proto',
  )
})

test('every answer says what a browser may do with it', async () => {
  const { headers } = await served.ask('/shows')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
      "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  )
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
  })
})

test('only a site with a certificate asks for nothing but https', () => {
  expect(securityHeaders({ siteUrl: 'http://localhost:3000' }, '/')).not.toHaveProperty(
    'Strict-Transport-Security',
  )
})

test('only the embedded player may stand in a frame elsewhere', () => {
  const framedBy = (address: string) =>
    securityHeaders(site, address)['Content-Security-Policy']!.split('frame-ancestors ')[1]
  expect(framedBy('/embed/abcdefghij12')).toBe('*')
  expect(framedBy('/embedded')).toBe("'none'")
  expect(framedBy('/studio/embed/x')).toBe("'none'")
})

test.each([
  '/studio',
  '/en/studio/shows/x',
  '/%73tudio',
  '/Studio/users',
  '/fr/%53TUDIO.data',
  '/api/v1/uploads',
  '/sign-in',
])('nothing of %s is kept anywhere', (pathname) => {
  expect(securityHeaders(site, pathname)).toMatchObject({
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
  })
})

test.each(['/studios', '/shows/studio', '/%', '/'])('%s is a page like others', (pathname) => {
  expect(securityHeaders(site, pathname)).not.toHaveProperty('Cache-Control')
})
