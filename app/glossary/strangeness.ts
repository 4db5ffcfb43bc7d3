/** How little words look like ordinary speech: capitals, words that the language has not, words that were not heard surely. */
import type { Ordinary } from './ordinary-words.ts'
import type { Stretch } from './stretches.ts'
import type { Token } from './tokens.ts'

/** Below this the recogniser was not sure of a word. */
const UNSURE = 0.6
const OF_CAPITAL = 1
/** The first word of a sentence has a capital in any case. */
const OF_FIRST = 0.8
const OF_UNKNOWN = 0.6
const OF_ORDINARY_CAPITAL = 0.5
const OF_UNSURE = 0.4

export type Strangeness = ReturnType<typeof strangenessIn>

export const isUnsure = ({ confidence }: Token) => confidence !== null && confidence < UNSURE

/** What to ask of words in a language and a recording. */
export function strangenessIn(ordinary: Ordinary) {
  const isOrdinary = ({ core }: Token) => ordinary.isOrdinary(core)

  function of(token: Token): number {
    const unsure = isUnsure(token) ? OF_UNSURE : 0
    if (isOrdinary(token)) return unsure + (token.isCapital && !token.isFirst ? OF_ORDINARY_CAPITAL : 0)
    if (!token.isCapital) return unsure + OF_UNKNOWN
    return unsure + (token.isFirst ? OF_FIRST : OF_CAPITAL)
  }

  return {
    isOrdinary,
    isSmall: ordinary.isSmall,
    /** 0 for ordinary words that were heard surely, about 1 for a name. */
    mean(tokens: readonly Token[]): number {
      let sum = 0
      for (const token of tokens) sum += of(token)
      return sum === 0 ? 0 : sum / tokens.length
    },
    /** One of them may be a name by itself. */
    isName: (tokens: readonly Token[]) => tokens.some((token) => token.isCapital || !isOrdinary(token)),
    hasName: ({ tokens }: Stretch) => tokens.some((token) => token.isCapital && !isOrdinary(token)),
    /** Capitals within a sentence, and not all of ordinary words: `Le Goff`. */
    isAllCapital: ({ tokens }: Stretch) =>
      tokens.every((token) => token.isCapital && !token.isFirst) &&
      tokens.some((token) => !isOrdinary(token)),
    followsTitle: ({ before, tokens }: Stretch) =>
      before !== null && ordinary.isTitle(before.core) && !ordinary.isSmall(tokens[0]!.core),
    /** Another capital stands before it: most likely the given name of someone else. */
    followsName: ({ before }: Stretch) =>
      before?.isCapital === true && !(before.isFirst && isOrdinary(before)),
    followsArticle: ({ before, tokens }: Stretch) =>
      /^l['’]/i.test(tokens[0]!.elided) || (before !== null && ordinary.isArticle(before.core)),
  }
}
