import { foldText } from '#db/queries/fold-text.ts'
import { type TimedWord, timedTokens, tokensOf } from './tokens.ts'

/** How often a recording must say a word in small letters, and how surely, for it to be ordinary there. */
const OFTEN = 3
const SURE = 0.7

/** Words that a recording says often in small letters, folded: they are ordinary there, and no names. Line by line, for many lines. */
export function countOwnWords() {
  const said = new Map<string, { times: number; sure: number }>()
  return {
    add({ text, words }: { text: string; words: string | null }) {
      const timed = words === null ? null : timedTokens(text, JSON.parse(words) as TimedWord[])
      const confidences = timed?.map((word) => word?.[3] ?? null) ?? []
      for (const { core, isCapital, confidence } of tokensOf(text, '', confidences)) {
        if (isCapital || core === '') continue
        const key = foldText(core)
        const one = said.get(key) ?? { times: 0, sure: 0 }
        said.set(key, { times: one.times + 1, sure: one.sure + (confidence ?? 1) })
      }
    },
    often: () =>
      new Set(
        [...said]
          .filter(([, { times, sure }]) => times >= OFTEN && sure / times >= SURE)
          .map(([word]) => word),
      ),
  }
}
