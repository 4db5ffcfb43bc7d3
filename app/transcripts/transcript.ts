/** A transcript as its formats need it. Seconds from the start of the recording. */
import { toLine } from '../catalogue/plain-text.ts'

export interface TranscriptCue {
  start: number
  end: number
  text: string
  speaker: string | null
  /** Where its words lie in time; captions are cut by them. */
  words?: { start: number; end: number; text: string }[] | null
}

export interface Transcript {
  title: string
  language: string
  /** Of the recording; nothing may end after it. */
  duration: number | null
  /** Made by a recogniser and read by nobody yet. */
  isAutomatic: boolean
  cues: TranscriptCue[]
}

/** A cue that a recogniser gave no length is shown this long, in seconds. */
const SHORTEST_SHOWN = 1

/**
 * Cues as every format may write them: in order, on whole milliseconds, one line of text that says something,
 * each longer than nothing and within the recording.
 */
export function soundCues({ cues, duration }: Transcript): TranscriptCue[] {
  const limit = duration === null ? Number.POSITIVE_INFINITY : Math.floor(duration * 1_000) / 1_000
  return cues
    .map((cue) => {
      const start = toMilliseconds(Math.max(0, cue.start))
      const end = Math.min(toMilliseconds(cue.end), limit)
      return {
        ...cue,
        start,
        end: end > start ? end : Math.min(start + SHORTEST_SHOWN, limit),
        text: toLine(cue.text),
        speaker: toLine(cue.speaker ?? '') || null,
      }
    })
    .filter((cue) => cue.text !== '' && cue.end > cue.start)
    .sort((a, b) => a.start - b.start)
}

/** Seconds on whole milliseconds. */
export const toMilliseconds = (seconds: number) => Math.round(seconds * 1_000) / 1_000

/** `01:02:03.456`; the separator before milliseconds differs by format. */
export function toTimestamp(seconds: number, separator = '.'): string {
  const milliseconds = Math.max(0, Math.round(seconds * 1_000))
  const part = (value: number, width = 2) => String(value).padStart(width, '0')
  return `${toClock(milliseconds / 1_000)}${separator}${part(milliseconds % 1_000, 3)}`
}

/** `01:02:03`, the second that has begun. */
export function toClock(seconds: number): string {
  const whole = Math.floor(seconds)
  return [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60]
    .map((value) => String(value).padStart(2, '0'))
    .join(':')
}
