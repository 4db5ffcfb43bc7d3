/** Cuts our own speech files: 16 kHz, mono, 16 bits, in a RIFF container that may carry other chunks. */
import { type FileHandle, open, writeFile } from 'node:fs/promises'

/** Of every speech file. */
export const SAMPLE_RATE = 16_000
const BYTES_PER_SECOND = SAMPLE_RATE * 2
const HEADER_BYTES = 44
const BLOCK_BYTES = 1_000_000

/** Writes the sound between two times (seconds) into a new file; times are rounded to whole samples. */
export async function cutWav(
  from: string,
  to: string,
  { start, end }: { start: number; end: number },
): Promise<void> {
  await withFile(from, async (file) => {
    const data = await findData(file)
    const first = Math.min(byteOf(start), data.length)
    const bytes = Buffer.alloc(HEADER_BYTES + Math.max(0, Math.min(byteOf(end), data.length) - first))
    writeHeader(bytes)
    await file.read(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, data.offset + first)
    await writeFile(to, bytes)
  })
}

/** Seconds of sound in a file, by the bytes that are really there. */
export async function wavDuration(path: string): Promise<number> {
  return withFile(path, async (file) => (await findData(file)).length / BYTES_PER_SECOND)
}

/** The samples of a file, about half a minute at a time. */
export async function* readSamples(path: string): AsyncGenerator<Int16Array> {
  const file = await open(path)
  try {
    const { offset, length } = await findData(file)
    for (let at = 0; at < length; at += BLOCK_BYTES) {
      const bytes = new Uint8Array(Math.min(BLOCK_BYTES, length - at))
      await file.read(bytes, 0, bytes.length, offset + at)
      yield new Int16Array(bytes.buffer)
    }
  } finally {
    await file.close()
  }
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

/** Where the samples lie. A length in the header beyond the file's end (a pipe writes one) is cut to the file. */
async function findData(file: FileHandle) {
  const { size } = await file.stat()
  const head = Buffer.alloc(36)
  await file.read(head, 0, 36, 0)
  if (head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error('not a WAV file')
  for (let offset = 12; offset + 8 <= size; ) {
    await file.read(head, 0, 8, offset)
    const length = head.readUInt32LE(4)
    const body = offset + 8
    if (head.toString('latin1', 0, 4) === 'fmt ') await checkFormat(file, body)
    if (head.toString('latin1', 0, 4) === 'data')
      return { offset: body, length: even(Math.min(length, size - body)) }
    offset = body + length + (length % 2)
  }
  throw new Error('a WAV file without samples')
}

async function checkFormat(file: FileHandle, offset: number) {
  const format = Buffer.alloc(16)
  await file.read(format, 0, 16, offset)
  if (
    format.readUInt16LE(2) !== 1 ||
    format.readUInt32LE(4) !== SAMPLE_RATE ||
    format.readUInt16LE(14) !== 16
  )
    throw new Error('a WAV file that is not 16 kHz, mono, 16 bits')
}

function writeHeader(bytes: Buffer) {
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(SAMPLE_RATE, 24)
  bytes.writeUInt32LE(BYTES_PER_SECOND, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(bytes.length - HEADER_BYTES, 40)
}

const byteOf = (seconds: number) => Math.round(seconds * SAMPLE_RATE) * 2
const even = (bytes: number) => bytes - (bytes % 2)
