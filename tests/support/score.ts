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
