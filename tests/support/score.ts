/** How near a transcript comes to what was really said. */

export interface Timed {
  start: number
  text: string
}

/** Word error rate: changed, missing and added words over the words of the reference; punctuation and case aside. */
export function wordErrorRate(reference: readonly Timed[], heard: readonly Timed[]): number {
  const said = wordsOf(reference)
  return editDistance(said, wordsOf(heard)) / said.length
}

/** Share of the reference's sentences, 0 to 1, that have a cue starting within `tolerance` seconds of them. */
export function startsWithin(reference: readonly Timed[], heard: readonly Timed[], tolerance = 0.3): number {
  const near = reference.filter(({ start }) => heard.some((cue) => Math.abs(cue.start - start) <= tolerance))
  return near.length / reference.length
}

/**
 * How far, in seconds, each word begins from where it was said, in ascending order; words that were not heard, or heard
 * as another word, do not count. Both sides hold one word each, as recognisers give them: `l'avenir` is one.
 */
export function wordStartErrors(said: readonly Timed[], heard: readonly Timed[]): number[] {
  const pairs = matchWords(said.map(plain), heard.map(plain))
  return pairs.map(([a, b]) => Math.abs(said[a]!.start - heard[b]!.start)).toSorted((a, b) => a - b)
}

/** The value that `share` (0 to 1) of the sorted values do not exceed. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** Words in lower case without marks; `l'avenir` is two. */
export function wordsOf(lines: readonly { text: string }[]): string[] {
  const text = lines.map((line) => line.text).join(' ')
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function editDistance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, word] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries())
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (word === other ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

const plain = ({ text }: Timed) => wordsOf([{ text }]).join(' ')

/** Equal words that stand across from each other where the two lists need the fewest changes. */
function matchWords(a: readonly string[], b: readonly string[]): [number, number][] {
  const rows = [Uint16Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (const [i, word] of a.entries()) {
    const [row, next] = [rows[i]!, new Uint16Array(b.length + 1).fill(i + 1)]
    for (const [j, other] of b.entries())
      next[j + 1] = Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (word === other ? 0 : 1))
    rows.push(next)
  }
  const pairs: [number, number][] = []
  for (let [i, j] = [a.length, b.length]; i > 0 && j > 0; ) {
    const isSame = a[i - 1] === b[j - 1]
    if (rows[i]![j] === rows[i - 1]![j - 1]! + (isSame ? 0 : 1)) {
      i--
      j--
      if (isSame) pairs.unshift([i, j])
    } else if (rows[i]![j] === rows[i - 1]![j]! + 1) i--
    else j--
  }
  return pairs
}
