/** What a file of a person brings: lines with their times, and what of it could not be read. */
import { toLine } from '../../catalogue/plain-text.ts'

export interface GivenWord {
  start: number
  end: number
  text: string
  /** 0 to 1; null where the file does not say. */
  confidence: number | null
}

export interface GivenCue {
  start: number
  end: number
  /** One line, no markup. */
  text: string
  speaker: string | null
  /** Where the file times each of them. */
  words?: GivenWord[]
  /** Where in the file it stands, from 1. */
  line?: number
}

/** Why a line of a file is missing. Each has words in every language of the studio. */
export const UNREAD_REASONS = [
  'bad-time',
  'backwards',
  'no-length',
  'no-time',
  'broken',
  'after-end',
  'no-place',
] as const
export type UnreadReason = (typeof UNREAD_REASONS)[number]

export interface Unread {
  /** From 1. */
  line: number
  reason: UnreadReason
  /** What stands there; a paragraph that found no place is whole. */
  excerpt: string
}

export interface Given {
  /** In order of their starts. */
  cues: GivenCue[]
  /** In order of their lines. */
  unread: Unread[]
}

/** A word of what the recogniser made of the recording. */
export interface HeardWord {
  start: number
  end: number
  text: string
}

const EXCERPT = 160
/** Later than any recording, in seconds: times beyond are none. */
const LATEST = 10_000_000

export const toUnread = (line: number, reason: UnreadReason, text: string): Unread => ({
  line,
  reason,
  excerpt: toExcerpt(text),
})

function toExcerpt(text: string): string {
  const whole = toLine(text.slice(0, EXCERPT * 4))
  return whole.length > EXCERPT ? `${whole.slice(0, EXCERPT).toWellFormed()}…` : whole
}

/** Why a stretch of time is none; null where it is one. */
export function wrongTime(start: number | null, end: number | null): UnreadReason | null {
  if (start === null || end === null) return 'bad-time'
  if (!(start >= 0 && end >= 0 && start < LATEST && end < LATEST)) return 'bad-time'
  if (end === start) return 'no-length'
  return end < start ? 'backwards' : null
}

/** Lines that say something, on one line each, in order of their starts. */
export function toGiven(cues: GivenCue[], unread: Unread[]): Given {
  return {
    cues: cues
      .map((cue) => ({ ...cue, text: toLine(cue.text), speaker: toLine(cue.speaker ?? '') || null }))
      .filter(({ text }) => text !== '')
      .sort((a, b) => a.start - b.start),
    unread: unread.sort((a, b) => a.line - b.line),
  }
}
