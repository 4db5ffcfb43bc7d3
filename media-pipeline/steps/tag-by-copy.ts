/** Title and chapters into copies of films and Opus files: ffmpeg copies their streams as they are. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashFile, probeMade } from '../describe-object.ts'
import { toChaptersFile } from '../ffmpeg/chapters-file.ts'
import { onceMore } from '../ffmpeg/once-more.ts'
import { runFfmpeg } from '../ffmpeg/run.ts'
import type { Container } from '../ffmpeg/sniff.ts'
import { type Chapter, type Made, PipelineError, type Tags } from '../messages.ts'
import { objectKey } from '../profiles.ts'
import { faultInCopy } from './check-made.ts'
import type { Tagging } from './tag.ts'

/** How a kind of file is copied, and where its chapters go. */
interface Form {
  container: Container
  extension: string
  options(chapters: Chapter[]): string[]
  chaptersFile(chapters: Chapter[], end: number): string | null
}

/** Made of what a film shows alone: another summary or cover costs no copy. What is in storage already is not copied again. */
export async function tagByCopy(one: Made, about: Tagging): Promise<Made> {
  const { step, tools } = about
  const form = FORMS[one.type]!
  const end = one.duration ?? step.duration
  const chapters = toCover(step.tags, end)
  const options = [...form.options(chapters), ...toMetadata(step.tags)]
  const chaptersFile = form.chaptersFile(chapters, end)
  const key = objectKey(step, `${one.profile}-tagged`, form.extension, [one.key, options, chaptersFile])
  if ((await tools.storage.size(key)) === null) {
    const file = await onceMore(() => copy(one, about, { ...form, options, chaptersFile }))
    await tools.storage.put(key, file)
  }
  return { ...one, key, ...(await tools.storage.withFile(key, hashFile)) }
}

/** Bytes a second: ffmpeg says nothing while it moves an MP4's table of contents to the beginning, which writes all of it once more. */
const SLOW_DISK = 20e6

/** Throws `encode-failed` where the copy is not what the original was. */
async function copy(
  one: Made,
  { step, tools, progress }: Tagging,
  form: { container: Container; extension: string; options: string[]; chaptersFile: string | null },
): Promise<string> {
  const { ffmpeg, signal, tmp, storage } = tools
  const file = path.join(tmp, `${one.profile}-tagged.${form.extension}`)
  const chaptersFile = form.chaptersFile === null ? undefined : path.join(tmp, `${one.profile}.chapters`)
  if (chaptersFile) await writeFile(chaptersFile, form.chaptersFile!)
  await storage.withFile(one.key, async (original) => {
    await runFfmpeg(ffmpeg.ffmpeg, {
      ...{ file: original, container: form.container, chaptersFile, signal, progress, isProven: true },
      hung: ffmpeg.hung ?? 120 + one.size / SLOW_DISK,
      outputs: [{ file, options: form.options }],
      duration: one.duration ?? step.duration,
    })
    const look = (name: string) => probeMade(ffmpeg.ffprobe, name, signal)
    const fault = faultInCopy(await look(file), await look(original))
    if (fault)
      throw new PipelineError({ code: 'encode-failed', detail: `${one.profile}: ${fault}` }, { retry: true })
  })
  return file
}

// Equal input, equal bytes: a step may run twice.
const COPIED = ['-c', 'copy', '-fflags', '+bitexact']

const FORMS: Record<string, Form> = {
  'video/mp4': {
    container: 'mov',
    extension: 'mp4',
    // `-map_metadata -1` would take the chapters' titles away too; our file has nothing but those.
    options: () => [
      ...['-map', '0:V:0', '-map', '0:a:0', '-map_metadata', '1', '-map_chapters', '1'],
      ...[...COPIED, '-movflags', '+faststart'],
    ],
    chaptersFile: toChaptersFile,
  },
  'audio/ogg': {
    container: 'ogg',
    extension: 'opus',
    // As comments of their own: ffmpeg 5 writes half seconds of chapters a second too late.
    options: (chapters) => [
      ...['-map', '0:a:0', '-map_metadata', '-1', '-map_chapters', '-1', ...COPIED],
      ...chapters.flatMap(({ start, title }, at) => {
        const name = `CHAPTER${String(at + 1).padStart(3, '0')}`
        return ['-metadata', `${name}=${toClock(start)}`, '-metadata', `${name}NAME=${title}`]
      }),
    ],
    chaptersFile: () => null,
  },
}

/** Beginnings of an MP4's list of chapters are counted in one byte, and so are the bytes of their titles. */
const MOST_CHAPTERS = 255
const MOST_BYTES = 255

/** Players take the first chapter to begin with the film: where none does, one of the recording's title comes first. */
function toCover({ chapters, title }: Tags, end: number): Chapter[] {
  const within = chapters.filter(({ start }) => start < end)
  const isCovered = within.length === 0 || within[0]!.start === 0
  return (isCovered ? within : [{ start: 0, title }, ...within])
    .slice(0, MOST_CHAPTERS)
    .map((chapter) => ({ ...chapter, title: cut(chapter.title) }))
}

/** At the end of a letter. */
function cut(title: string): string {
  const bytes = Buffer.from(title)
  if (bytes.length <= MOST_BYTES) return title
  let end = MOST_BYTES
  while ((bytes[end]! & 0xc0) === 0x80) end--
  return bytes.toString('utf8', 0, end)
}

function toMetadata({ title, show, author, date, episode }: Tags): string[] {
  const shown = { title, artist: author || show, album: show, genre: 'Podcast', date: date?.slice(0, 10) }
  const track = episode ? { track: String(episode) } : {}
  return Object.entries({ ...shown, ...track }).flatMap(([name, value]) =>
    value ? ['-metadata', `${name}=${value}`] : [],
  )
}

/** `01:02:03.450` */
const toClock = (seconds: number) => new Date(Math.floor(seconds * 1_000)).toISOString().slice(11, 23)
