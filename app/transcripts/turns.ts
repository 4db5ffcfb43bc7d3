/** A conversation as turns: what a person can give to one speaker at once. Pure. */
import { endsSentence } from './sentence-end.ts'

export interface SpokenLine {
  number: number
  start: number
  end: number
  text: string
  /** A name; null where nobody said who speaks. */
  speaker: string | null
}

/** Lines from `first` to `last` (their numbers), one after another. */
export interface Turn extends Omit<SpokenLine, 'number'> {
  first: number
  last: number
}

/** Seconds of silence after which someone else may speak. */
const PAUSE = 1
/** From here on, in characters, a turn ends with its sentence; at the latter it ends anyway. */
const LONG = 800
const TOO_LONG = 1_600

const QUESTION = /\?["»”’)\s]*$/

/** A turn ends at a pause, after a question, where another speaker is known, and with a sentence where it has grown long. */
export function toTurns(lines: readonly SpokenLine[]): Turn[] {
  const turns: Turn[] = []
  for (const { number, ...line } of lines) {
    const last = turns.at(-1)
    if (last && goesOn(last, line)) {
      last.last = number
      last.text += ` ${line.text}`
      last.end = Math.max(last.end, line.end)
    } else turns.push({ ...line, first: number, last: number })
  }
  return turns
}

function goesOn(turn: Turn, { speaker, start }: Pick<SpokenLine, 'speaker' | 'start'>): boolean {
  if (turn.speaker !== speaker || start - turn.end >= PAUSE) return false
  return !QUESTION.test(turn.text) && !isFull(turn.text)
}

const isFull = (text: string) => text.length >= TOO_LONG || (text.length >= LONG && endsSentence(text))

/** How many turns have no name. */
export const countUnnamed = (turns: readonly Turn[]) => turns.filter(({ speaker }) => speaker === null).length

/** A turn as it was given: to a speaker, or to nobody. */
export interface Given {
  first: number
  last: number
  speaker: string | null
  /** What follows and has no name is this speaker's too, up to the next name. */
  on: boolean
}

/** The lines that another says, or nobody, once turns were given; each with who says it now. */
export function giveTurns(lines: readonly SpokenLine[], given: readonly Given[]): SpokenLine[] {
  const now = lines.map((line) => ({ ...line }))
  for (const { first, last, speaker } of given)
    for (const line of now) if (line.number >= first && line.number <= last) line.speaker = speaker
  for (const { last, speaker, on } of given) {
    if (!on || speaker === null) continue
    for (const line of now.filter(({ number }) => number > last)) {
      if (line.speaker !== null) break
      line.speaker = speaker
    }
  }
  return now.filter((line, at) => line.speaker !== lines[at]!.speaker)
}
