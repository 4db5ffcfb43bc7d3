/** Writes a Web response: entity tag and 304 for pages, gzip for text, no body for HEAD. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { judgeConditions } from '../http/conditional.ts'
import { acceptsGzip } from '../http/negotiate.ts'
import { hasLeft } from './has-left.ts'

const compress = promisify(gzip)
/** What compresses well: `application/rss+xml`, `application/json+chapters` and the like too. */
/** Events are sent as they come. */
const TEXT =
  /^(text\/(?!event-stream)|application\/(\w+\+)?(json|xml)\b|application\/(x-subrip|javascript)|image\/svg)/
const WORTH_COMPRESSING = 1_024

/** Answers with what a route returned. Text is sent whole, everything else as it comes. */
export async function respond(request: IncomingMessage, response: ServerResponse, answer: Response) {
  copyHeaders(answer, response)
  response.statusCode = answer.status
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.body || !TEXT.test(type)) return sendRest(request, response, answer)

  const body = Buffer.from(await answer.arrayBuffer())
  if (type.startsWith('text/html')) describePage(response, body)
  const isCompressed = chooseEncoding(request, response, body)
  if (isFresh(request, response)) return void response.writeHead(304).end()
  const bytes = isCompressed ? await compress(body) : body
  response.setHeader('Content-Length', bytes.length)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

function copyHeaders({ headers }: Response, response: ServerResponse) {
  headers.forEach((value, name) => {
    if (name !== 'set-cookie') response.setHeader(name, value)
  })
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
}

/** A page is asked for again every time, and is the same as long as its bytes are. */
function describePage(response: ServerResponse, body: Buffer) {
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache')
  if (response.statusCode !== 200 || response.hasHeader('ETag')) return
  response.setHeader('ETag', `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`)
}

/** Whether to compress, with the headers that say so; caches must know that others get it otherwise. */
function chooseEncoding(request: IncomingMessage, response: ServerResponse, body: Buffer): boolean {
  if (body.length < WORTH_COMPRESSING || response.hasHeader('Content-Encoding')) return false
  response.appendHeader('Vary', 'Accept-Encoding')
  if (!acceptsGzip(request.headers['accept-encoding']?.toString())) return false
  response.setHeader('Content-Encoding', 'gzip')
  const etag = response.getHeader('ETag')
  // Another encoding is another representation (RFC 9110 section 8.8.3): its tag is weak.
  if (typeof etag === 'string' && !etag.startsWith('W/')) response.setHeader('ETag', `W/${etag}`)
  return true
}

/** Whether the reader has this already. */
function isFresh({ method, headers }: IncomingMessage, response: ServerResponse): boolean {
  if (response.statusCode !== 200 || (method !== 'GET' && method !== 'HEAD')) return false
  const etag = response.getHeader('ETag')
  const modified = response.getHeader('Last-Modified')
  if (etag === undefined && modified === undefined) return false
  const lastModified = typeof modified === 'string' ? new Date(modified) : null
  return judgeConditions(headers, { etag: String(etag ?? ''), lastModified }) === 304
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
