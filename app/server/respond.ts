/** Writes a Web response. A text that may be asked for again has tags, goes out packed, and is kept where it may be. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Encoding } from '../http/negotiate.ts'
import { hasLeft } from './has-left.ts'
import { type KeptAnswer, pack, sendKept, toKeptAnswer } from './kept-answer.ts'

/** What compresses well: `application/rss+xml`, `application/json+chapters` and the like too. Events are sent as they come. */
const TEXT =
  /^(text\/(?!event-stream)|application\/(\w+\+)?(json|xml)\b|application\/(x-subrip|javascript)|image\/svg)/
const WORTH_COMPRESSING = 1_024
/** What every form of a text has in common with the answer that its reader has already. */
const ALWAYS = new Set(['cache-control', 'access-control-allow-origin'])
/** What `toKeptAnswer` says itself; cookies are several lines of one name, which stay with the response. */
const ELSEWHERE = new Set(['etag', 'last-modified', 'content-length', 'vary', 'set-cookie'])

/** Takes an answer that may be given to everyone who asks for the same; `bytes` is about what it takes. */
export type Keep = (answer: KeptAnswer, bytes: number) => void

/** Answers with what a route returned. Text is sent whole, everything else as it comes. */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
  keep?: Keep,
) {
  copyHeaders(answer, response)
  response.statusCode = answer.status
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.body || !TEXT.test(type)) return sendRest(request, response, answer)

  const body = Buffer.from(await answer.arrayBuffer())
  if (type.startsWith('text/html') && !response.hasHeader('Cache-Control'))
    response.setHeader('Cache-Control', 'no-cache')
  const text = toText(request, response, body, type)
  if (text.tags && isForAll(response)) keep?.(text, body.length * 2)
  for (const name of response.getHeaderNames()) if (name !== 'set-cookie') response.removeHeader(name)
  await sendKept(request, response, text)
}

function copyHeaders({ headers }: Response, response: ServerResponse) {
  headers.forEach((value, name) => {
    if (name !== 'set-cookie') response.setHeader(name, value)
  })
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
}

function toText(
  { method }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  type: string,
): KeptAnswer {
  const modified = response.getHeader('Last-Modified')
  const mayBeHad = response.statusCode === 200 && (method === 'GET' || method === 'HEAD')
  return toKeptAnswer({
    status: response.statusCode,
    headers: rawHeaders(response, (name) => !ALWAYS.has(name)),
    always: rawHeaders(response, (name) => ALWAYS.has(name)),
    tag: mayBeHad ? tagOf(response, body, type) : null,
    lastModified: typeof modified === 'string' ? new Date(modified) : null,
    vary: response.getHeader('Vary')?.toString(),
    compresses: body.length >= WORTH_COMPRESSING && !response.hasHeader('Content-Encoding'),
    bodies: { identity: body },
    make: (encoding: Encoding) => pack(body, encoding),
    remembers: true,
  })
}

/** A page is the same as long as its bytes are; other texts say themselves whether they have a tag. */
function tagOf(response: ServerResponse, body: Buffer, type: string): string | null {
  const own = response.getHeader('ETag')
  if (typeof own === 'string') return own.replace(/^W\//, '').slice(1, -1)
  return type.startsWith('text/html') ? createHash('sha256').update(body).digest('hex').slice(0, 24) : null
}

function rawHeaders(response: ServerResponse, fits: (name: string) => boolean): string[] {
  return Object.entries(response.getHeaders())
    .filter(([name, value]) => value !== undefined && !ELSEWHERE.has(name) && fits(name))
    .flatMap(([name, value]) => [value!].flat().flatMap((one) => [name, String(one)]))
}

/** Whether it says that it is the same for everyone, and is asked for again each time. */
function isForAll(response: ServerResponse): boolean {
  const caching = response.getHeader('Cache-Control')
  return (
    (caching === 'no-cache' || caching === 'public, no-cache') &&
    !response.hasHeader('Vary') &&
    !response.hasHeader('Set-Cookie')
  )
}

async function sendRest(request: IncomingMessage, response: ServerResponse, answer: Response) {
  if (!answer.body || request.method === 'HEAD') {
    await answer.body?.cancel()
    return void response.end()
  }
  const body = Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0])
  await pipeline(body, response).catch((error) => {
    if (!hasLeft(error)) throw error
  })
}
