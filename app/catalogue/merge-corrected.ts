/** What a recogniser hears anew goes around what a person corrected: pure. */
import type { Span } from '#media-pipeline'
import type { TimedWord } from '../glossary/tokens.ts'

export interface Line {
  start: number
  end: number
  text: string
  words: TimedWord[] | null
  confidence: number | null
  personId: number | null
  speaker: string | null
  /** Its number in the revision that it comes from. */
  number: number
}

export interface Before {
  /** Lines that a person corrected, in order. */
  corrected: readonly Line[]
  /** Stretches that a person took away. */
  removed: readonly Span[]
  /** Every line that names who speaks. */
  named: readonly Line[]
}

/** A line of the new revision; `heard` where the recogniser's own stands in it whole, under its old number. */
export type Merged = Line & { corrected: boolean; heard: boolean }

/** Corrected lines as they are, in order of time, with what was heard before, between and after them. */
export function mergeCorrected(heard: readonly Line[], before: Before): Merged[] {
  const walls = toucherOf([...before.corrected, ...before.removed])
  const corrected = toucherOf(before.corrected)
  const names = toucherOf(before.named)
  const around = heard.flatMap((line) => partsOf(line, walls(line), corrected))
  const named = around.map((line) => ({ ...line, ...whoSpoke(line, names(line)) }))
  const own = before.corrected.map((line) => ({ ...line, corrected: true, heard: false }))
  return [...named, ...own].sort(byStart)
}

const byStart = (a: Span, b: Span) => a.start - b.start
const isWithin = (moment: number, { start, end }: Span) => moment >= start && moment < end

type Toucher<T extends Span> = (span: Span) => T[]

/** Which of many share a moment with a stretch, in order of time; each question looks at few of them. */
function toucherOf<T extends Span>(all: readonly T[]): Toucher<T> {
  const sorted = all.toSorted(byStart)
  let last = Number.NEGATIVE_INFINITY
  const ends = sorted.map(({ end }) => {
    last = Math.max(last, end)
    return last
  })
  return ({ start, end }) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! > start) high = middle
      else low = middle + 1
    }
    const touching: T[] = []
    for (let at = low; at < sorted.length && sorted[at]!.start < end; at += 1)
      if (sorted[at]!.end > start) touching.push(sorted[at]!)
    return touching
  }
}

/** The parts of a heard line that none of the walls that touch it covers. */
function partsOf(line: Line, touching: readonly Span[], corrected: Toucher<Line>): Merged[] {
  if (touching.length === 0) return [{ ...line, corrected: false, heard: true }]
  const words = line.words && line.words.length > 0 ? line.words : spreadWords(line)
  const pieces: TimedWord[][] = [[]]
  for (const word of words) {
    if (touching.some((wall) => isWithin((word[0] + word[1]) / 2, wall))) pieces.push([])
    else if (touching.some((wall) => isBetween(wall, pieces.at(-1)!.at(-1), word))) pieces.push([word])
    else pieces.at(-1)!.push(word)
  }
  return pieces.flatMap((piece) => toLine(line, withoutEcho(piece, corrected)))
}

/** A wall that was said between two words, though it covers neither. */
const isBetween = (wall: Span, last: TimedWord | undefined, next: TimedWord) =>
  last !== undefined && last[1] <= wall.start && wall.end <= next[0]

/** The recogniser sets a word a little before or after where the corrected line begins or ends: it is that line's own. */
function withoutEcho(piece: TimedWord[], corrected: Toucher<Line>): TimedWord[] {
  const [first, last] = [piece[0], piece.at(-1)]
  if (!first || !last) return piece
  const behind = corrected({ start: last[0], end: last[1] + NEAR })
  const after = behind.find((line) => last[0] < line.start)
  const isEchoAfter = after && bare(last[2]) === bare(after.text.split(' ')[0]!)
  const ahead = corrected({ start: first[0] - NEAR, end: first[1] })
  const before = ahead.findLast((line) => first[1] > line.end)
  const isEchoBefore = before && bare(first[2]) === bare(before.text.split(' ').at(-1)!)
  return piece.slice(isEchoBefore ? 1 : 0, isEchoAfter ? -1 : undefined)
}

/** Seconds between a word and the line that it may belong to. */
const NEAR = 0.3
const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function toLine(line: Line, piece: readonly TimedWord[]): Merged[] {
  const [first, last] = [piece[0], piece.at(-1)]
  if (!first || !last) return []
  const sure = piece.reduce((sum, word) => sum + word[3], 0) / piece.length
  return [
    {
      ...line,
      start: Math.max(line.start, first[0]),
      end: Math.min(line.end, Math.max(last[1], first[0] + 0.01)),
      text: piece.map((word) => word[2].trim()).join(' '),
      words: line.words && line.words.length > 0 ? [...piece] : null,
      confidence: line.confidence === null ? null : sure,
      corrected: false,
      heard: false,
    },
  ]
}

/** Words without times of their own share the line's by their length. */
function spreadWords({ text, start, end, confidence }: Line): TimedWord[] {
  const words = text.split(' ')
  const each = (end - start) / Math.max(1, text.length)
  let at = start
  return words.map((word) => {
    const from = at
    at += (word.length + 1) * each
    return [from, Math.min(end, from + word.length * each), word, confidence ?? 0]
  })
}

/** Who was said to speak for the longest part of the line. */
function whoSpoke(line: Line, named: readonly Line[]): Pick<Line, 'personId' | 'speaker'> {
  let [longest, who]: [number, Line | null] = [0, null]
  for (const one of named) {
    const shared = Math.min(one.end, line.end) - Math.max(one.start, line.start)
    if (shared > longest) [longest, who] = [shared, one]
  }
  return { personId: who?.personId ?? null, speaker: who?.speaker ?? null }
}
