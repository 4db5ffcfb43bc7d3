/** Word with word: the pairing of two short rows of words that has most in common (Needleman and Wunsch). */
import type { Texts } from './match-words.ts'

const EXACT = 4
const SHORT = 3
const SIMILAR = 2
/** Words of fewer letters are not taken for each other. */
const LETTERS = 4

export function matchClosely(
  { a, b, written, heard, matched }: Texts,
  { a0, a1, b0, b1 }: { a0: number; a1: number; b0: number; b1: number },
): void {
  const [rows, columns] = [a1 - a0, b1 - b0]
  const width = columns + 1
  const score = new Int32Array((rows + 1) * width)
  const isPair = new Uint8Array((rows + 1) * width)
  for (let i = 1; i <= rows; i += 1)
    for (let j = 1; j <= columns; j += 1) {
      const [x, y] = [a0 + i - 1, b0 + j - 1]
      const worth =
        a[x] === b[y] ? (written[x]!.length > 2 ? EXACT : SHORT) : likeness(written[x]!, heard[y]!)
      const paired = worth > 0 ? score[(i - 1) * width + j - 1]! + worth : -1
      const skipped = Math.max(score[(i - 1) * width + j]!, score[i * width + j - 1]!)
      score[i * width + j] = Math.max(paired, skipped)
      if (paired >= skipped && paired > 0) isPair[i * width + j] = 1
    }
  for (let i = rows, j = columns; i > 0 && j > 0; ) {
    if (isPair[i * width + j] === 1) {
      matched[a0 + i - 1] = b0 + j - 1
      i -= 1
      j -= 1
    } else if (score[(i - 1) * width + j]! >= score[i * width + j - 1]!) i -= 1
    else j -= 1
  }
}

const likeness = (one: string, other: string) => (areSimilar(one, other) ? SIMILAR : 0)

/** At most a third of the letters differ. */
export function areSimilar(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const most = Math.floor(long.length / 3)
  if (short.length < LETTERS || long.length > 40 || long.length - short.length > most) return false
  return distanceWithin(short, long, most)
}

function distanceWithin(short: string, long: string, most: number): boolean {
  let row = Array.from({ length: short.length + 1 }, (_, at) => at)
  for (let i = 1; i <= long.length; i += 1) {
    const next = [i]
    let least = i
    for (let j = 1; j <= short.length; j += 1) {
      const cost = long[i - 1] === short[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + cost)
      least = Math.min(least, next[j]!)
    }
    if (least > most) return false
    row = next
  }
  return row[short.length]! <= most
}
