/** What a sentence is about, as words that can be compared. */
import { baseLanguage } from '../languages.ts'

export interface ContentWord {
  /** The same for `écologie`, `écologique` and `Écologiques`. */
  stem: string
  /** As it was said. */
  said: string
  /** The word before it, short ones too, in lower case; empty at the beginning. */
  after: string
}

/** Letters by which two forms of a word are one, and fewest that a word needs to name something. */
const STEM = 5
const NAMES_SOMETHING = 4

// Scripts without spaces: their words are short.
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/** Splits texts of one language into their content words. Short words carry the grammar, so no list of stop words is needed. */
export function wordsIn(language: string): (text: string) => ContentWord[] {
  const segmenter = new Intl.Segmenter(known(language), { granularity: 'word' })
  return (text) =>
    [...segmenter.segment(text)]
      .filter((one) => one.isWordLike)
      // `l’été` is one word to the segmenter.
      .flatMap(({ segment }) => segment.split(/['’]/u))
      .map((said, at, all) => ({ said, stem: stemOf(said), after: (all[at - 1] ?? '').toLowerCase() }))
      .filter(({ said }) => said.length >= NAMES_SOMETHING || (said.length >= 2 && DENSE.test(said)))
}

/** A language's tag for `Intl`, which throws at what is none: that is split as any other. */
export function known(language: string): string {
  const base = baseLanguage(language)
  return /^[a-z]{2,3}$/.test(base) ? base : 'und'
}

const stemOf = (word: string) => word.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, STEM)
