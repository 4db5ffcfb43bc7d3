/** Decides what one request for media gets; reads and writes nothing. */
import type { IncomingHttpHeaders } from 'node:http'
import type { MediaRow } from '#db/queries/get-media.ts'
import { keepForGood } from '../access/caching.ts'
import { judgeConditions, rangeCounts } from '../http/conditional.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import { parseRange } from '../http/range.ts'

export interface MediaAnswer {
  status: 200 | 206 | 304 | 412 | 416
  /** Names and values in turn. */
  headers: string[]
  /** Both inclusive; null where no bytes are to be sent. */
  bytes: { start: number; end: number } | null
}

/** All that its answers have in common. */
export interface DescribedMedia {
  key: string
  size: number
  etag: string
  lastModified: Date
  validators: string[]
  /** Of bytes, and of "you have them". */
  always: string[]
  /** Of bytes alone. */
  ofBytes: string[]
}

/** `name` is what a person sees when saving. */
export function describeMedia(media: MediaRow, name: string): DescribedMedia {
  const etag = `"${media.hash.slice(0, 32)}"`
  const lastModified = new Date(media.createdAt)
  const validators = ['ETag', etag, 'Last-Modified', lastModified.toUTCString()]
  return {
    ...{ key: media.key, size: media.size, etag, lastModified, validators },
    always: [...FOR_ALL, ...validators, 'Cache-Control', keepForGood(media.visibilities)],
    ofBytes: ['Content-Type', media.type, 'Content-Disposition', dispositionOf(media, name)],
  }
}

/** `method` is GET or HEAD. */
export function answerMedia(
  { method, headers }: { method?: string | undefined; headers: IncomingHttpHeaders },
  media: DescribedMedia,
): MediaAnswer {
  const { etag, lastModified, validators } = media
  const early = judgeConditions(headers, { etag, lastModified })
  if (early === 304) return { status: early, headers: media.always, bytes: null }
  if (early === 412) return refusal(early, validators)
  // Ranges are defined for GET alone (RFC 9110 section 14.2).
  const counts = method === 'GET' && rangeCounts(headers['if-range']?.toString(), { etag, lastModified })
  const range = parseRange(counts ? headers.range : undefined, media.size)
  if (range.kind === 'unsatisfiable')
    return refusal(416, [...validators, 'Content-Range', `bytes */${media.size}`])
  const isPart = range.kind === 'part'
  const { start, end } = isPart ? range : { start: 0, end: media.size - 1 }
  return {
    status: isPart ? 206 : 200,
    headers: [
      ...media.always,
      ...media.ofBytes,
      ...['Content-Length', String(end - start + 1)],
      ...(isPart ? ['Content-Range', `bytes ${start}-${end}/${media.size}`] : []),
    ],
    bytes: method === 'HEAD' || media.size === 0 ? null : { start, end },
  }
}

/** Of what is attached as a document, browsers show pictures alone; the rest is saved under the name that it had. */
function dispositionOf({ document, type }: MediaRow, name: string): string {
  if (document === null) return contentDisposition(name)
  return contentDisposition(document || name, PICTURES.test(type) ? 'inline' : 'attachment')
}

const PICTURES = /^image\/(png|jpeg|gif|webp|avif)$/

/** Whatever the bytes are, a browser must not run them; any site's player may play them. */
const FOR_ALL = [
  ...['Accept-Ranges', 'bytes'],
  ...['X-Content-Type-Options', 'nosniff'],
  ...['Content-Security-Policy', "sandbox; default-src 'none'"],
  ...['Cross-Origin-Resource-Policy', 'cross-origin'],
  ...['Access-Control-Allow-Origin', '*'],
]

/** No cache may keep a refusal in the place of the bytes (RFC 9111 section 3 allows it for whatever says `public`). */
function refusal(status: 412 | 416, headers: string[]): MediaAnswer {
  return {
    status,
    headers: [...FOR_ALL, ...headers, 'Cache-Control', 'no-store', 'Content-Length', '0'],
    bytes: null,
  }
}
