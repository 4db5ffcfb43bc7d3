/** Rules about how recordings are answered. */
import { type Answer, ask } from './ask.ts'
import { type HttpRule, unless } from './http-rule.ts'

const MOST_REDIRECTS = 5
const MALFORMED = ['bytes=abc', 'bytes=5-2', 'bytes=', 'bytes=-', 'lines=0-1', 'bytes=--1', 'bytes=0-1,x']

const range = (url: string, range: string, more: Record<string, string> = {}) =>
  ask(url, { headers: { range, ...more } })

/** Whether the answer is exactly these bytes of the whole. */
function isPart({ status, headers, body }: Answer, whole: Buffer, from: number, to: number): boolean {
  const says = headers['content-range'] === `bytes ${from}-${to}/${whole.length}`
  const isLong = headers['content-length'] === String(to - from + 1)
  return status === 206 && says && isLong && body.equals(whole.subarray(from, to + 1))
}

export const MEDIA_ANSWER_RULES: HttpRule[] = [
  {
    id: 'media-length',
    level: 'MUST',
    source: 'RSS 2.0, AntennaPod HttpDownloader',
    sentence: 'the length and the type that the feed says are those that are sent, not encoded',
    of: ['media'],
    check: async ({ url, length, type }) => {
      const { status, headers, body } = await ask(url, { headers: { 'accept-encoding': 'gzip, br' } })
      const lengths = [Number(headers['content-length']), body.length]
      return unless(
        [status === 200, String(status)],
        [lengths.every((one) => one === length), `${length} announced, ${lengths} sent`],
        [headers['content-type'] === type, `${type} announced, ${headers['content-type']} sent`],
        [headers['content-encoding'] === undefined, 'Content-Encoding'],
        [!headers['content-type']?.startsWith('text/'), 'text'],
      )
    },
  },
  {
    id: 'media-head',
    level: 'MUST',
    source: 'Apple 823, Audicle 52',
    sentence: 'HEAD is answered as GET, without a body',
    of: ['media', 'artwork'],
    check: async ({ url }) => {
      const [get, head] = await Promise.all([ask(url), ask(url, { method: 'HEAD' })])
      const names = ['content-type', 'content-length', 'etag', 'last-modified', 'accept-ranges']
      return unless(
        [head.status === 200 && head.body.length === 0, `HEAD ${head.status}`],
        ...names.map((name): [boolean, string] => [get.headers[name] === head.headers[name], name]),
      )
    },
  },
  {
    id: 'media-ranges',
    level: 'MUST',
    source: 'Apple 823, RFC 9110 14, vod2pod-rss 375',
    sentence: 'a range, one to the end and one from the end are 206 with exactly those bytes',
    of: ['media'],
    check: async ({ url }) => {
      const { headers, body } = await ask(url)
      const last = body.length - 1
      return unless(
        [headers['accept-ranges'] === 'bytes', 'Accept-Ranges'],
        [isPart(await range(url, 'bytes=0-0'), body, 0, 0), 'the first byte'],
        [isPart(await range(url, 'bytes=100-1099'), body, 100, 1_099), 'a thousand bytes'],
        [isPart(await range(url, `bytes=${last - 9}-`), body, last - 9, last), 'to the end'],
        [isPart(await range(url, `bytes=${last - 9}-${last + 999}`), body, last - 9, last), 'beyond the end'],
        [isPart(await range(url, 'bytes=-500'), body, body.length - 500, last), 'from the end'],
        [isPart(await range(url, `bytes=-${body.length + 1}`), body, 0, last), 'more than there is'],
      )
    },
  },
  {
    id: 'media-past-end',
    level: 'MUST',
    source: 'RFC 9110 14.4',
    sentence: 'a range past the end is 416 and says how long the file is',
    of: ['media'],
    check: async ({ url }) => {
      const total = (await ask(url, { method: 'HEAD' })).headers['content-length']
      const answers = await Promise.all([`bytes=${total}-`, 'bytes=-0'].map((past) => range(url, past)))
      return answers
        .filter(({ status, headers }) => status !== 416 || headers['content-range'] !== `bytes */${total}`)
        .map(({ status, headers }) => `${status} ${headers['content-range']}`)
    },
  },
  {
    id: 'media-malformed',
    level: 'MUST',
    source: 'RFC 9110 14.2',
    sentence: 'a range that is none is ignored or refused, and never an error of the server',
    of: ['media'],
    check: async ({ url }) => {
      const answers = await Promise.all(
        MALFORMED.map(async (text) => ({ text, ...(await range(url, text)) })),
      )
      return answers
        .filter(({ status }) => status !== 200 && status !== 416)
        .map(({ text, status }) => `${text} ${status}`)
    },
  },
  {
    id: 'media-if-range',
    level: 'MUST',
    source: 'RFC 9110 13.1.5, AntennaPod',
    sentence: 'If-Range with another validator is the whole file: going on would glue two',
    of: ['media'],
    check: async ({ url }) => {
      const { etag, 'last-modified': modified } = (await ask(url, { method: 'HEAD' })).headers
      const status = async (validator: string) =>
        (await range(url, 'bytes=100-199', { 'if-range': validator })).status
      return unless(
        [(await status('"another"')) === 200, 'another tag'],
        [(await status('Thu, 01 Jan 1998 00:00:00 GMT')) === 200, 'another date'],
        [!etag || etag.startsWith('W/') || (await status(etag)) === 206, 'its own tag'],
        [!etag || (await status(`W/${etag.replace(/^W\//, '')}`)) === 200, 'a weak tag'],
        [Boolean(etag) || !modified || (await status(modified)) === 206, 'its own date'],
      )
    },
  },
  {
    id: 'media-etag',
    level: 'SHOULD',
    source: 'RFC 9110 8.8',
    sentence: 'a strong ETag, so that a download can go on',
    of: ['media'],
    check: async ({ url }) => {
      const { etag } = (await ask(url, { method: 'HEAD' })).headers
      return unless([etag !== undefined && !etag.startsWith('W/'), etag ?? 'no ETag'])
    },
  },
  {
    id: 'media-redirects',
    level: 'SHOULD',
    source: 'gPodder feedcore',
    sentence: 'at most five redirects, none of them for good: the address in the feed is the one that lasts',
    of: ['media'],
    check: async ({ url }) => {
      const { redirects } = await ask(url, { method: 'HEAD' })
      return unless(
        [redirects.length <= MOST_REDIRECTS, `${redirects.length} redirects`],
        [!redirects.some((status) => status === 301 || status === 308), `${redirects}`],
      )
    },
  },
]
