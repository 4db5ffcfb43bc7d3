/** How much words surprise, as parts of a talk. */

/** A part is expected to use words as the whole does, as strongly as so many words of its own would say it (40 to 120 find much the same). */
const BELIEF = 60

/**
 * For each unit what the words from it on cost as one part, up to each later unit that `fits`, in nats: a part is an urn
 * into which every word that is drawn goes back twice (Pólya), so that its own words become cheap.
 */
export function surpriseOfParts(
  units: readonly (readonly string[])[],
  fits: (from: number, last: number) => boolean,
): Float64Array[] {
  const everywhere = new Map<string, number>()
  for (const word of units.flat()) everywhere.set(word, (everywhere.get(word) ?? 0) + 1)
  const total = [...everywhere.values()].reduce((sum, count) => sum + count, 0)
  return units.map((_, from) => {
    const drawn = new Map<string, number>()
    const costs: number[] = []
    let count = 0
    let cost = 0
    for (let at = from; at < units.length && fits(from, at); at++) {
      for (const word of units[at]!) {
        const seen = drawn.get(word) ?? 0
        cost -= Math.log((seen + (BELIEF * everywhere.get(word)!) / total) / (count + BELIEF))
        drawn.set(word, seen + 1)
        count++
      }
      costs.push(cost)
    }
    return Float64Array.from(costs)
  })
}
