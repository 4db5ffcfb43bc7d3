/** Which words tell a part from all others. */
import { aboutLanguage } from '../languages.ts'
import { type ContentWord, wordsIn } from './words.ts'

export interface TellingWord {
  stem: string
  /** In the form in which it is said most often. */
  said: string
  /** Whether it names a thing: some article goes before it. */
  isNoun: boolean
  /** How much more often it is said here than elsewhere, in nats over all its uses. */
  weight: number
}

/** A part has at most so many telling words. */
const MOST = 12
const FEW = 3

/** For each part, given as its texts, the words that tell it from the others, most telling first, in a form that was said. */
export function tellingWords(parts: readonly (readonly string[])[], language: string): TellingWord[][] {
  const split = wordsIn(language)
  const { empty = null, articles = null } = aboutLanguage(language) ?? {}
  const said = parts.map((texts) =>
    texts.flatMap(split).filter(({ said }) => !empty?.test(said.toLowerCase()) && !/^\p{N}/u.test(said)),
  )
  const everywhere = countStems(said.flat())
  const total = said.flat().length
  return said.map((words) =>
    [...countStems(words)]
      .map(([stem, count]) => ({
        stem,
        said: usualForm(words, stem),
        isNoun: isNoun(words, stem, articles),
        weight: count * Math.log((count / words.length) * (total / everywhere.get(stem)!)),
      }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST),
  )
}

/** The sentence with most of the telling words' weight, the earlier of equals; null where none has half of what the first few weigh. */
export function sayingMost(
  sentences: readonly string[],
  telling: readonly TellingWord[],
  language: string,
): string | null {
  const split = wordsIn(language)
  const weights = new Map(telling.map(({ stem, weight }) => [stem, weight]))
  const enough = telling.slice(0, FEW).reduce((sum, { weight }) => sum + weight, 0) / 2
  let best: { sentence: string; weight: number } | null = null
  for (const sentence of sentences) {
    const stems = new Set(split(sentence).map(({ stem }) => stem))
    const weight = [...stems].reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0)
    if (weight > (best?.weight ?? 0)) best = { sentence, weight }
  }
  return best && best.weight >= enough ? best.sentence : null
}

function countStems(words: readonly ContentWord[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/** Half of the times or more after an article; any word where no articles are known. */
function isNoun(words: readonly ContentWord[], stem: string, articles: RegExp | null): boolean {
  const uses = words.filter((word) => word.stem === stem)
  return !articles || uses.filter(({ after }) => articles.test(after)).length * 2 >= uses.length
}

/** As it is said most often, so that `immeubles` does not stand for `immeuble`. */
function usualForm(words: readonly ContentWord[], stem: string): string {
  const forms = new Map<string, number>()
  for (const word of words) if (word.stem === stem) forms.set(word.said, (forms.get(word.said) ?? 0) + 1)
  return [...forms].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}
