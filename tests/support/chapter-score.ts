/** How well proposed chapters find the parts of a talk. The one at the very beginning is no find. */

export interface Found {
  precision: number
  recall: number
  f1: number
}

/** Starts that lie within `tolerance` seconds of a part's, each part found once. */
export function partsFound(parts: readonly number[], proposed: readonly number[], tolerance: number): Found {
  const [wanted, cuts] = [inside(parts), inside(proposed)]
  const open = new Set(wanted)
  let hits = 0
  for (const cut of cuts) {
    const [nearest] = [...open].sort((a, b) => Math.abs(a - cut) - Math.abs(b - cut))
    if (nearest === undefined || Math.abs(nearest - cut) > tolerance) continue
    open.delete(nearest)
    hits++
  }
  const precision = cuts.length > 0 ? hits / cuts.length : 0
  const recall = wanted.length > 0 ? hits / wanted.length : 0
  return { precision, recall, f1: hits > 0 ? (2 * precision * recall) / (precision + recall) : 0 }
}

/** As many cuts, evenly spaced: what chapters are worth that know nothing of the talk. */
export function evenlySpaced(proposed: readonly number[], duration: number): number[] {
  const count = inside(proposed).length
  return Array.from({ length: count }, (_, at) => ((at + 1) * duration) / (count + 1))
}

const inside = (starts: readonly number[]) => starts.filter((start) => start > 0)
