/** A cue's words one by one: what is said, and the marks around it that stay where they are. */

export interface Token {
  /** Its place in the cue's text, split at spaces. */
  at: number
  /** Opening marks and an elided article: `«`, `d'`. */
  lead: string
  /** What is said. */
  core: string
  /** Closing marks, and an English possessive. */
  trail: string
  /** What stood before was left out: `d'` of `d'Ambre`, or the empty string. */
  elided: string
  /** Whether the core begins with a capital. */
  isCapital: boolean
  /** The first word of a sentence has a capital in any case. */
  isFirst: boolean
  /** A full stop after the last one ends the sentence, whatever it is. */
  isLast: boolean
  /** 0 to 1; null where nobody knows. */
  confidence: number | null
}

const SHAPE = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u
const ELISION = /^(?:[dljnsmtc]|qu|jusqu|lorsqu|puisqu|quelqu)['’]/iu
const POSSESSIVE = /['’]s$/u
const SENTENCE_END = /[.?!…:]["'”’»)\]]*$/

/** A word timed by the recogniser: `[start, end, text, confidence]`. */
export type TimedWord = [start: number, end: number, text: string, confidence: number]

/** `confidences` are those of the text's words, in their order. */
export function tokensOf(text: string, language: string, confidences: readonly (number | null)[]): Token[] {
  const parts = text.split(' ')
  return parts.map((part, at) => {
    const [, lead, inner, marks] = SHAPE.exec(part) as unknown as [string, string, string, string]
    const elided = language.startsWith('fr') ? (ELISION.exec(inner)?.[0] ?? '') : ''
    const possessive = language.startsWith('en') ? (POSSESSIVE.exec(inner)?.[0] ?? '') : ''
    const core = inner.slice(elided.length, inner.length - possessive.length)
    return {
      at,
      lead,
      core: core || inner,
      trail: core ? possessive + marks : marks,
      elided: core ? elided : '',
      isCapital: /^\p{Lu}/u.test(core || inner),
      isFirst: at === 0 || SENTENCE_END.test(parts[at - 1]!),
      isLast: at === parts.length - 1,
      confidence: confidences[at] ?? null,
    }
  })
}

/** The words of a cue's text with their times; null where the two do not say the same. */
export function timedTokens(text: string, words: readonly TimedWord[]): (TimedWord | null)[] | null {
  const parts = text.split(' ')
  const timed: (TimedWord | null)[] = []
  for (const word of words) {
    const said = word[2].trim().split(/\s+/)
    for (const [at, part] of said.entries()) {
      if (parts[timed.length] !== part) return null
      timed.push(at === 0 ? word : null)
    }
  }
  return timed.length === parts.length ? timed : null
}
