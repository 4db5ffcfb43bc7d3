/** Media bytes with byte ranges: immutable, revocable, the same 404 for what is not there and what may not be seen. */
import { read, readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { MediaRow } from '#db/queries/get-media.ts'
import { ObjectNotFound, type Storage } from '#media-pipeline'
import { maySee } from '../access/may-see.ts'
import { hasLeft } from './has-left.ts'
import { answerMedia, type DescribedMedia, describeMedia, type MediaAnswer } from './media-answer.ts'
import { giveBuffer, takeBuffer } from './media-buffers.ts'
import { openFiles } from './open-files.ts'
import { sendMissing } from './send-text.ts'
import { type WarmParts, warmParts } from './warm-parts.ts'

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
  /** Takes what readers may have. */
  keep?: KeepMedia
}

export type KeepMedia = (media: DescribedMedia) => void

/** Answers one GET or HEAD for media. Rejects where the bytes cannot be read; a listener who leaves is no failure. */
export async function serveMedia(
  request: IncomingMessage,
  response: ServerResponse,
  wanted: MediaRequest,
  { find, mayLook, keep, ...how }: MediaSource,
) {
  const row = findKnown(wanted, find)
  if (!row) return sendMissing(response)
  const isOpen = isVisible(row)
  if (!isOpen && !(await mayLook?.(wanted.asset))) return sendMissing(response)
  const media = describeMedia(row, wanted.name)
  if (isOpen) keep?.(media)
  await sendMedia(request, response, media, how)
}

/** Answers with what was found, to whom it may be sent. Rejects as `serveMedia` does. */
export async function sendMedia(
  request: IncomingMessage,
  response: ServerResponse,
  media: DescribedMedia,
  { storage, patience = PATIENCE }: { storage: Storage; patience?: number },
) {
  const answer = answerMedia(request, media)
  if (!answer.bytes) return void response.writeHead(answer.status, answer.headers).end()
  if (sendWarm(response, answer, storage.localPath(media.key))) return bePatient(response, patience)
  bePatient(response, patience)
  try {
    await sendBytes(response, answer, media.key, storage)
  } catch (error) {
    if (response.headersSent || !isMissing(error)) throw error
    console.error(error)
    sendMissing(response)
  }
}

/** Who takes nothing for so long is gone. What the network has already needs no patience. */
function bePatient(response: ServerResponse, patience: number) {
  if (!isHandedOver(response)) response.setTimeout(patience, () => response.destroy())
}

/** The network has all of an answer that was ended: what it was read into is free. */
const isHandedOver = ({ writableEnded, socket }: ServerResponse) =>
  writableEnded && socket !== null && socket.writableLength === 0

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
  const { start, end } = bytes!
  const length = end - start + 1
  const buffer = takeBuffer(length)
  await fill(handle, buffer, start, length)
  warmOf(handle).mark(start, end)
  sendBuffer(response, { status, headers }, buffer, length)
}

/**
 * Sends a small range at once where the file is open and was read there a moment ago: another thread would take longer to wake than it
 * takes to copy what lies in memory. False where it must be read otherwise.
 */
function sendWarm(response: ServerResponse, answer: MediaAnswer, file: string | null): boolean {
  const { start, end } = answer.bytes!
  const handle = file !== null && end - start < SMALL ? files.peek(file) : null
  if (!handle || !warmOf(handle).isWarm(start, end)) return false
  const length = end - start + 1
  const buffer = takeBuffer(length)
  const isWhole = readSync(handle.fd, buffer, 0, length, start) === length
  if (isWhole) sendBuffer(response, answer, buffer, length)
  else giveBuffer(buffer)
  return isWhole
}

function sendBuffer(
  response: ServerResponse,
  { status, headers }: Pick<MediaAnswer, 'status' | 'headers'>,
  buffer: Buffer,
  length: number,
) {
  response.writeHead(status, headers).end(buffer.subarray(0, length))
  if (isHandedOver(response)) giveBuffer(buffer)
  // Of an answer that was cut off, the network may have some yet: its buffer is let go.
  else response.once('finish', () => giveBuffer(buffer))
}

const parts = new WeakMap<FileHandle, WarmParts>()

function warmOf(handle: FileHandle): WarmParts {
  const warm = parts.get(handle) ?? warmParts()
  parts.set(handle, warm)
  return warm
}

function sendInPieces(response: ServerResponse, answer: MediaAnswer, handle: FileHandle) {
  const buffers = [takeBuffer(PIECE), takeBuffer(PIECE)]
  response.once('finish', () => buffers.forEach(giveBuffer))
  return sendStream(response, answer, pieces(handle, answer.bytes!, buffers))
}

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

/** A piece is more than a response holds back: the next is asked for when the network has it, and its buffer is free. */
async function* pieces(
  handle: FileHandle,
  { start, end }: { start: number; end: number },
  buffers: Buffer[],
) {
  for (let at = start, turn = 0; at <= end; at += PIECE, turn += 1) {
    const buffer = buffers[turn % buffers.length]!
    const length = Math.min(PIECE, end - at + 1)
    await fill(handle, buffer, at, length)
    yield buffer.subarray(0, length)
  }
}

/** Exactly `length` bytes; rejects where the file has fewer. The plain call costs less than the handle's own. */
function fill({ fd }: FileHandle, buffer: Buffer, position: number, length: number): Promise<void> {
  return new Promise((resolve, reject) => {
    function goOn(filled: number) {
      read(fd, buffer, filled, length - filled, position + filled, (error, count) => {
        if (error) reject(error)
        else if (filled + count === length) resolve()
        else if (count > 0) goOn(filled + count)
        else reject(new Error(`a stored file ends ${length - filled} bytes before the catalogue says`))
      })
    }
    goOn(0)
  })
}
