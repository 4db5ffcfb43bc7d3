/** Media bytes with byte ranges: immutable, revocable, the same 404 for what is not there and what may not be seen. */
import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '#media-pipeline'
import type { MediaRow } from '#db/queries/get-media.ts'
import { maySee } from '../access/may-see.ts'
import { judgeConditions, rangeCounts } from '../http/conditional.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { parseRange } from '../http/range.ts'
import { openFiles } from './open-files.ts'

/** Up to here one read into memory beats a stream (measured). */
const SMALL = 256 * 1024
const files = openFiles(64)

export interface MediaRequest {
  /** From the address: public id, first 16 hex digits of the hash, name. */
  asset: string
  hash: string
  name: string
}

/** Answers one request for media; `find` looks an asset up. */
export async function serveMedia(
  request: IncomingMessage,
  response: ServerResponse,
  wanted: MediaRequest,
  { storage, find }: { storage: Storage; find: (asset: string) => MediaRow | null },
) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Type': 'text/plain; charset=utf-8' }).end('not-allowed\n')
    return
  }
  const media = findVisible(wanted, find)
  if (!media) return sendMissing(response)
  for (const [name, value] of Object.entries(headersOf(media, wanted.name))) response.setHeader(name, value)
  const validators = { etag: `"${media.hash.slice(0, 32)}"`, lastModified: new Date(media.createdAt) }
  const early = judgeConditions(request.headers, validators)
  if (early) return void response.writeHead(early).end()
  const ifRange = request.headers['if-range']?.toString()
  const asked = rangeCounts(ifRange, validators) ? request.headers.range : undefined
  await sendBytes(request, response, media, asked, storage)
}

function findVisible({ asset, hash }: MediaRequest, find: (asset: string) => MediaRow | null): MediaRow | null {
  if (!/^[a-z0-9]{12}$/.test(asset) || !/^[a-f0-9]{16}$/.test(hash)) return null
  const media = find(asset)
  if (!media?.hash.startsWith(hash)) return null
  return media.visibilities.some((visibility) => maySee(visibility, 'by-address')) ? media : null
}

/** For everything that is not to be had, whatever the reason. */
export function sendMissing(response: ServerResponse) {
  response
    .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end('missing\n')
}

function headersOf(media: MediaRow, name: string): Record<string, string> {
  const isPublic = media.visibilities.some((visibility) => maySee(visibility, 'listed'))
  return {
    'Content-Type': media.type,
    'Accept-Ranges': 'bytes',
    ETag: `"${media.hash.slice(0, 32)}"`,
    'Last-Modified': new Date(media.createdAt).toUTCString(),
    // A year in the browser, a minute in shared caches: what is withdrawn is gone from them soon.
    'Cache-Control': isPublic ? 'public, max-age=31536000, s-maxage=60, immutable' : 'private, no-store',
    'Content-Disposition': contentDisposition(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
  }
}

async function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  media: MediaRow,
  asked: string | undefined,
  storage: Storage,
) {
  const range = parseRange(asked, media.size)
  if (range.kind === 'unsatisfiable') {
    response.removeHeader('Content-Disposition')
    return void response.writeHead(416, { 'Content-Range': `bytes */${media.size}` }).end()
  }
  const isPart = range.kind === 'part'
  const { start, end } = isPart ? range : { start: 0, end: media.size - 1 }
  const length = end - start + 1
  response.statusCode = isPart ? 206 : 200
  response.setHeader('Content-Length', length)
  if (isPart) response.setHeader('Content-Range', `bytes ${start}-${end}/${media.size}`)
  if (request.method === 'HEAD' || length === 0) return void response.end()
  const file = storage.localPath(media.key)
  if (file && length <= SMALL) return sendSmall(response, file, start, length)
  const stream = file ? createReadStream(file, { start, end, highWaterMark: 1 << 20 }) : await storage.stream(media.key, { start, end })
  await pipeline(stream, response).catch((error: NodeJS.ErrnoException) => {
    // A listener who leaves in the middle is no failure.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

function sendSmall(response: ServerResponse, file: string, start: number, length: number) {
  return files.lend(file, async (handle) => {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, start)
    if (bytesRead !== length) throw new Error(`${file} is shorter than the catalogue says`)
    response.end(buffer)
  })
}
