/** Fetches a speech model: goes on where it stopped, and is in its place only once its checksum is right. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { PipelineError } from '../../messages.ts'
import { type KnownModel, MODEL_SOURCE } from './model-list.ts'
import { knownModel, modelPath } from './models.ts'

export interface GetModelOptions {
  dataDir: string
  signal: AbortSignal
  /** Another place that holds `ggml-NAME.bin`. */
  baseUrl?: string
  /** 0 to 1. */
  onProgress?: (done: number) => void
  /** Seconds without a byte after which the connection counts as lost. */
  patience?: number
}

/** Times a lost connection is taken up again before it is left to the person. */
const RETRIES = 4

/**
 * The model's absolute path and size in bytes; at once where it is installed. Throws `PipelineError`: `no-model` where it cannot
 * be fetched (what came is kept, the next call goes on), `bad-model` where the checksum is wrong (what came is removed).
 */
export async function getModel(
  name: string,
  options: GetModelOptions,
): Promise<{ name: string; path: string; size: number }> {
  const known = knownModel(name)
  return fetchModel(known, modelPath(options.dataDir, name), options)
}

/** The same for any entry and place; for tests, which have small models of their own. */
export async function fetchModel(known: KnownModel, file: string, options: GetModelOptions) {
  if ((await sizeOf(file)) > 0) return { name: known.name, path: file, size: await sizeOf(file) }
  await mkdir(path.dirname(file), { recursive: true })
  const part = `${file}.part`
  for (let attempt = 0; (await sizeOf(part)) !== known.size; attempt++) {
    options.signal.throwIfAborted()
    try {
      await download(known, part, options)
      break
    } catch (cause) {
      options.signal.throwIfAborted()
      if (attempt >= RETRIES || !(cause instanceof LostConnection))
        throw explain(cause, known, await sizeOf(part))
    }
  }
  await check(known, part)
  await rename(part, file)
  await rm(`${part}.etag`, { force: true })
  return { name: known.name, path: file, size: await sizeOf(file) }
}

class LostConnection extends Error {}

function lost(what: string, cause: unknown): LostConnection {
  return cause instanceof LostConnection ? cause : new LostConnection(what, { cause })
}

async function download(known: KnownModel, part: string, options: GetModelOptions) {
  const idle = new AbortController()
  const { patience = 60 } = options
  const timer = setTimeout(
    () => idle.abort(new LostConnection(`nothing came for ${patience} s`)),
    patience * 1000,
  )
  const signal = AbortSignal.any([options.signal, idle.signal])
  try {
    const response = await ask(known, part, { ...options, signal })
    const from = response.status === 206 ? startOf(response) : 0
    const total = from + Number(response.headers.get('content-length') ?? known.size - from)
    await rememberEtag(part, response)
    const got = await writeBody(response, part, from, (done) => {
      timer.refresh()
      options.onProgress?.(Math.min(1, done / total))
    })
    if (got < total) throw new LostConnection(`the connection ended after ${got} of ${total} bytes`)
  } finally {
    clearTimeout(timer)
  }
}

/** Asks for the rest where we know that the object is still the same, else for the whole. */
async function ask(
  known: KnownModel,
  part: string,
  { baseUrl = MODEL_SOURCE, signal }: GetModelOptions,
): Promise<Response> {
  const have = await sizeOf(part)
  const etag = await readFile(`${part}.etag`, 'utf8').catch(() => null)
  const headers = have > 0 && etag ? { Range: `bytes=${have}-`, 'If-Range': etag } : undefined
  const url = `${baseUrl}/ggml-${known.name}.bin`
  // Compressed bytes could not be continued.
  const init = { headers: { 'Accept-Encoding': 'identity', ...headers }, signal }
  const response = await fetch(url, init).catch((cause) => {
    throw lost(`${url} cannot be reached`, cause)
  })
  if (response.ok && (response.status !== 206 || startOf(response) === have)) return response
  await response.body?.cancel()
  if (!headers) throw new Error(`${url} answers ${response.status}`)
  await rm(part, { force: true })
  throw new LostConnection(`${url} answers ${response.status} to a request for the rest`)
}

async function writeBody(
  response: Response,
  part: string,
  from: number,
  onBytes: (done: number) => void,
): Promise<number> {
  const file: FileHandle = await open(part, from > 0 ? 'a' : 'w')
  let done = from
  try {
    for await (const bytes of read(response)) {
      await file.write(bytes)
      done += bytes.length
      onBytes(done)
    }
    await file.sync()
    return done
  } finally {
    await file.close()
  }
}

async function* read(response: Response): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) yield bytes
  } catch (cause) {
    throw lost('the connection was lost', cause)
  }
}

async function check(known: KnownModel, part: string) {
  const hash = createHash('sha1')
  await pipeline(createReadStream(part), hash)
  const sha1 = hash.digest('hex')
  if (sha1 === known.sha1) return
  await Promise.all([rm(part, { force: true }), rm(`${part}.etag`, { force: true })])
  const detail = `the checksum of ${known.name} is wrong (SHA-1 ${sha1} instead of ${known.sha1}); what was downloaded has been removed`
  throw new PipelineError({ code: 'bad-model', detail }, { retry: true })
}

/** Only a strong mark tells that bytes are the same. */
async function rememberEtag(part: string, response: Response) {
  const etag = response.headers.get('etag')
  if (etag && !etag.startsWith('W/')) await writeFile(`${part}.etag`, etag)
  else await rm(`${part}.etag`, { force: true })
}

function explain(cause: unknown, known: KnownModel, kept: number): Error {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC')
    return new PipelineError({ code: 'no-space' }, { cause })
  const said = cause instanceof Error ? cause.message : String(cause)
  const detail = `${known.name} could not be downloaded: ${said}; ${kept} of ${known.size} bytes are kept, run the same command again to go on`
  return new PipelineError({ code: 'no-model', detail }, { cause, retry: true })
}

const startOf = (response: Response) =>
  Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? -1)
const sizeOf = (file: string) =>
  stat(file).then(
    (facts) => facts.size,
    () => 0,
  )
