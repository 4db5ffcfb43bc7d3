/** Chapters in the form in which ffmpeg takes them: its metadata file. */
import type { Chapter } from '../messages.ts'

/** Each chapter ends where the next begins, the last at `end`. Chapters come in order; times are rounded down to milliseconds. */
export function toChaptersFile(chapters: Chapter[], end: number): string {
  const blocks = chapters.map(({ start, title }, at) =>
    [
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${milliseconds(start)}`,
      `END=${milliseconds(chapters[at + 1]?.start ?? end)}`,
      `title=${escaped(title)}`,
    ].join('\n'),
  )
  return `${[';FFMETADATA1', ...blocks].join('\n')}\n`
}

const milliseconds = (seconds: number) => Math.floor(seconds * 1_000)

/** A title can end neither its line nor its name. ffmpeg takes a line that ends with a backslash to go on, an escaped one too: hence the space. */
const escaped = (text: string) => text.replace(/\\$/, '\\ ').replaceAll(/[=;#\\\n]/g, '\\$&')
