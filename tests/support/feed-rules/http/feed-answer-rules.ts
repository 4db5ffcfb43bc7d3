/** Rules about how a feed is answered. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { readXml } from '../../../../app/feeds/read-xml-for-tests.ts'
import { named, repeated, textOf } from '../values.ts'
import { type Answer, ask, askOnce } from './ask.ts'
import { type HttpRule, unless } from './http-rule.ts'

const PLAIN = { 'accept-encoding': 'identity' }
const GZIP = { 'accept-encoding': 'gzip' }
const MOST_PAGES = 200

const weak = (tag: string) => tag.replace(/^W\//, '')
const isEmpty304 = ({ status, body }: Answer) => status === 304 && body.length === 0
const linksOf = (xml: string) =>
  named(named(readXml(xml), 'channel')[0]!, 'atom:link').map(({ attributes }) => attributes)

export const FEED_ANSWER_RULES: HttpRule[] = [
  {
    id: 'feed-type',
    level: 'MUST',
    source: 'RFC 7303, feedparser, gPodder feedcore',
    sentence: 'a feed is application/rss+xml; charset=utf-8',
    of: ['feed'],
    check: async ({ url }) => {
      const { status, headers } = await ask(url)
      const type = headers['content-type'] ?? 'no type'
      return unless(
        [status === 200, String(status)],
        [/^application\/rss\+xml;\s*charset=utf-8$/i.test(type), type],
      )
    },
  },
  {
    id: 'feed-304',
    level: 'MUST',
    source: 'RFC 9110 13.1',
    sentence:
      'what an app has already is answered by 304 without a body; If-None-Match wins over If-Modified-Since',
    of: ['feed'],
    check: async ({ url }) => {
      const { etag = '', 'last-modified': modified = '' } = (await ask(url, { headers: PLAIN })).headers
      const given = (headers: Record<string, string>) => ask(url, { headers: { ...PLAIN, ...headers } })
      return unless(
        [etag !== '' || modified !== '', 'neither ETag nor Last-Modified'],
        [etag === '' || isEmpty304(await given({ 'if-none-match': etag })), 'the tag'],
        [
          etag === '' || isEmpty304(await given({ 'if-none-match': `"a", ${etag}, W/"b"` })),
          'a list of tags',
        ],
        [
          etag === '' || isEmpty304(await given({ 'if-none-match': `W/${weak(etag)}` })),
          'the tag as a weak one',
        ],
        [isEmpty304(await given({ 'if-none-match': '*' })), 'any tag'],
        [(await given({ 'if-none-match': '"another"' })).status === 200, 'another tag'],
        [modified === '' || isEmpty304(await given({ 'if-modified-since': modified })), 'the date'],
        [
          (await given({ 'if-modified-since': 'Thu, 01 Jan 1998 00:00:00 GMT' })).status === 200,
          'an earlier date',
        ],
        [(await given({ 'if-modified-since': 'yesterday' })).status === 200, 'no date'],
        [
          modified === '' ||
            (await given({ 'if-none-match': '"another"', 'if-modified-since': modified })).status === 200,
          'another tag with the date',
        ],
      )
    },
  },
  {
    id: 'feed-304-gzip',
    level: 'MUST',
    source: 'RFC 9110 8.8.3',
    sentence: 'a compressed feed has a tag of its own, and that one is answered by 304 too',
    of: ['feed'],
    check: async ({ url }) => {
      const [plain, gzip, brotli] = await Promise.all(
        ['identity', 'gzip', 'br'].map((encoding) => ask(url, { headers: { 'accept-encoding': encoding } })),
      )
      const tags = [plain!, gzip!, brotli!]
        .map(({ headers }) => headers.etag)
        .filter((tag) => tag !== undefined)
      const strong = tags.filter((tag) => !tag.startsWith('W/'))
      const again = await Promise.all(
        tags.map((tag) => ask(url, { headers: { 'accept-encoding': 'gzip, br', 'if-none-match': tag } })),
      )
      const encodings = new Set(
        [plain!, gzip!, brotli!].map(({ headers }) => headers['content-encoding'] ?? 'identity'),
      )
      return unless(
        [
          encodings.size === 1 || new Set(strong).size === strong.length,
          `one strong tag for several encodings: ${strong}`,
        ],
        [again.every(isEmpty304), `200 for ${tags.filter((_, at) => !isEmpty304(again[at]!))}`],
      )
    },
  },
  {
    id: 'feed-stays',
    level: 'MUST',
    source: 'RFC 9110 8.8.2, podcast namespace 90',
    sentence: 'unchanged content keeps body, ETag and Last-Modified, which is not of the future',
    of: ['feed'],
    check: async ({ url }) => {
      const one = await ask(url, { headers: PLAIN })
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      const two = await ask(url, { headers: PLAIN })
      const modified = one.headers['last-modified']
      return unless(
        [one.body.equals(two.body), 'body'],
        [one.headers.etag === two.headers.etag, 'ETag'],
        [modified === two.headers['last-modified'], 'Last-Modified'],
        [!modified || Date.parse(modified) <= Date.now(), `${modified} is to come`],
      )
    },
  },
  {
    id: 'feed-compressed',
    level: 'SHOULD',
    source: 'RFC 9110 12.5',
    sentence: 'gzip and br where an app takes them, Vary, the bare feed where it does not',
    of: ['feed'],
    check: async ({ url }) => {
      const [bare, plain, gzip, brotli, refused] = await Promise.all([
        ask(url),
        ask(url, { headers: PLAIN }),
        ask(url, { headers: GZIP }),
        ask(url, { headers: { 'accept-encoding': 'br' } }),
        ask(url, { headers: { 'accept-encoding': 'gzip;q=0, br;q=0' } }),
      ])
      const varies = [bare, plain, gzip, brotli].every(({ headers }) =>
        /accept-encoding/i.test(headers.vary ?? ''),
      )
      const is = (answer: Answer, encoding: string, decode: (body: Buffer) => Buffer) =>
        answer.headers['content-encoding'] === encoding && decode(answer.body).equals(plain.body)
      return unless(
        [varies, 'Vary: Accept-Encoding'],
        [is(gzip, 'gzip', gunzipSync), 'gzip'],
        [is(brotli, 'br', brotliDecompressSync), 'br'],
        [
          [bare, plain, refused].every(({ headers }) => headers['content-encoding'] === undefined),
          'not asked for',
        ],
      )
    },
  },
  {
    id: 'feed-for-all',
    level: 'SHOULD',
    source: 'RFC 9110, PSP-1 3',
    sentence: 'no cookie, no no-store, and any page may read it',
    of: ['feed'],
    check: async ({ url }) => {
      const { headers } = await ask(url, { headers: { origin: 'https://player.example' } })
      return unless(
        [headers['set-cookie'] === undefined, 'Set-Cookie'],
        [!/no-store|private/i.test(headers['cache-control'] ?? ''), headers['cache-control'] ?? ''],
        [headers['access-control-allow-origin'] === '*', 'Access-Control-Allow-Origin'],
      )
    },
  },
  {
    id: 'feed-head',
    level: 'MUST',
    source: 'Apple 823',
    sentence: 'HEAD is answered as GET, without a body',
    of: ['feed'],
    check: async ({ url }) =>
      (
        await Promise.all(
          [PLAIN, GZIP].map(async (headers) => {
            const [get, head] = await Promise.all([
              ask(url, { headers }),
              ask(url, { method: 'HEAD', headers }),
            ])
            const names = [
              'content-type',
              'content-length',
              'content-encoding',
              'etag',
              'last-modified',
              'vary',
            ]
            return unless(
              [head.status === 200 && head.body.length === 0, `${head.status}`],
              ...names.map((name): [boolean, string] => [get.headers[name] === head.headers[name], name]),
            )
          }),
        )
      ).flat(),
  },
  {
    id: 'feed-websub',
    level: 'SHOULD',
    source: 'WebSub 4',
    sentence: 'a feed with hubs says them, and its own address, in Link headers too',
    of: ['feed'],
    check: async ({ url }) => {
      const { body, headers } = await ask(url, { headers: PLAIN })
      const links = linksOf(body.toString()).filter(({ rel }) => rel === 'hub' || rel === 'self')
      if (!links.some(({ rel }) => rel === 'hub')) return []
      const said = String(headers.link ?? '')
      return links
        .filter(({ rel, href }) => !said.includes(`<${href}>; rel="${rel}"`))
        .map(({ rel }) => `Link ${rel}`)
    },
  },
  {
    id: 'feed-pages',
    level: 'SHOULD',
    source: 'RFC 5005, gPodder, AntennaPod',
    sentence: 'following the next page ends, and no guid comes twice',
    of: ['feed'],
    check: async ({ url }) => {
      const seen: string[] = []
      const guids: string[] = []
      for (let next: string | undefined = url; next; ) {
        if (seen.includes(next) || seen.length > MOST_PAGES) return [`round and round at ${next}`]
        seen.push(next)
        const { status, body } = await ask(next, { headers: PLAIN })
        if (status !== 200) return [`${status} at ${next}`]
        const channel = named(readXml(body.toString()), 'channel')[0]!
        guids.push(...named(channel, 'item').map((item) => textOf(item, 'guid') ?? ''))
        next = linksOf(body.toString()).find(({ rel }) => rel === 'next')?.href
      }
      return repeated(guids).map((guid) => `${guid} on several pages`)
    },
  },
  {
    id: 'feed-address',
    level: 'MUST',
    source: 'PSP-1',
    sentence: 'its own address, as it says it, answers it without a redirect',
    of: ['feed'],
    check: async ({ url }) => {
      const xml = (await ask(url, { headers: PLAIN })).body.toString()
      const self = linksOf(xml).find(({ rel }) => rel === 'self')?.href ?? url
      const answer = await askOnce(self, { headers: PLAIN })
      return unless([answer.status === 200 && answer.body.toString() === xml, `${answer.status} at ${self}`])
    },
  },
]
