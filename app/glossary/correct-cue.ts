/** The names of one line, written as they are written. */
import type { Form } from './entries.ts'
import type { Glossary } from './glossary.ts'
import { type Match, matchesOf } from './judge.ts'
import { type Line, putWords } from './put-words.ts'
import type { Strangeness } from './strangeness.ts'
import { type Stretch, stretchesOf } from './stretches.ts'
import { type TimedWord, timedTokens, tokensOf } from './tokens.ts'

export interface Correction {
  /** Which word of the text, as it is written now, is the first; from 0. */
  word: number
  heard: string
  written: string
}

/** What a line is listened to with. */
export interface Ears {
  glossary: Glossary
  strange: Strangeness
  /** A person undid this before. */
  isRefused: (heard: string, written: string) => boolean
}

/** The line with its corrections, in the order of its words; the very line where there are none. */
export function correctCue<L extends Line>(line: L, { glossary, strange, isRefused }: Ears) {
  const corrections: Correction[] = []
  if (line.text.length > LONGEST_LINE) return { line, corrections }
  const chosen = choose(
    stretchesOf(tokensIn(line, glossary.language), glossary.language, glossary.longest),
    glossary,
    strange,
  )
  let corrected = line
  let moved = 0
  for (const { form, stretch } of chosen) {
    const first = stretch.tokens[0]!
    const count = stretch.tokens.length
    const heard = line.text
      .split(' ')
      .slice(first.at, first.at + count)
      .join(' ')
    const written = write(form, stretch)
    if (plain(heard) === plain(written) || isRefused(heard, written)) continue
    const at = first.at + moved
    corrected = { ...corrected, ...putWords(corrected, { at, count, written }) }
    corrections.push({ word: at, heard, written })
    moved += written.split(' ').length - count
  }
  return { line: corrected, corrections }
}

/** No sentence is as long; what is would take too long to look through. */
const LONGEST_LINE = 2_000

function tokensIn({ text, words }: Line, language: string) {
  const timed = words === null ? null : timedTokens(text, JSON.parse(words) as TimedWord[])
  return tokensOf(text, language, timed?.map((word) => word?.[3] ?? null) ?? [])
}

/** The best matches that do not overlap, in the order of the words; where two names fit equally well, neither is taken. */
function choose(stretches: readonly Stretch[], glossary: Glossary, strange: Strangeness): Match[] {
  const all = stretches
    .flatMap((stretch) => matchesOf(stretch, glossary, strange))
    .sort((a, b) => b.score - a.score)
  const taken = new Set<number>()
  const chosen: Match[] = []
  for (const match of all) {
    const places = match.stretch.tokens.map(({ at }) => at)
    if (places.some((at) => taken.has(at))) continue
    for (const at of places) taken.add(at)
    if (!all.some((other) => isRival(match, other))) chosen.push(match)
  }
  return chosen.sort((a, b) => a.stretch.tokens[0]!.at - b.stretch.tokens[0]!.at)
}

function isRival(match: Match, other: Match): boolean {
  return (
    other.form.written !== match.form.written &&
    other.stretch === match.stretch &&
    other.form.entry.isHere === match.form.entry.isHere &&
    match.score - other.score < 0.3
  )
}

/** The form with the marks of what it replaces. */
function write(form: Form, { tokens, withElided, said, letters }: Stretch): string {
  const [first, last] = [tokens[0]!, tokens.at(-1)!]
  const isSmall = form.written === form.written.toLowerCase()
  const plural = isSmall && letters === `${form.letters}s` ? 's' : ''
  const body = isSmall && first.isFirst && /^\p{Lu}/u.test(said) ? capital(form.written) : form.written
  // The last full stop of `H.L.M.` goes with the others, but at the end of the line.
  const isDotted = said.includes('.') && last.trail.startsWith('.') && !last.isLast
  const trail = isDotted ? last.trail.slice(1) : last.trail
  return `${first.lead}${withElided ? '' : first.elided}${body}${plural}${trail}`
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)
/** Two shapes of an apostrophe are no correction. */
const plain = (text: string) => text.replaceAll('’', "'")
