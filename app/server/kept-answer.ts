/** An answer that was made once and goes out often: its forms, their tags, and every header as it is written. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { judgeConditions } from '../http/conditional.ts'
import { chooseEncoding, type Encoding } from '../http/negotiate.ts'

/** Names and values in turn, as they are written. */
export type RawHeaders = string[]

export interface Form {
  headers: RawHeaders
  body: Buffer
}

export interface KeptAnswer {
  status: number
  /** Of each form; null where nobody can have it already. */
  tags: Record<Encoding, string> | null
  lastModified: Date | null
  /** What goes out where the client has it: by its tag, as clients say it. */
  unchanged: ReadonlyMap<string, RawHeaders>
  /** False for what is too short to become shorter. */
  compresses: boolean
  /** Forms that are at hand. */
  forms: Partial<Record<Encoding, Form>>
  make(encoding: Encoding): Promise<Form>
}

export interface AnswerParts {
  status?: number
  /** Of every form, without those that describe its bytes and those that `always` has. */
  headers: RawHeaders
  /** What "you have it" says too. */
  always: RawHeaders
  /** What all tags begin with; null for an answer without. */
  tag: string | null
  lastModified?: Date | null
  /** What it depends on besides the encoding. */
  vary?: string | undefined
  compresses?: boolean
  /** Forms that are made already. */
  bodies: Partial<Record<Encoding, Buffer>>
  make(encoding: Encoding): Promise<Buffer>
  /** Whether a form that was made stays at hand. */
  remembers?: boolean
}

const ENCODINGS: Encoding[] = ['identity', 'gzip', 'br']

/** Puts together what `sendKept` sends. */
export function toKeptAnswer(parts: AnswerParts): KeptAnswer {
  const { status = 200, tag, lastModified = null, compresses = true, bodies } = parts
  const vary = [parts.vary, compresses && 'Accept-Encoding'].filter(Boolean).join(', ')
  const tags = tag === null ? null : tagsOf(tag)
  const always = [
    ...parts.always,
    ...(vary ? ['Vary', vary] : []),
    ...(lastModified ? ['Last-Modified', lastModified.toUTCString()] : []),
  ]
  const toForm = (encoding: Encoding, body: Buffer): Form => ({
    body,
    headers: [
      ...parts.headers,
      ...always,
      ...(tags ? ['ETag', tags[encoding]] : []),
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      ...['Content-Length', String(body.length)],
    ],
  })
  const forms: KeptAnswer['forms'] = {}
  for (const encoding of ENCODINGS) if (bodies[encoding]) forms[encoding] = toForm(encoding, bodies[encoding])
  return {
    ...{ status, tags, lastModified, compresses, forms },
    unchanged: tags ? unchangedOf(tags, always) : new Map(),
    make: async (encoding) => {
      const form = toForm(encoding, await parts.make(encoding))
      if (parts.remembers) forms[encoding] = form
      return form
    },
  }
}

/** Another encoding is another representation (RFC 9110 section 8.8.3): each has a tag of its own. */
const tagsOf = (tag: string): Record<Encoding, string> => ({
  identity: `"${tag}"`,
  gzip: `"${tag}-gzip"`,
  br: `"${tag}-br"`,
})

/** Proxies that compress make tags weak: those are known too. */
function unchangedOf(tags: Record<Encoding, string>, always: RawHeaders) {
  const known = new Map<string, RawHeaders>()
  for (const tag of Object.values(tags))
    for (const said of [tag, `W/${tag}`]) known.set(said, [...always, 'ETag', tag])
  return known
}

/** Answers one GET or HEAD. From memory, unless a form must be made first: then a promise. */
export function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
): void | Promise<void> {
  const { headers } = request
  const has = headers['if-none-match']
  if (
    has !== undefined &&
    headers['if-match'] === undefined &&
    headers['if-unmodified-since'] === undefined
  ) {
    const unchanged = kept.unchanged.get(has)
    if (unchanged) return void response.writeHead(304, unchanged).end()
  }
  const encoding = kept.compresses
    ? chooseEncoding(headers['accept-encoding'] as string | undefined)
    : 'identity'
  const early = kept.tags ? judge(headers, kept, encoding) : null
  if (early) return void response.writeHead(early.status, early.headers).end()
  const form = kept.forms[encoding]
  if (form) return sendForm(request, response, kept.status, form)
  return kept.make(encoding).then((made) => sendForm(request, response, kept.status, made))
}

/** Answers a GET or HEAD with what is in memory; false for any other method. Who waits for a form that cannot be made is cut off. */
export function sendFromMemory(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  const sending = sendKept(request, response, kept)
  if (sending) sending.catch((error) => response.destroy(error))
  return true
}

function sendForm({ method }: IncomingMessage, response: ServerResponse, status: number, form: Form) {
  response.writeHead(status, form.headers)
  response.end(method === 'HEAD' ? undefined : form.body)
}

function judge(headers: IncomingMessage['headers'], kept: KeptAnswer, encoding: Encoding) {
  const tags = kept.tags!
  const { lastModified } = kept
  const status = judgeConditions(headers, { etag: tags[encoding], others: Object.values(tags), lastModified })
  if (status === 412) return { status, headers: ['Cache-Control', 'no-store', 'Content-Length', '0'] }
  if (status === null) return null
  // What a client names is what it has; where it names none of ours, it is told the one that it would get.
  const named = Object.values(tags).find((tag) => headers['if-none-match']?.includes(tag)) ?? tags[encoding]
  return { status, headers: kept.unchanged.get(named)! }
}

const packGzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip)
const packBrotli = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress)

/** Packs a text outside the loop. */
export async function pack(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return packGzip(body, { level: 6 })
  return encoding === 'br' ? packBrotli(body, brotliOptions(body)) : body
}

/** Above 5, brotli takes many times as long for a few bytes less. */
export const brotliOptions = (body: Buffer): zlib.BrotliOptions => ({
  params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: 5,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  },
})
