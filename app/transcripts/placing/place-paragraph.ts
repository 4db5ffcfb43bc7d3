/** Whether a paragraph was said where its words were found. */
import { areSimilar } from './match-closely.ts'
import type { SpokenWord } from './text-words.ts'

/** Of its words, long ones counting more, so much must be found. */
const ENOUGH = 0.45
/** Articles and the like are found everywhere. */
const SHORT = 4
const SHORT_WORTH = 0.3
const SIMILAR_WORTH = 0.7
/** Its words may lie so many times as far apart as they are written, and this many words more. */
const STRETCH = 2.5
const SLACK = 8

/** The spoken part of each of its parts with strays taken out, or null where it finds no place. */
export function placeOf(
  parts: readonly string[],
  matched: Int32Array,
  spoken: readonly SpokenWord[],
): Int32Array | null {
  const place = withoutStrays(matched.slice())
  const found = [...place.keys()].filter((at) => place[at]! >= 0)
  if (found.length === 0) return null
  const [first, last] = [found[0]!, found.at(-1)!]
  const spread = place[last]! - place[first]! + 1
  if (spread > (last - first + 1) * STRETCH + SLACK) return null
  const worth = (at: number) => (parts[at]!.length < SHORT ? SHORT_WORTH : 1)
  const all = parts.reduce((sum, _part, at) => sum + worth(at), 0)
  const got = found.reduce((sum, at) => {
    const heard = spoken[place[at]!]!.part
    if (heard === parts[at]) return sum + worth(at)
    return areSimilar(heard, parts[at]!) ? sum + worth(at) * SIMILAR_WORTH : sum
  }, 0)
  return got >= all * ENOUGH ? place : null
}

/** Words at either end that lie far from the others were taken for others. */
function withoutStrays(place: Int32Array): Int32Array {
  const found = [...place.keys()].filter((at) => place[at]! >= 0)
  const isFar = (one: number, other: number) => place[other]! - place[one]! > (other - one) * STRETCH + SLACK
  // The largest run whose neighbours lie close is the paragraph.
  let best = [0, 0]
  let from = 0
  for (let at = 1; at <= found.length; at += 1) {
    if (at < found.length && !isFar(found[at - 1]!, found[at]!)) continue
    if (at - from > best[1]! - best[0]!) best = [from, at]
    from = at
  }
  for (const [at, one] of found.entries()) if (at < best[0]! || at >= best[1]!) place[one] = -1
  return place
}
