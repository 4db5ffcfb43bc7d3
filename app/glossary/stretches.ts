/** Words that follow each other in a line and may together be one name. */
import { foldLetters } from './letters.ts'
import { joinTwo, soundOf } from './sounds.ts'
import type { Token } from './tokens.ts'

export interface Stretch {
  tokens: readonly Token[]
  /** The elided article belongs to what is said: `l'hôtelier` may be `Lhôtellier`. */
  withElided: boolean
  /** What is said, without the marks around it. */
  said: string
  letters: string
  sound: string
  /** The word before, where no mark parts it from this. */
  before: Token | null
  /** What its first words say, the fewest first; and its last words, the fewest last. As many as it has words but one. */
  heads: readonly Said[]
  tails: readonly Said[]
}

/** Every stretch of a line of at most so many words; none reaches over a comma or another mark. */
export function stretchesOf(tokens: readonly Token[], language: string, most: number): Stretch[] {
  const heard = tokens.map((token) => hear(token, language))
  const found: Stretch[] = []
  for (const [from, first] of tokens.entries()) {
    if (heard[from]!.core.letters === '') continue
    const before = tokens[from - 1]
    for (const withElided of first.elided ? [false, true] : [false]) {
      let said = withElided ? heard[from]!.whole : heard[from]!.core
      let heads: Said[] = []
      let tails: Said[] = []
      for (let to = from; to < tokens.length && to < from + most; to += 1) {
        const whole = heard[to]!.whole
        if (to > from) {
          if (parts(tokens[to - 1]!) || tokens[to]!.lead !== '' || whole.letters === '') break
          heads = [...heads, said]
          tails = [...tails.map((tail) => add(tail, whole)), whole]
          said = add(said, whole)
        }
        found.push({
          tokens: tokens.slice(from, to + 1),
          withElided,
          before: before && !parts(before) ? before : null,
          ...said,
          heads,
          tails,
        })
      }
    }
  }
  return found
}

/** A mark after a word parts it from the next, but for the full stop of an initial or a title. */
const parts = ({ core, trail }: Token) => trail !== '' && !(trail === '.' && core.length <= 3)

export interface Said {
  said: string
  letters: string
  sound: string
}

/** A word without its elided article, and with it. */
function hear({ core, elided }: Token, language: string): { core: Said; whole: Said } {
  const bare = toSaid(core, language)
  return { core: bare, whole: elided ? toSaid(elided + core, language) : bare }
}

const toSaid = (said: string, language: string): Said => ({
  said,
  letters: foldLetters(said),
  sound: soundOf(said, language),
})

const add = (one: Said, other: Said): Said => ({
  said: `${one.said} ${other.said}`,
  letters: one.letters + other.letters,
  sound: joinTwo(one.sound, other.sound),
})
