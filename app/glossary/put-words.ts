/** Words of a line in place of others; their times follow. Used to correct and to undo. */
import { type TimedWord, timedTokens } from './tokens.ts'

export interface Line {
  text: string
  /** JSON `[[start, end, text, confidence], …]`, or null. */
  words: string | null
}

/** Puts `written` in place of `count` words of the text, from the one numbered `at` on. Times that fit no longer are dropped. */
export function putWords(
  line: Line,
  { at, count, written }: { at: number; count: number; written: string },
): Line {
  const parts = line.text.split(' ')
  const text = [...parts.slice(0, at), written, ...parts.slice(at + count)].join(' ')
  if (line.words === null) return { text, words: null }
  const words = JSON.parse(line.words) as TimedWord[]
  const timed = timedTokens(line.text, words)
  const replaced = timed?.slice(at, at + count).filter((word) => word !== null) ?? []
  if (!timed || timed[at] === null || replaced.length === 0) return { text, words: null }
  const first = words.indexOf(replaced[0]!)
  const marks = parts.slice(at + count, nextWord(timed, at + count))
  const put = inTime(written.split(' '), replaced)
  const last = put.at(-1)!
  put[put.length - 1] = [last[0], last[1], [last[2], ...marks].join(' '), last[3]]
  return {
    text,
    words: JSON.stringify([...words.slice(0, first), ...put, ...words.slice(first + replaced.length)]),
  }
}

/** Marks that stand alone (` ?`) belong to the word before them. */
function nextWord(timed: (TimedWord | null)[], from: number): number {
  const at = timed.findIndex((word, index) => index >= from && word !== null)
  return at === -1 ? timed.length : at
}

/** As many words keep their times; else the time is shared out by letters. */
function inTime(parts: string[], before: TimedWord[]): TimedWord[] {
  const confidence = round(before.reduce((sum, word) => sum + word[3], 0) / before.length)
  if (parts.length === before.length)
    return parts.map((part, at) => [before[at]![0], before[at]![1], part, before[at]![3]])
  const start = before[0]![0]
  const length = before.at(-1)![1] - start
  const letters = parts.reduce((sum, part) => sum + part.length, 0)
  let said = 0
  return parts.map((part) => {
    const from = start + (length * said) / letters
    said += part.length
    return [round(from), round(start + (length * said) / letters), part, confidence]
  })
}

const round = (value: number) => Math.round(value * 1000) / 1000

/**
 * Where the words of a correction stand in a text now: at their place, else the nearest one where they stand; null where they are
 * gone.
 */
export function findWords(text: string, written: string, at: number): number | null {
  const parts = text.split(' ')
  const wanted = written.split(' ')
  const places = parts.flatMap((_, place) =>
    wanted.every((part, index) => parts[place + index] === part) ? [place] : [],
  )
  const [nearest] = places.sort((one, other) => Math.abs(one - at) - Math.abs(other - at))
  return nearest ?? null
}
