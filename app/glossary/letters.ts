import { foldText } from '#db/queries/fold-text.ts'

/** Text as its letters and figures alone, lower case, without accents: `Jean-Luc` → `jeanluc`. */
export const foldLetters = (text: string) => foldText(text).replaceAll(/[^\p{L}\p{N}]/gu, '')

/** How many letters must change to make one of the other, in parts of the longer one. */
export function letterDistance(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  if (longest === 0) return 0
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1
      next[to] = Math.min(row[to]! + 1, next[to - 1]! + 1, row[to - 1]! + same)
    }
    row = next
  }
  return row[other.length]! / longest
}
