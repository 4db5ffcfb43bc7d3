/** The blocks of WebVTT and SubRip: a line of times, and text under it up to a blank line. */
import { toUnread, type Unread, wrongTime } from './given.ts'

export interface TimedBlock {
  /** Of its times, from 1. */
  line: number
  start: number
  end: number
  text: string[]
}

/** Identifiers and settings say nothing; a block without times, or with wrong ones, is named by its line. */
export function readBlocks(
  lines: string[],
  from: number,
  { isSilent }: { isSilent: (line: string) => boolean },
): { blocks: TimedBlock[]; unread: Unread[] } {
  const blocks: TimedBlock[] = []
  const unread: Unread[] = []
  for (let at = from; at < lines.length; ) {
    if (isBlank(lines[at]!)) {
      at += 1
      continue
    }
    const timing = hasArrow(lines[at]!) ? at : hasArrow(lines[at + 1] ?? '') ? at + 1 : null
    const end = endOfBlock(lines, timing === null ? at + 1 : timing + 1)
    const text = lines.slice((timing ?? at) + 1, hasNumberAt(lines, end) ? end - 1 : end)
    if (timing === null) {
      if (!isSilent(lines[at]!)) unread.push(toUnread(at + 1, 'no-time', lines.slice(at, end).join(' ')))
    } else {
      const time = parseTiming(lines[timing]!)
      const wrong = wrongTime(time.start, time.end)
      if (wrong) unread.push(toUnread(timing + 1, wrong, [lines[timing], ...text].join(' ')))
      else blocks.push({ line: timing + 1, start: time.start!, end: time.end!, text })
    }
    at = end
  }
  return { blocks, unread }
}

/** Without a blank line between, the next block's number stands under the words. */
const hasNumberAt = (lines: string[], end: number) =>
  hasArrow(lines[end] ?? '') && /^\s*\d{1,6}\s*$/.test(lines[end - 1]!) && !hasArrow(lines[end - 2] ?? '-->')

export const toLines = (text: string) => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)

const isBlank = (line: string) => line.trim() === ''
const hasArrow = (line: string) => line.includes('-->')

/** A block ends at a blank line, or where another cue's times begin. */
export function endOfBlock(lines: string[], from: number): number {
  let at = from
  while (at < lines.length && !endsBlock(lines, at) && !hasArrow(lines[at]!)) at += 1
  return at
}

/** A line of spaces is a line of the text where more text follows: captions that roll up have them. */
function endsBlock(lines: string[], at: number): boolean {
  if (!isBlank(lines[at]!)) return false
  const next = lines[at + 1] ?? ''
  return lines[at] === '' || isBlank(next) || hasArrow(next) || hasArrow(lines[at + 2] ?? '')
}

const TIMING = /^\s*([\d:.,]{1,20})[ \t]*-->[ \t]*([\d:.,]{1,20})(?:\s|$)/
const TIMESTAMP = /^(?:(\d{1,6}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,9}))?$/

function parseTiming(line: string): { start: number | null; end: number | null } {
  const [, from, to] = TIMING.exec(line) ?? []
  return { start: parseTimestamp(from), end: parseTimestamp(to) }
}

/** `01:02:03.456`, also without hours, with a comma, with other digits than three; null where it is none. */
export function parseTimestamp(text = ''): number | null {
  const [, hours = '0', minutes, seconds, fraction = '0'] = TIMESTAMP.exec(text) ?? []
  if (minutes === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null
  const whole = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  return Math.round((whole + Number(`0.${fraction}`)) * 1_000) / 1_000
}
