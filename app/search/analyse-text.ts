import { foldText } from '#db/queries/fold-text.ts'

/** One word of a text: as the index knows it, and where it stands in the original (UTF-16 positions). */
export interface Token {
  word: string
  start: number
  end: number
}

// FTS5's unicode61 takes letters, numbers and private use as words; marks belong to the letter before them.
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu

/** Splits a text into words the way the index does. Both apostrophes split: `l’été` → `l`, `ete`. */
export function analyseText(text: string): Token[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}
