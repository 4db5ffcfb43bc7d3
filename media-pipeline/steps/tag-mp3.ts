/** ID3 tags, cover and chapters into a copy of an MP3. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import NodeId3 from 'node-id3'
import { hashFile } from '../describe-object.ts'
import type { Chapter, Made, Tags } from '../messages.ts'
import { objectKey } from '../profiles.ts'
import type { Tagging } from './tag.ts'

export async function tagMp3(one: Made, { step, tools, cover }: Tagging): Promise<Made> {
  const file = path.join(tools.tmp, `${one.profile}.mp3`)
  const frames = NodeId3.create(toId3(step.tags, step.duration, cover))
  await tools.storage.withFile(one.key, (original) =>
    writeTagged(frames, { from: original, to: file, signal: tools.signal }),
  )
  const key = objectKey(step, `${one.profile}-tagged`, 'mp3', [one.key, step.tags, step.duration])
  const { hash, size } = await hashFile(file)
  await tools.storage.put(key, file)
  return { ...one, key, hash, size }
}

/** As a stream: a day's recording does not fit into memory. */
async function writeTagged(
  frames: Buffer,
  { from, to, signal }: { from: string; to: string; signal: AbortSignal },
) {
  const start = await soundStart(from)
  const whole = async function* () {
    yield frames
    yield* createReadStream(from, { start })
  }
  await pipeline(whole, createWriteStream(to), { signal })
}

/** After an ID3v2 tag, whose length stands in its bytes 6 to 9, seven bits in each. */
async function soundStart(file: string): Promise<number> {
  const handle = await open(file)
  try {
    const head = Buffer.alloc(10)
    await handle.read(head, 0, 10, 0)
    if (head.toString('latin1', 0, 3) !== 'ID3') return 0
    return 10 + head.subarray(6).reduce((size, byte) => size * 128 + (byte & 127), 0)
  } finally {
    await handle.close()
  }
}

/** Codes of ISO 639-2 for the comment's language, as ID3v2.3 asks. */
const ISO_639_2: Record<string, string> = {
  fr: 'fra',
  en: 'eng',
  de: 'deu',
  it: 'ita',
  es: 'spa',
  pt: 'por',
  nl: 'nld',
}

function toId3(tags: Tags, duration: number, cover: Buffer | null): NodeId3.Tags {
  const language = ISO_639_2[tags.language.split('-')[0]!] ?? 'und'
  const year = tags.date?.slice(0, 4)
  const chapters = toFrames(tags.chapters, duration)
  return {
    title: tags.title,
    artist: tags.author || tags.show,
    album: tags.show,
    genre: 'Podcast',
    language,
    ...(tags.episode ? { trackNumber: String(tags.episode) } : {}),
    ...(tags.season ? { partOfSet: String(tags.season) } : {}),
    ...(year ? { year } : {}),
    ...(tags.comment ? { comment: { language, text: tags.comment } } : {}),
    ...(cover
      ? {
          image: {
            mime: 'image/jpeg',
            type: { id: 3, name: 'front cover' },
            description: 'Cover',
            imageBuffer: cover,
          },
        }
      : {}),
    ...(chapters.length > 0
      ? {
          chapter: chapters,
          tableOfContents: [
            { elementID: 'toc', isOrdered: true, elements: chapters.map((one) => one.elementID), tags: {} },
          ],
        }
      : {}),
  } as NodeId3.Tags
}

/** The table of contents counts its entries in one byte (ID3v2 chapters, section 3.2). */
const MOST_CHAPTERS = 255

/** Each chapter ends where the next begins; the last, and any that would go beyond, with the recording. */
function toFrames(chapters: Chapter[], duration: number) {
  const within = chapters.filter((chapter) => chapter.start < duration).slice(0, MOST_CHAPTERS)
  return within.map((chapter, at) => ({
    elementID: `ch${at}`,
    startTimeMs: Math.round(chapter.start * 1_000),
    endTimeMs: Math.round((within[at + 1]?.start ?? duration) * 1_000),
    tags: { title: chapter.title },
  }))
}
