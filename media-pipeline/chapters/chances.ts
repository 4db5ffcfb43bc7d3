/** How likely a part begins at each unit of a talk, over all its divisions. */

export interface Division {
  /** For each unit what the words from it on cost as one part, up to each later unit, in nats. */
  surprise: readonly Float64Array[]
  /** For each unit how many units more a part that begins there has at least. */
  least: readonly number[]
  /** For each unit how much speaks for a part that begins there, in nats. */
  signs: readonly number[]
}

/**
 * Words come in bunches: a name that is said five times in two sentences tells little more than one. Drawn one by one
 * they would say too much, and the signs nothing (0.15 to 0.25 find much the same).
 */
const BUNCHED = 0.2
/** By how many nats each further part may be the likelier or less likely, and how often that is halved to get the number of parts right. */
const HABIT = { most: 100, halvings: 16 }

/**
 * For each unit how likely a part begins there when there are so many parts on average; null where no division fits. A
 * division is the likelier the less the words of its parts surprise and the more speaks for its beginnings. Forward and
 * backward sums over all of them: time grows with the units times the units of a longest part.
 */
export function chancesToBegin(division: Division, parts: number): Float64Array | null {
  let [fewer, more] = [-HABIT.most, HABIT.most]
  let chances: Float64Array | null = null
  for (let halving = 0; halving < HABIT.halvings; halving++) {
    const habit = (fewer + more) / 2
    const toCome = weightsToCome(division, habit)
    if (toCome[0] === Number.NEGATIVE_INFINITY) return null
    chances = chancesWith(division, toCome)
    const expected = chances.reduce((sum, chance) => sum + chance, 0)
    if (expected > parts) more = habit
    else fewer = habit
  }
  return chances
}

/** For each unit the weight of all divisions from it on, as a logarithm: the beginning there counts only from the next part on. */
function weightsToCome({ surprise, least, signs }: Division, habit: number): Float64Array {
  const weights = new Float64Array(surprise.length + 1).fill(Number.NEGATIVE_INFINITY)
  weights[surprise.length] = 0
  for (let at = surprise.length - 1; at >= 0; at--) {
    const costs = surprise[at]!
    let most = Number.NEGATIVE_INFINITY
    for (let step = least[at]!; step < costs.length; step++)
      most = Math.max(most, weights[at + step + 1]! - BUNCHED * costs[step]!)
    if (most === Number.NEGATIVE_INFINITY) continue
    let sum = 0
    for (let step = least[at]!; step < costs.length; step++)
      sum += Math.exp(weights[at + step + 1]! - BUNCHED * costs[step]! - most)
    weights[at] = most + Math.log(sum) + signs[at]! + habit
  }
  return weights
}

/** A part that begins here ends at each later unit with that one's share of the weight to come. */
function chancesWith({ surprise, least }: Division, toCome: Float64Array): Float64Array {
  const chances = new Float64Array(surprise.length)
  chances[0] = 1
  for (const [at, costs] of surprise.entries()) {
    if (chances[at] === 0) continue
    let sum = 0
    const shares = costs.map((cost, step) =>
      step < least[at]! ? 0 : Math.exp(toCome[at + step + 1]! - BUNCHED * cost - toCome[at]!),
    )
    for (const share of shares) sum += share
    if (sum === 0) continue
    for (const [step, share] of shares.entries())
      if (at + step + 1 < chances.length) chances[at + step + 1]! += (chances[at]! * share) / sum
  }
  return chances
}
