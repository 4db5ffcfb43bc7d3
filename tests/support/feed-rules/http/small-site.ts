/** A site with one good feed and all that it leads to, and a way to spoil its answers. */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'

export interface Reply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export interface Asked {
  path: string
  method: string
  headers: Record<string, string | undefined>
}

export type Spoil = (reply: Reply, asked: Asked) => Reply

const MODIFIED = 'Tue, 05 May 2026 07:00:00 GMT'
const WHOLE = Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 31) % 251))
const TEXTS: Record<string, [type: string, body: string]> = {
  '/words.vtt': ['text/vtt', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Ada>Toi &amp; moi</v>\n'],
  '/words.srt': ['application/x-subrip', '1\n00:00:01,000 --> 00:00:02,500\nAda: Toi & moi\n'],
  '/words.json': [
    'application/json',
    '{"version":"1.0.0","segments":[{"speaker":"Ada","startTime":1,"endTime":2.5,"body":"Toi & moi"}]}',
  ],
  '/words.html': ['text/html', '<cite>Ada</cite><time>0:01</time><p>Toi &amp; moi</p>'],
  '/chapters.json': [
    'application/json+chapters',
    '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Dehors"},{"startTime":5,"title":"Dedans"}]}',
  ],
}

const feed = (site: string, page: 1 | 2) =>
  '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" ' +
  'xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Le matin</title>' +
  `<atom:link rel="self" href="${site}/feed.xml${page === 2 ? '?page=2' : ''}"/><atom:link rel="hub" href="https://hub.example/"/>` +
  (page === 1 ? `<atom:link rel="next" href="${site}/feed.xml?page=2"/>` : '') +
  `<itunes:image href="${site}/cover.jpg"/><item><guid>${page}</guid><itunes:duration>10</itunes:duration>` +
  `<enclosure url="${site}/enclosures/one.mp3" length="${WHOLE.length}" type="audio/mpeg"/>` +
  Object.entries(TEXTS)
    .map(([path, [type]]) =>
      type.endsWith('chapters')
        ? `<podcast:chapters url="${site}${path}" type="${type}"/>`
        : `<podcast:transcript url="${site}${path}" type="${type}" language="fr"/>`,
    )
    .join('') +
  '</item></channel></rss>'

/** Answers until it is closed; `spoil` changes what it answers. */
export async function startSmallSite(spoil: Spoil = (reply) => reply) {
  const picture = await sharp({ create: { width: 1400, height: 1400, channels: 3, background: '#345' } })
    .jpeg()
    .toBuffer()
  const server = http.createServer((request, response) => {
    const site = `http://${request.headers.host}`
    const asked = {
      path: request.url!,
      method: request.method!,
      headers: request.headers as Asked['headers'],
    }
    const { status, headers, body } = spoil(reply(site, picture, asked), asked)
    response.writeHead(status, headers)
    response.end(request.method === 'HEAD' ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    feed: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

function reply(site: string, picture: Buffer, { path, headers }: Asked): Reply {
  if (path === '/feed.xml') return feedReply(feed(site, 1), site, headers)
  if (path === '/feed.xml?page=2') return feedReply(feed(site, 2), site, headers)
  if (path === '/enclosures/one.mp3') return whole(Buffer.alloc(0), { location: '/media/one.mp3' }, 302)
  if (path === '/media/one.mp3') return mediaReply(headers)
  if (path === '/cover.jpg') return whole(picture, { 'content-type': 'image/jpeg' })
  const [type, text] = TEXTS[path] ?? ['text/plain', '']
  const charset = /^text\//.test(type) ? '; charset=utf-8' : ''
  return whole(
    Buffer.from(text),
    { 'content-type': `${type}${charset}`, 'access-control-allow-origin': '*' },
    text ? 200 : 404,
  )
}

const whole = (body: Buffer, headers: Record<string, string>, status = 200): Reply => ({
  status,
  body,
  headers: { ...headers, 'content-length': String(body.length) },
})

function feedReply(
  xml: string,
  site: string,
  { 'accept-encoding': accept = '', ...asked }: Asked['headers'],
): Reply {
  const takes = (encoding: string) => new RegExp(`\\b${encoding}(?!;q=0)`).test(accept)
  const encoding = ['br', 'gzip'].find(takes) ?? ''
  const hash = createHash('sha256').update(xml).digest('hex').slice(0, 16)
  const headers: Record<string, string> = {
    etag: `"${hash}${encoding && `-${encoding}`}"`,
    'last-modified': MODIFIED,
    vary: 'Accept-Encoding',
    'access-control-allow-origin': '*',
    'content-type': 'application/rss+xml; charset=utf-8',
    link: `<${site}/feed.xml>; rel="self", <${site}/feed.xml?page=2>; rel="self", <https://hub.example/>; rel="hub"`,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  }
  const tags = asked['if-none-match']
  const since = Date.parse(asked['if-modified-since'] ?? '')
  const isKnown = tags === undefined ? since >= Date.parse(MODIFIED) : tags === '*' || tags.includes(hash)
  if (isKnown) return { status: 304, headers, body: Buffer.alloc(0) }
  const bytes = Buffer.from(xml)
  return whole(
    encoding === 'br' ? brotliCompressSync(bytes) : encoding === 'gzip' ? gzipSync(bytes) : bytes,
    headers,
  )
}

function mediaReply(asked: Asked['headers']): Reply {
  const headers = { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes', etag: '"one"' }
  const match = /^bytes=(\d*)-(\d*)$/.exec(asked.range ?? '')
  const isWanted = asked['if-range'] === undefined || asked['if-range'] === '"one"'
  if (
    !match ||
    !isWanted ||
    (!match[1] && !match[2]) ||
    (match[1] && match[2] && Number(match[2]) < Number(match[1]))
  )
    return whole(WHOLE, headers)
  const size = WHOLE.length
  const from = match[1] ? Number(match[1]) : Math.max(size - Number(match[2]), 0)
  const to = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1
  if (from >= size)
    return { status: 416, headers: { 'content-range': `bytes */${size}` }, body: Buffer.alloc(0) }
  return whole(
    WHOLE.subarray(from, to + 1),
    { ...headers, 'content-range': `bytes ${from}-${to}/${size}` },
    206,
  )
}
