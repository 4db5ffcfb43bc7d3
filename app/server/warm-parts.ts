/** Which parts of a file were read a moment ago: the system holds them in memory still, and reading them again waits for no disk. */

export interface WarmParts {
  /** Whether all of it was read within the last seconds. Both ends inclusive. */
  isWarm(start: number, end: number): boolean
  /** These bytes were read now. */
  mark(start: number, end: number): void
}

const PART = 64 * 1024
/** Milliseconds; the system keeps what was read far longer, unless memory is short. */
const WARM_FOR = 10_000

export function warmParts(clock: () => number = Date.now): WarmParts {
  /** When a part was read last, by its number. */
  const read = new Map<number, number>()
  const partsOf = (start: number, end: number) => [Math.floor(start / PART), Math.floor(end / PART)] as const
  return {
    isWarm(start, end) {
      const since = clock() - WARM_FOR
      const [first, last] = partsOf(start, end)
      for (let part = first; part <= last; part += 1) if ((read.get(part) ?? 0) < since) return false
      return true
    },
    mark(start, end) {
      const now = clock()
      const [first, last] = partsOf(start, end)
      for (let part = first; part <= last; part += 1) read.set(part, now)
    },
  }
}
