/** What a file is by its first bytes. Its name says nothing: playlists under any name read other people's files. */
import { open } from 'node:fs/promises'
import { PipelineError } from '../messages.ts'

export const CONTAINERS = ['mp3', 'wav', 'flac', 'ogg', 'matroska', 'mov', 'aiff', 'aac', 'caf'] as const
export type Container = (typeof CONTAINERS)[number]

const ascii = (bytes: Buffer, at: number, length = 4) => bytes.toString('latin1', at, at + length)

const SIGNS: [Container, (bytes: Buffer) => boolean][] = [
  ['wav', (b) => ['RIFF', 'RF64'].includes(ascii(b, 0)) && ascii(b, 8) === 'WAVE'],
  ['flac', (b) => ascii(b, 0) === 'fLaC'],
  ['ogg', (b) => ascii(b, 0) === 'OggS'],
  ['matroska', (b) => b.readUInt32BE(0) === 0x1a45dfa3],
  ['mov', (b) => ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(ascii(b, 4))],
  ['aiff', (b) => ascii(b, 0) === 'FORM' && /^AIF[FC]$/.test(ascii(b, 8))],
  ['caf', (b) => ascii(b, 0) === 'caff'],
  // ADTS: twelve sync bits, layer 0. MPEG audio: eleven sync bits, layer III, a rate and a bitrate that exist.
  ['aac', (b) => b[0] === 0xff && (b[1]! & 0xf6) === 0xf0],
  [
    'mp3',
    (b) =>
      b[0] === 0xff &&
      (b[1]! & 0xe0) === 0xe0 &&
      (b[1]! & 0x06) === 0x02 &&
      (b[2]! & 0xf0) !== 0xf0 &&
      (b[2]! & 0x0c) !== 0x0c,
  ],
]

const HEAD = 12

/** Throws `PipelineError` `empty-file` or `unknown-format`. */
export async function sniff(file: string): Promise<Container> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size === 0) throw new PipelineError({ code: 'empty-file' })
    const head = await read(handle, 0)
    const tag = ascii(head, 0, 3) === 'ID3' ? id3Length(head) : 0
    const body = tag ? await read(handle, tag) : head
    const found = SIGNS.find(([, fits]) => fits(body))?.[0]
    // Some writers leave zeroes between the tag and the first frame.
    const container = found ?? (tag ? 'mp3' : undefined)
    if (!container) throw new PipelineError({ code: 'unknown-format' })
    return container
  } finally {
    await handle.close()
  }
}

async function read(handle: Awaited<ReturnType<typeof open>>, at: number): Promise<Buffer> {
  const bytes = Buffer.alloc(HEAD)
  await handle.read(bytes, 0, HEAD, at)
  return bytes
}

/** ID3v2.4 section 3.1: four bytes of seven bits, without the header's ten. */
function id3Length(head: Buffer): number {
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (head[at]! & 0x7f), 0)
  return size + 10
}
