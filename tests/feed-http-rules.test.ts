/** The rules of HTTP that feeds and what they lead to are held to: each is broken here by a site that is good otherwise. */
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findHttpFaults, HTTP_RULES } from './support/feed-rules/find-http-faults.ts'
import { type Reply, type Spoil, startSmallSite } from './support/feed-rules/http/small-site.ts'

const wide = await sharp({ create: { width: 1600, height: 1400, channels: 3, background: '#345' } })
  .jpeg()
  .toBuffer()
const heavy = await sharp({
  create: {
    width: 1400,
    height: 1400,
    channels: 3,
    background: '#345',
    noise: { type: 'gaussian', mean: 120, sigma: 60 },
  },
})
  .jpeg({ quality: 95 })
  .toBuffer()

const on =
  (path: RegExp, change: Spoil): Spoil =>
  (reply, asked) =>
    path.test(asked.path) ? change(reply, asked) : reply
const header = (path: RegExp, name: string, value: string | null) =>
  on(path, (reply) => {
    const { [name]: _before, ...headers } = reply.headers
    return { ...reply, headers: value === null ? headers : { ...headers, [name]: value } }
  })
const body = (path: RegExp, text: string | Buffer) =>
  on(path, (reply) => ({
    ...reply,
    body: Buffer.from(text),
    headers: { ...reply.headers, 'content-length': String(Buffer.byteLength(text)) },
  }))
const zipped = (reply: Reply): Reply => {
  const bytes = gzipSync(reply.body)
  const headers = { ...reply.headers, 'content-encoding': 'gzip', 'content-length': String(bytes.length) }
  return { ...reply, headers, body: bytes }
}
const status = (
  path: RegExp,
  when: (headers: Record<string, string | undefined>, method: string) => boolean,
  code: number,
) => on(path, (reply, { headers, method }) => (when(headers, method) ? { ...reply, status: code } : reply))
const ignoring = (path: RegExp, name: string): Spoil =>
  on(path, (reply, { headers }) => (headers[name] ? { ...reply, status: 200 } : reply))

const FEED = /^\/feed\.xml/
const MEDIA = /^\/media/
const isHead = (_headers: unknown, method: string) => method === 'HEAD'

const TWO_COLONS = '1\n00:00:01,000 --> 00:00:02,500\nAda: Moi : toi\n'

/** Two colons in SubRip, and no JSON that AntennaPod would read instead. */
const withoutJson: Spoil = (reply, asked) => {
  if (/words\.srt/.test(asked.path)) return body(/./, TWO_COLONS)(reply, asked)
  const xml = reply.body
    .toString()
    .replace('words.json" type="application/json"', 'words.html" type="text/html"')
  return FEED.test(asked.path) && asked.headers['accept-encoding'] === 'identity'
    ? body(/./, xml)(reply, asked)
    : reply
}

const BROKEN: Record<string, Spoil[]> = {
  'feed-type': [
    header(FEED, 'content-type', 'text/xml'),
    header(FEED, 'content-type', 'application/rss+xml'),
  ],
  'feed-304': [
    ignoring(FEED, 'if-none-match'),
    ignoring(FEED, 'if-modified-since'),
    on(FEED, (reply, { headers }) =>
      headers['if-modified-since'] ? { ...reply, status: 304, body: Buffer.alloc(0) } : reply,
    ),
  ],
  'feed-304-gzip': [
    header(FEED, 'etag', '"same"'),
    on(FEED, (reply, { headers }) =>
      /-gzip/.test(headers['if-none-match'] ?? '') ? { ...reply, status: 200 } : reply,
    ),
  ],
  'feed-stays': [
    on(FEED, (reply) => ({ ...reply, headers: { ...reply.headers, etag: `"${performance.now()}"` } })),
    header(FEED, 'last-modified', 'Tue, 05 May 2099 07:00:00 GMT'),
  ],
  'feed-compressed': [
    header(FEED, 'vary', null),
    header(FEED, 'content-encoding', null),
    on(FEED, (reply, { headers }) => (headers['accept-encoding'] ? reply : zipped(reply))),
  ],
  'feed-for-all': [
    header(FEED, 'set-cookie', 'a=1'),
    header(FEED, 'cache-control', 'no-store'),
    header(FEED, 'access-control-allow-origin', null),
  ],
  'feed-head': [
    status(FEED, isHead, 405),
    on(FEED, (reply, { method }) =>
      method === 'HEAD' ? { ...reply, headers: { ...reply.headers, 'content-length': '0' } } : reply,
    ),
  ],
  'feed-websub': [header(FEED, 'link', null)],
  'feed-pages': [
    on(/page=2/, (reply) => ({
      ...reply,
      body: Buffer.from(reply.body.toString().replace('<guid>2', '<guid>1')),
      headers: { ...reply.headers, 'content-length': String(reply.body.length) },
    })),
    status(/page=2/, () => true, 404),
  ],
  'feed-address': [
    on(/^\/feed\.xml$/, (reply) => ({
      ...reply,
      body: Buffer.from(reply.body.toString().replace('/feed.xml"', '/fred.xml"')),
    })),
  ],
  'artwork-picture': [
    body(/cover/, wide),
    header(/cover/, 'content-type', 'image/png'),
    status(/cover/, () => true, 404),
  ],
  'artwork-light': [body(/cover/, heavy)],
  'media-length': [
    body(MEDIA, 'short'),
    header(MEDIA, 'content-type', 'audio/mp3'),
    header(MEDIA, 'content-encoding', 'gzip'),
    status(MEDIA, () => true, 404),
  ],
  'media-head': [
    status(MEDIA, isHead, 405),
    status(/cover/, isHead, 405),
    on(MEDIA, (reply, { method }) =>
      method === 'HEAD' ? { ...reply, headers: { ...reply.headers, 'content-length': '0' } } : reply,
    ),
  ],
  'media-ranges': [
    header(MEDIA, 'accept-ranges', null),
    status(MEDIA, ({ range }) => range !== undefined, 200),
    on(MEDIA, (reply) =>
      reply.status === 206 ? { ...reply, body: Buffer.alloc(reply.body.length) } : reply,
    ),
  ],
  'media-past-end': [
    header(MEDIA, 'content-range', null),
    status(MEDIA, ({ range }) => /^bytes=20000/.test(range ?? ''), 200),
  ],
  'media-malformed': [status(MEDIA, ({ range }) => range === 'bytes=abc', 500)],
  'media-if-range': [
    on(MEDIA, (reply, { headers }) => (headers['if-range'] ? { ...reply, status: 206 } : reply)),
    on(MEDIA, (reply, { headers }) => (headers['if-range'] ? { ...reply, status: 200 } : reply)),
  ],
  'media-etag': [header(MEDIA, 'etag', null), header(MEDIA, 'etag', 'W/"one"')],
  'media-redirects': [status(/^\/enclosures/, () => true, 301)],
  'text-cors': [
    header(/words\.vtt/, 'access-control-allow-origin', null),
    header(/chapters/, 'access-control-allow-origin', null),
    status(/words\.srt/, () => true, 403),
  ],
  'text-type': [
    header(/words\.vtt/, 'content-type', 'text/plain; charset=utf-8'),
    header(/words\.html/, 'content-type', 'text/html'),
    header(/chapters/, 'content-type', 'application/json'),
  ],
  'text-head': [status(/words\.json/, isHead, 405), status(/chapters/, isHead, 405)],
  'transcript-vtt': [body(/words\.vtt/, 'WEBVTT\n\n00:01 --> 00:02\nMoi\n')],
  'transcript-srt': [body(/words\.srt/, '1\n00:00:01.000 --> 00:00:02.500\nMoi\n')],
  'transcript-json': [body(/words\.json/, '{"version":"1.0.0","segments":[{"startTime":1,"body":"Moi"}]}')],
  'transcript-html': [body(/words\.html/, '<time>0:01</time><p>Moi</p><script>1</script>')],
  'transcript-lines': [
    body(/words\.vtt/, `WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n${'moi '.repeat(20)}\n`),
    body(/words\.srt/, `1\n00:00:01,000 --> 00:00:02,500\n${'moi '.repeat(20)}\n`),
  ],
  'transcript-colons': [withoutJson],
  'chapters-json': [body(/chapters/, '{"version":"1.2.0","chapters":[{"startTime":19,"title":"Après"}]}')],
}

async function idsOf(spoil?: Spoil, rules = HTTP_RULES): Promise<string[]> {
  const site = await startSmallSite(spoil)
  try {
    return (await findHttpFaults(site.feed, new Set(), rules)).map(({ id }) => id)
  } finally {
    await site.close()
  }
}

test('a good site has no fault', async () => {
  expect(await idsOf()).toEqual([])
})

test('every rule has an id of its own and a site that breaks it', () => {
  expect(HTTP_RULES.map(({ id }) => id).sort()).toEqual(Object.keys(BROKEN).sort())
})

const CASES = HTTP_RULES.flatMap((rule) =>
  BROKEN[rule.id]!.map((spoil, at) => ({ rule, spoil, way: at + 1 })),
)

test.concurrent.each(CASES)('$rule.level $rule.sentence: $rule.id $way', async ({ rule, spoil }) => {
  expect(await idsOf(spoil, [rule])).toContain(rule.id)
})

test('a second colon is lost only where there is no JSON beside', async () => {
  const colons = HTTP_RULES.filter(({ id }) => id === 'transcript-colons')
  const srt = body(/words\.srt/, TWO_COLONS)
  expect(await idsOf(srt, colons)).toEqual([])
})
