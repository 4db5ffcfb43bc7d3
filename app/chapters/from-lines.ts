/** Reads chapters that stand on lines: timestamps as people write them, and the lists of mp4chaps, OGM tools and Audacity. */
import { toUnread, type UnreadReason } from '../transcripts/reading/given.ts'
import { parseTypedTime } from '../transcripts/typed-time.ts'
import type { GivenChapters } from './given-chapters.ts'

type Read = { start: number; title: string } | UnreadReason | null

/** No list of chapters is longer than a part of this: what stands after so many lines is not looked at. */
const MOST = 20_000

/** One chapter on each line; empty lines and comments are passed over. */
export function fromLines(text: string): GivenChapters {
  const given: GivenChapters = { chapters: [], unread: [] }
  const named = new Map<string, number>()
  for (const [at, line] of text.split(/\r\n|\n|\r/, MOST).entries()) {
    const read = readOgm(line, named) ?? readLabel(line) ?? readTimestamp(line)
    if (read === null) {
      if (!isSilent(line)) given.unread.push(toUnread(at + 1, 'no-time', line))
    } else if (typeof read === 'string') given.unread.push(toUnread(at + 1, read, line))
    else if (read.title !== '') given.chapters.push(read)
  }
  return given
}

/** The timestamps in a text that says other things too; none where there are fewer than two, which may be times of the day. */
export function timestampsIn(text: string): GivenChapters['chapters'] {
  const found = text
    .split('\n')
    .map(readTimestamp)
    .filter((read) => read !== null && typeof read === 'object')
  return found.length >= 2 ? found : []
}

const isSilent = (line: string) => /^\s*(?:[#;\\]|$)/.test(line)

// A bullet or a number, a clock in brackets or not, perhaps the end of the part, what stands between, the title.
const CLOCK = '\\d{1,4}:\\d{1,2}(?::\\d{1,2})?(?:[.,]\\d{1,3})?'
const TIMESTAMP = new RegExp(
  `^[\\s>*•·▪◦‣–—-]{0,12}(?:\\d{1,3}[.)]\\s)?\\s{0,4}[[(]?(${CLOCK})[\\])]?(?![\\p{L}\\p{N}]|:\\d)` +
    `(?:\\s{0,4}[-–—]\\s{0,4}[[(]?${CLOCK}[\\])]?(?![\\p{L}\\p{N}]))?`,
  'u',
)

function readTimestamp(line: string): Read {
  const match = TIMESTAMP.exec(line)
  if (!match) return null
  const start = parseTypedTime(match[1]!)
  const title = line.slice(match[0].length).replace(/^[\s:|.,;=>→–—-]+/u, '')
  if (start === null) return 'bad-time'
  return title.trim() === '' ? 'broken' : { start, title }
}

/** `CHAPTER01=00:00:00.000` with, on another line, `CHAPTER01NAME=Title`. */
function readOgm(line: string, named: Map<string, number>): Read {
  const [, number, name, value = ''] = /^CHAPTER(\d{2,3})(NAME)?=(.*)$/.exec(line.trim()) ?? []
  if (number === undefined) return null
  if (name) {
    const start = named.get(number)
    return start === undefined ? 'no-time' : { start, title: value.trim() }
  }
  const start = parseTypedTime(value)
  if (start === null) return 'bad-time'
  named.set(number, start)
  return { start, title: '' }
}

/** Audacity's labels: start and end in seconds and the title, with tabs between. */
function readLabel(line: string): Read {
  const [from = '', to = '', title] = line.split('\t')
  if (title === undefined || !SECONDS.test(from.trim()) || !SECONDS.test(to.trim())) return null
  return { start: Number(from.trim().replace(',', '.')), title: title.trim() }
}
const SECONDS = /^\d{1,6}(?:[.,]\d{1,9})?$/
