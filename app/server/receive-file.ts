/** Bytes on their way into storage: never a whole recording in memory, hashed on the way, on the disk before a row says so. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { hashFile, PipelineError } from '#media-pipeline'
import type { Hub } from './hub.ts'

/** A received file as storage keeps it, or will. */
export interface Kept {
  key: string
  /** sha256, hex. */
  hash: string
  size: number
}

/** More came than may come. */
export class TooLarge extends Error {}

/** The file in which an upload's bytes gather. */
export const pathOfUpload = ({ config }: Pick<Hub, 'config'>, id: string) =>
  path.join(config.dataDir, 'uploads', id)

/** The file into which a command copies a recording; what a hub that died left there goes at its next start. */
export const pathOfCopy = ({ config }: Pick<Hub, 'config'>, recording: string) =>
  path.join(config.dataDir, 'incoming', recording)

/**
 * Writes a stream to a new file, `most` bytes at most, and makes it durable. Rejects with `TooLarge`, or with what the stream or the
 * disk says (`isFull`); then nothing is left of it.
 */
export async function receive(
  source: AsyncIterable<Uint8Array>,
  file: string,
  { most, signal }: { most: number; signal?: AbortSignal },
): Promise<{ hash: string; size: number }> {
  await mkdir(path.dirname(file), { recursive: true })
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > most) return done(new TooLarge(`more than ${most} bytes came`))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(source, count, createWriteStream(file, { flags: 'wx', flush: true }), {
      ...(signal ? { signal } : {}),
    })
    return { hash: hash.digest('hex'), size }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/** What a whole file on this machine will be in storage, as the original of a recording. The file is durable afterwards. */
export async function describeSource(file: string, recording: string): Promise<Kept> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  return toKept(await hashFile(file), recording)
}

export const toKept = ({ hash, size }: { hash: string; size: number }, recording: string): Kept => ({
  key: `recordings/${recording}/${hash.slice(0, 16)}/original`,
  hash,
  size,
})

/** The disk is full: its own words, or storage's. */
export const isFull = (error: unknown) =>
  error instanceof PipelineError
    ? error.reason.code === 'no-space'
    : ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
