/** Reads a text without times: each paragraph gets those of the recognised words that it matches. */
import { type Given, type GivenCue, type HeardWord, toGiven, type Unread } from '../reading/given.ts'
import { matchWords } from './match-words.ts'
import { placeOf } from './place-paragraph.ts'
import { toTextParagraphs } from './text-paragraphs.ts'
import { type SpokenWord, toSpoken, toWritten, type WrittenWord } from './text-words.ts'
import { timeWords } from './time-words.ts'

/** Words of a long day. */
const MOST_WORDS = 200_000

/** A paragraph that finds no place is named with its words, and is not among the lines. */
export function fromTxt(text: string, heard: readonly HeardWord[]): Given {
  const paragraphs = toTextParagraphs(text).map((paragraph) => ({
    ...paragraph,
    words: toWritten(paragraph.text),
  }))
  const spoken = toSpoken(heard.slice(0, MOST_WORDS))
  const written = paragraphs.flatMap(({ words }) => words.flatMap(({ parts }) => parts)).slice(0, MOST_WORDS)
  const matched = matchWords(
    written,
    spoken.map(({ part }) => part),
  )
  const unread: Unread[] = []
  const placed: PlacedParagraph[] = []
  let from = 0
  for (const { words, line, speaker, text: said } of paragraphs) {
    const count = words.reduce((sum, { parts }) => sum + parts.length, 0)
    const place = placeOf(written.slice(from, from + count), matched.subarray(from, from + count), spoken)
    if (place) placed.push({ line, speaker, words, place })
    else if (count > 0) unread.push({ line, reason: 'no-place', excerpt: said })
    from += count
  }
  return toGiven(toCues(placed, spoken), unread)
}

/** The least length of a line, in seconds. */
const LEAST = 0.1

interface PlacedParagraph {
  line: number
  speaker: string | null
  words: WrittenWord[]
  /** Index of the spoken part for each of its parts, or −1. */
  place: Int32Array
}

function toCues(placed: PlacedParagraph[], spoken: SpokenWord[]): GivenCue[] {
  const sentences = placed.flatMap(({ line, speaker, words, place }) => {
    let from = 0
    const known = words.map(({ parts }) => {
      const its = [...place.subarray(from, from + parts.length)].filter((at) => at >= 0)
      from += parts.length
      return its.length > 0 ? { start: spoken[its[0]!]!.start, end: spoken[its.at(-1)!]!.end } : null
    })
    return toSentences(words, known).map((sentence) => ({ ...sentence, line, speaker }))
  })
  return timeWords(sentences).map(({ words, line, speaker }) => ({
    start: words[0]!.start,
    end: Math.max(words.at(-1)!.end, words[0]!.start + LEAST),
    text: words.map((word) => word.text).join(' '),
    speaker,
    words,
    line,
  }))
}

interface Known {
  text: string
  known: { start: number; end: number } | null
}

/** Sentences; one of which nothing was heard goes with the one before it. */
function toSentences(words: WrittenWord[], known: Known['known'][]): { words: Known[] }[] {
  const sentences: { words: Known[] }[] = []
  let open: Known[] = []
  for (const [at, { text, isEnd }] of words.entries()) {
    open.push({ text, known: known[at]! })
    if (!isEnd && at < words.length - 1) continue
    const last = sentences.at(-1)
    if (last && (!open.some((word) => word.known) || !last.words.some((word) => word.known)))
      last.words.push(...open)
    else sentences.push({ words: open })
    open = []
  }
  return sentences
}
