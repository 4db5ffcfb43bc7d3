/** What a reader typed becomes what is looked for. Nothing that can be typed is an error. */
import { analyseText } from './analyse-text.ts'

/** One thing that must be there: a word, or words in this order where they were between quotation marks. */
export interface Term {
  words: string[]
  exact: boolean
}

export interface Query {
  /** What was typed, tidied, for the field and the title. */
  text: string
  terms: Term[]
}

const MOST_CHARACTERS = 200
const MOST_WORDS = 12
const QUOTED = /"([^"]*)"|«([^»]*)»|“([^”]*)”/g
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/giu
/** Words that say nothing alone; left out of a query that has others. */
const EMPTY_WORDS = new Set(
  (
    'a au aux avec ce ces dans de des du elle en est et eux il ils je la le les leur lui ma mais me mes mon ne nos notre nous ' +
    'on ou par pas pour qu que qui sa se ses son sur ta te tes ton tu un une vos votre vous ' +
    'an and are as at be by for from in is it its of or that the this to was were with'
  ).split(' '),
)

/** Reads at most 200 characters and 12 words; the rest is ignored. */
export function parseQuery(typed: string): Query {
  const text = tidy(typed)
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  const loose = words(text.replaceAll(QUOTED, ' ').replaceAll(ELIDED, ' '))
  const telling = loose.filter((word) => !EMPTY_WORDS.has(word))
  const phrases = quoted.map(words).filter((found) => found.length > 0)
  const single = telling.length > 0 || phrases.length > 0 ? telling : loose
  return { text, terms: atMost(MOST_WORDS, [...phrases.map(asPhrase), ...[...new Set(single)].map(asWord)]) }
}

const words = (text: string) => analyseText(text).map((token) => token.word)
const asPhrase = (found: string[]): Term => ({ words: found, exact: true })
const asWord = (word: string): Term => ({ words: [word], exact: false })

function tidy(typed: string): string {
  const plain = typed
    .slice(0, MOST_CHARACTERS * 4)
    .toWellFormed()
    .normalize('NFC')
  return [...plain.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()].slice(0, MOST_CHARACTERS).join('').trim()
}

function atMost(most: number, terms: Term[]): Term[] {
  let left = most
  return terms.flatMap((term) => {
    const kept = term.words.slice(0, left)
    left -= kept.length
    return kept.length > 0 ? [{ ...term, words: kept }] : []
  })
}
