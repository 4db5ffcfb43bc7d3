/**
 * Chapters as lines of a description, by Spotify's rules: the first at 0, at least three, half a minute apart, short titles.
 * Apps that read no other chapters read these.
 */
import { toLine } from '../catalogue/plain-text.ts'
import { localeOf, WORDS } from '../locales/index.ts'

export interface TimestampLine {
  /** Whole seconds. */
  start: number
  title: string
}
/** Why a list of chapters has no timestamps. */
export type TimestampsReason = 'too-few' | 'too-close' | 'too-long'
/** `chapter`: the title of the first one that comes too soon. */
export type WithoutTimestamps = { reason: TimestampsReason; chapter?: string }
export type Timestamps = { lines: TimestampLine[] } | WithoutTimestamps

const FEWEST = 3
/** Seconds from one to the next. */
const CLOSEST = 30
const LONGEST_TITLE = 40
/** Bytes of all lines together: a description has 4,000, and the notes need some of them. */
const MOST_BYTES = 3_000

interface About {
  /** Of the recording, seconds; chapters that begin after it do not count. */
  duration: number | null
  /** BCP 47: what an added introduction is called. */
  language: string
}

/** The lines, or what keeps the list from becoming some. */
export function toTimestamps(
  chapters: { start: number; title: string }[],
  { duration, language }: About,
): Timestamps {
  const lines = chapters
    .filter(({ start }) => start >= 0 && (!duration || start < duration))
    .map(({ start, title }) => ({ start: Math.floor(start), title: shorten(toLine(title)) }))
    .filter(({ title }) => title !== '')
    .sort((a, b) => a.start - b.start)
  if (lines.length > 0 && lines[0]!.start > 0)
    lines.unshift({ start: 0, title: WORDS[localeOf(language)].feedIntroduction })
  return whyNot(lines) ?? { lines }
}

/** `(00:00) Introduction`, as Spotify and most other apps read it. */
export const timestampText = ({ start, title }: TimestampLine) => `(${clock(start)}) ${title}`

function whyNot(lines: TimestampLine[]): WithoutTimestamps | null {
  if (lines.length < FEWEST) return { reason: 'too-few' }
  const close = lines.find(({ start }, at) => at > 0 && start - lines[at - 1]!.start < CLOSEST)
  if (close) return { reason: 'too-close', chapter: close.title }
  const isLong = Buffer.byteLength(lines.map(timestampText).join('\n')) > MOST_BYTES
  return isLong ? { reason: 'too-long' } : null
}

/** At a word, so that what is left says something; only a word that is longer is cut in itself. */
function shorten(title: string): string {
  const characters = [...title]
  if (characters.length <= LONGEST_TITLE) return title
  const most = characters.slice(0, LONGEST_TITLE - 1).join('')
  const isAtWord = characters[LONGEST_TITLE - 1] === ' '
  const words = isAtWord ? most : most.replace(/\s+\S*$/, '')
  return `${words.replace(/[\s,;:.–—-]+$/u, '')}…`
}

/** `MM:SS`, or `H:MM:SS` from an hour on. */
function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  const rest = `${two(minutes)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
