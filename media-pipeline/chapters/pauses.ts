/** How much longer than the next shorter pause the pauses between chapters must be. */
const RATIO = 1.4
/** At most one chapter in so many seconds can come from pauses alone. */
const SECONDS_EACH = 30
/** Fewer pauses than this say nothing about what is usual. */
const ENOUGH = 5

/**
 * The length in seconds from which on pauses stand apart from all shorter ones, or null: the pauses of ordinary speech
 * grow step by step, those between parts leave a gap below them. The lowest such gap counts.
 */
export function pausesThatStandApart(
  pauses: readonly number[],
  { least, duration }: { least: number; duration: number },
): number | null {
  const longestFirst = pauses.filter((one) => one > 0).toSorted((a, b) => b - a)
  if (longestFirst.length < ENOUGH) return null
  const most = Math.min(longestFirst.length / 3, duration / SECONDS_EACH)
  let bound: number | null = null
  for (let count = 1; count <= most; count++) {
    const [shortest, next] = [longestFirst[count - 1]!, longestFirst[count]!]
    if (shortest < least) break
    if (shortest >= RATIO * next) bound = shortest
  }
  return bound
}
