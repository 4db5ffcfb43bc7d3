/** Which words can tell one part of a talk from another. */

export interface Said {
  /** Seconds. */
  start: number
  words: readonly string[]
}

/** The talk is looked at in stretches of half a part. One part can reach into three of them. */
const STRETCHES = 2
const OF_ONE_PART = 3

/**
 * For each unit its words without those that are said once in the whole talk, which compare with nothing, and those that
 * are heard in more than half of its stretches, as grammar and the talk's own subject are.
 */
export function dividingWords(units: readonly Said[], end: number, parts: number): string[][] {
  const from = units[0]?.start ?? 0
  const stretches = parts * STRETCHES
  const said = new Map<string, { times: number; stretches: Set<number> }>()
  for (const { start, words } of units) {
    const stretch = Math.floor(((start - from) / (end - from)) * stretches)
    for (const word of words) {
      const one = said.get(word) ?? { times: 0, stretches: new Set() }
      one.times++
      one.stretches.add(stretch)
      said.set(word, one)
    }
  }
  const everywhere = Math.max(stretches / 2, OF_ONE_PART)
  const divides = (word: string) => {
    const one = said.get(word)!
    return one.times > 1 && one.stretches.size <= everywhere
  }
  return units.map(({ words }) => words.filter(divides))
}
