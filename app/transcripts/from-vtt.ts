/** Reads WebVTT as players do (W3C WebVTT 6.1): what cannot be read is named by its line, and the rest is kept. */
import { toLine } from '../catalogue/plain-text.ts'
import { splitVoices } from './voices.ts'

export interface GivenCue {
  start: number
  end: number
  /** One line, no markup. */
  text: string
  speaker: string | null
}

export interface ReadVtt {
  /** In order of their starts. */
  cues: GivenCue[]
  /** Numbers of lines that could not be read, from 1. */
  unread: number[]
}

/** Byte order mark, CRLF, missing hours, identifiers and settings are fine, notes, styles and regions are passed over; a missing first line too. */
export function fromVtt(text: string): ReadVtt {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const cues: GivenCue[] = []
  const unread: number[] = []
  for (let at = afterHeader(lines); at < lines.length; ) {
    if (isBlank(lines[at]!)) {
      at += 1
      continue
    }
    const timing = hasArrow(lines[at]!) ? at : hasArrow(lines[at + 1] ?? '') ? at + 1 : null
    const end = endOfBlock(lines, timing === null ? at + 1 : timing + 1)
    if (timing === null) {
      if (!/^(NOTE|STYLE|REGION)(\s|$)/.test(lines[at]!)) unread.push(at + 1)
    } else {
      const time = parseTiming(lines[timing]!)
      const said = time ? splitVoices(lines.slice(timing + 1, end).join(' ')) : []
      if (!time) unread.push(timing + 1)
      for (const { text: words, speaker } of said)
        if (toLine(words) !== '')
          cues.push({ ...time!, text: toLine(words), speaker: toLine(speaker) || null })
    }
    at = end
  }
  return { cues: cues.sort((a, b) => a.start - b.start), unread }
}

const isBlank = (line: string) => line.trim() === ''
const hasArrow = (line: string) => line.includes('-->')

/** The first line of the body: after `WEBVTT` and whatever stands under it up to a blank line or the first cue. */
function afterHeader(lines: string[]): number {
  if (!/^WEBVTT([ \t]|$)/.test(lines[0] ?? '')) return 0
  return endOfBlock(lines, 1)
}

/** A block ends at a blank line, or where another cue's times begin. */
function endOfBlock(lines: string[], from: number): number {
  let at = from
  while (at < lines.length && !isBlank(lines[at]!) && !hasArrow(lines[at]!)) at += 1
  return at
}

const TIMING = /^\s*([\d:.,]{1,20})[ \t]*-->[ \t]*([\d:.,]{1,20})(?:[ \t]|$)/
const TIMESTAMP = /^(?:(\d{1,6}):)?(\d{1,2}):(\d{2})[.,](\d{3})$/

function parseTiming(line: string): { start: number; end: number } | null {
  const [, from, to] = TIMING.exec(line) ?? []
  const start = parseTimestamp(from)
  const end = parseTimestamp(to)
  return start !== null && end !== null && end > start ? { start, end } : null
}

function parseTimestamp(text = ''): number | null {
  const [, hours = '0', minutes, seconds, thousandths] = TIMESTAMP.exec(text) ?? []
  if (minutes === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1_000
}
