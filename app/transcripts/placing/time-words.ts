/** Times for words that were not heard, from those beside them. */
import { shareTime } from '../share-time.ts'
import { toMilliseconds } from '../transcript.ts'

interface Sentence {
  /** At least one is known. */
  words: { text: string; known: { start: number; end: number } | null }[]
}
export interface TimedWord {
  start: number
  end: number
  text: string
  confidence: null
}

/** Seconds that a letter takes. */
const LETTER = 0.065
/** The least length of a line, in seconds. */
const LEAST = 0.1

/** Words before the first and after the last that is known take what they need of the pause beside them, and those between share theirs. */
export function timeWords<T extends Sentence>(sentences: T[]): (Omit<T, 'words'> & { words: TimedWord[] })[] {
  const bounds = sentences.map(({ words }) => ({
    first: words.findIndex((word) => word.known),
    last: words.findLastIndex((word) => word.known),
  }))
  const takes = (words: Sentence['words']) => words.reduce((sum, { text }) => sum + text.length * LETTER, 0)
  return sentences.map((sentence, at) => {
    const { words } = sentence
    const { first, last } = bounds[at]!
    const head = words.slice(0, first)
    const tail = words.slice(last + 1)
    const start = words[first]!.known!.start
    const end = Math.max(words[last]!.known!.end, start + LEAST)
    const before = sentences[at - 1]
    const after = sentences[at + 1]
    const endBefore = before ? before.words[bounds[at - 1]!.last]!.known!.end : 0
    const startAfter = after ? after.words[bounds[at + 1]!.first]!.known!.start : Number.POSITIVE_INFINITY
    const tailBefore = before ? takes(before.words.slice(bounds[at - 1]!.last + 1)) : 0
    const headAfter = after ? takes(after.words.slice(0, bounds[at + 1]!.first)) : 0
    const from = start - part(takes(head), tailBefore, start - endBefore)
    const to = end + part(takes(tail), headAfter, startAfter - end)
    return {
      ...sentence,
      words: [
        ...spread(head, { start: from, end: start }),
        ...inner(words.slice(first, last + 1)),
        ...spread(tail, { start: end, end: to }),
      ],
    }
  })
}

/** What one side gets of a room that two need. */
const part = (own: number, other: number, room: number) =>
  Math.max(0, own + other <= room ? own : (room * own) / Math.max(own + other, Number.MIN_VALUE))

function inner(words: Sentence['words']): TimedWord[] {
  const timed: TimedWord[] = []
  let unknown: Sentence['words'] = []
  for (const word of words) {
    if (!word.known) {
      unknown.push(word)
      continue
    }
    const start = timed.at(-1)?.end ?? word.known.start
    timed.push(...spread(unknown, { start, end: Math.max(start, word.known.start) }))
    unknown = []
    const from = Math.max(word.known.start, timed.at(-1)?.end ?? 0)
    timed.push({ start: from, end: Math.max(from, word.known.end), text: word.text, confidence: null })
  }
  return timed
}

const spread = (words: Sentence['words'], span: { start: number; end: number }): TimedWord[] =>
  shareTime(
    words.map(({ text }) => text),
    { start: toMilliseconds(span.start), end: toMilliseconds(span.end) },
  ).map((time, at) => ({ ...time, text: words[at]!.text, confidence: null }))
