/** Media bytes with byte ranges: immutable, revocable, the same 404 for what is not there and what may not be seen. */
import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { MediaRow } from '#db/queries/get-media.ts'
import { ObjectNotFound, type Storage } from '#media-pipeline'
import { maySee } from '../access/may-see.ts'
import { hasLeft } from './has-left.ts'
import { answerMedia, type MediaAnswer } from './media-answer.ts'
import { openFiles } from './open-files.ts'
import { sendMissing } from './send-text.ts'

/** Up to here one read into memory beats a stream (measured). */
const SMALL = 256 * 1024
/** What is read at once of more; one listener takes up to twice as much memory. */
const PIECE = 256 * 1024
/** Milliseconds that a listener may take no byte; its player comes back with a range. */
const PATIENCE = 120_000

const files = openFiles({ most: 64, idle: 30_000 })

export interface MediaRequest {
  /** From the address: public id, first 16 hex digits of the hash, name. The name is decoration. */
  asset: string
  hash: string
  name: string
}

export interface MediaSource {
  storage: Storage
  /** Looks an asset up by its public id. */
  find: (asset: string) => MediaRow | null
  /** Whether who asks may have what readers may not; asked for that alone. */
  mayLook?: (asset: string) => Promise<boolean>
  patience?: number
}

/** Answers one GET or HEAD for media. Rejects where the bytes cannot be read; a listener who leaves is no failure. */
export async function serveMedia(
  request: IncomingMessage,
  response: ServerResponse,
  wanted: MediaRequest,
  { storage, find, mayLook, patience = PATIENCE }: MediaSource,
) {
  const media = findKnown(wanted, find)
  if (!media || !(isVisible(media) || (await mayLook?.(wanted.asset)))) return sendMissing(response)
  const answer = answerMedia(request, media, wanted.name)
  if (!answer.bytes) return void response.writeHead(answer.status, answer.headers).end()
  response.setTimeout(patience, () => response.destroy())
  try {
    await sendBytes(response, answer, media.key, storage)
  } catch (error) {
    if (response.headersSent || !isMissing(error)) throw error
    console.error(error)
    sendMissing(response)
  }
}

function findKnown({ asset, hash }: MediaRequest, find: MediaSource['find']): MediaRow | null {
  if (!/^[a-z0-9]{12}$/.test(asset) || !/^[a-f0-9]{16}$/.test(hash)) return null
  const media = find(asset)
  return media?.hash.startsWith(hash) ? media : null
}

const isVisible = ({ visibilities }: MediaRow) =>
  visibilities.some((visibility) => maySee(visibility, 'by-address'))

const isMissing = (error: unknown) =>
  error instanceof ObjectNotFound || (error as NodeJS.ErrnoException).code === 'ENOENT'

async function sendBytes(response: ServerResponse, answer: MediaAnswer, key: string, storage: Storage) {
  const { start, end } = answer.bytes!
  const file = storage.localPath(key)
  if (!file) {
    const bytes = (await storage.stream(key, { start, end })) as AsyncIterable<Buffer> & NodeJS.ReadableStream
    return sendStream(response, answer, bytes)
  }
  const send = end - start < SMALL ? sendAtOnce : sendInPieces
  return files.lend(file, (handle) => send(response, answer, handle))
}

async function sendAtOnce(
  response: ServerResponse,
  { status, headers, bytes }: MediaAnswer,
  handle: FileHandle,
) {
  const whole = await readAt(handle, bytes!.start, bytes!.end - bytes!.start + 1)
  response.writeHead(status, headers).end(whole)
}

const sendInPieces = (response: ServerResponse, answer: MediaAnswer, handle: FileHandle) =>
  sendStream(response, answer, pieces(handle, answer.bytes!))

async function sendStream(
  response: ServerResponse,
  { status, headers }: MediaAnswer,
  bytes: AsyncIterable<Buffer> | NodeJS.ReadableStream,
) {
  response.writeHead(status, headers)
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
    if (!hasLeft(error)) throw error
  })
}

async function* pieces(handle: FileHandle, { start, end }: { start: number; end: number }) {
  for (let at = start; at <= end; at += PIECE) yield await readAt(handle, at, Math.min(PIECE, end - at + 1))
}

/** Exactly `length` bytes; rejects where the file has fewer. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0)
      throw new Error(`a stored file ends ${length - filled} bytes before the catalogue says`)
    filled += bytesRead
  }
  return buffer
}
