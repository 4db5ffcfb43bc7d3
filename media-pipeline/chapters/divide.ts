/** Where a talk changes its subject, by its words and the signs of each beginning. */
import { chancesToBegin } from './chances.ts'
import { dividingWords } from './dividing.ts'
import { surpriseOfParts } from './surprise.ts'

export interface Unit {
  /** Seconds. */
  start: number
  /** What it is about, as words that can be compared. */
  words: readonly string[]
  /** How much speaks for a part that begins here, in nats. */
  sign: number
}

/** Shortest and longest part in seconds. */
const LEAST = 90
const MOST = 900
/** A beginning that is half a minute off is worth nothing, and a nearer one in proportion. */
const NEAR = 30

/**
 * Indices of the units that begin a part, the first one left out, for so many parts; fewer where so many do not fit.
 * Those are chosen that are nearest to a beginning in all likely divisions together: the single likeliest one is often a
 * few sentences off.
 */
export function divide(units: readonly Unit[], end: number, parts: number): number[] {
  const fitting = Math.min(parts, Math.floor((end - units[0]!.start) / LEAST))
  if (fitting < 2) return []
  const surprise = surpriseOfParts(
    dividingWords(units, end, fitting),
    (from, last) => units[last]!.start - units[from]!.start <= MOST,
  )
  const least = units.map(({ start }, at) => unitsUntil(units, at, start + LEAST, end))
  const chances = chancesToBegin({ surprise, least, signs: units.map(({ sign }) => sign) }, fitting)
  return chances
    ? nearest(units, end, nearness(units, chances))
        .slice(0, fitting - 1)
        .sort((a, b) => a - b)
    : []
}

/** How many units more than its first a part that begins here needs to end no earlier than at a moment. */
function unitsUntil(units: readonly Unit[], at: number, moment: number, end: number): number {
  let to = at + 1
  while (to <= units.length && (units[to]?.start ?? end) < moment) to++
  return to - at - 1
}

/** What each unit is worth as a beginning: the chances of those around it, by their distance. */
function nearness(units: readonly Unit[], chances: Float64Array): number[] {
  let first = 1
  return units.map(({ start }) => {
    while (first < units.length && units[first]!.start < start - NEAR) first++
    let worth = 0
    for (let at = first; at < units.length && units[at]!.start < start + NEAR; at++)
      worth += chances[at]! * (1 - Math.abs(units[at]!.start - start) / NEAR)
    return worth
  })
}

/** The worthiest first, as far apart as parts are long. */
function nearest(units: readonly Unit[], end: number, worth: readonly number[]): number[] {
  const edges = [units[0]!.start, end]
  const chosen: number[] = []
  for (const at of [...units.keys()].sort((a, b) => worth[b]! - worth[a]!)) {
    const { start } = units[at]!
    if (edges.some((edge) => Math.abs(edge - start) < LEAST)) continue
    edges.push(start)
    chosen.push(at)
  }
  return chosen
}
