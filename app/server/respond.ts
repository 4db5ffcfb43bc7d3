/** Writes a Web response: entity tag and 304 for pages, gzip for text, no body for HEAD. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { judgeConditions } from '../http/conditional.ts'

const compress = promisify(gzip)
const TEXT = /^(text\/|application\/(json|xml|rss\+xml|json\+chapters|x-subrip|javascript)|image\/svg)/
const WORTH_COMPRESSING = 1_024

export async function respond(request: IncomingMessage, response: ServerResponse, answer: Response) {
  answer.headers.forEach((value, name) => {
    if (name !== 'set-cookie') response.setHeader(name, value)
  })
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) response.setHeader('Set-Cookie', cookies)
  response.statusCode = answer.status
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.body || !TEXT.test(type)) return sendRest(request, response, answer)

  let body: Buffer = Buffer.from(await answer.arrayBuffer())
  if (answer.status === 200) {
    if (isFresh(request, response, type, body)) return void response.writeHead(304).end()
  }
  if (body.length >= WORTH_COMPRESSING) {
    response.appendHeader('Vary', 'Accept-Encoding')
    if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
      body = await compress(body)
      response.setHeader('Content-Encoding', 'gzip')
      const etag = response.getHeader('ETag')
      // Another encoding is another representation (RFC 9110 8.8.3): its tag is weak.
      if (typeof etag === 'string' && !etag.startsWith('W/')) response.setHeader('ETag', `W/${etag}`)
    }
  }
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Gives a page its entity tag and says whether the reader has it already. */
function isFresh(request: IncomingMessage, response: ServerResponse, type: string, body: Buffer): boolean {
  if (!response.hasHeader('ETag')) {
    if (!type.startsWith('text/html')) return false
    response.setHeader('ETag', `"${createHash('sha256').update(body).digest('hex').slice(0, 24)}"`)
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache')
  }
  const modified = response.getHeader('Last-Modified')
  const validators = {
    etag: String(response.getHeader('ETag')),
    lastModified: typeof modified === 'string' ? new Date(modified) : null,
  }
  return judgeConditions(request.headers, validators) === 304
}

async function sendRest(request: IncomingMessage, response: ServerResponse, answer: Response) {
  if (!answer.body || request.method === 'HEAD') return void response.end()
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response)
}
