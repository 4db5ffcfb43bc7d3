/**
 * Two texts of the same talk, word by word: rows of words that stand once in both are anchors, what lies between them is compared word with
 * word. Large pieces that only one text has are passed over.
 */
import { matchClosely } from './match-closely.ts'

/** Index in `heard` of each word of `written`, or −1; rising. */
export function matchWords(written: readonly string[], heard: readonly string[]): Int32Array {
  const matched = new Int32Array(written.length).fill(-1)
  const numbers = new Map<string, number>()
  const number = (word: string) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size + 1)
    return numbers.size
  }
  const a = Int32Array.from(written, number)
  const b = Int32Array.from(heard, number)
  const texts = { a, b, written, heard, vocabulary: numbers.size + 1, matched, budget: { cells: BUDGET } }
  const windows: Window[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }]
  for (let next = windows.pop(); next; next = windows.pop())
    for (const inner of step(texts, next)) windows.push(inner)
  return matched
}

interface Window {
  a0: number
  a1: number
  b0: number
  b1: number
}

export interface Texts {
  a: Int32Array
  b: Int32Array
  written: readonly string[]
  heard: readonly string[]
  vocabulary: number
  matched: Int32Array
  budget: { cells: number }
}

/** Pairs of words that are compared one by one: at once, and in all. */
const CLOSE = 250_000
const BUDGET = 40_000_000
/** Pairs below which anchors of a single word are more likely wrong than close comparison. */
const SMALL = 4_000

/** Matches what is sure in a window and answers with the windows between. */
function step(texts: Texts, window: Window): Window[] {
  const w = trimmed(texts, window)
  const cells = (w.a1 - w.a0) * (w.b1 - w.b0)
  if (cells === 0) return []
  if (cells > SMALL)
    for (const length of [4, 2, 1]) {
      const anchors = anchorsIn(texts, w, length)
      if (anchors.length > 0) return between(texts, w, anchors, length)
    }
  if (cells <= CLOSE && texts.budget.cells >= cells) {
    texts.budget.cells -= cells
    matchClosely(texts, w)
  }
  return []
}

/** Equal words at both ends match. */
function trimmed({ a, b, matched }: Texts, { a0, a1, b0, b1 }: Window): Window {
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) matched[a0++] = b0++
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) matched[--a1] = --b1
  return { a0, a1, b0, b1 }
}

function between(
  { matched }: Texts,
  w: Window,
  anchors: { a: number; b: number }[],
  length: number,
): Window[] {
  const windows: Window[] = []
  let [a0, b0] = [w.a0, w.b0]
  for (const anchor of anchors) {
    // Anchors of several words may overlap.
    if (anchor.a < a0 || anchor.b < b0) continue
    windows.push({ a0, a1: anchor.a, b0, b1: anchor.b })
    for (let at = 0; at < length; at += 1) matched[anchor.a + at] = anchor.b + at
    a0 = anchor.a + length
    b0 = anchor.b + length
  }
  return [...windows, { a0, a1: w.a1, b0, b1: w.b1 }].filter((one) => one.a1 > one.a0 && one.b1 > one.b0)
}

/** Rows of so many words that stand once in each window, the longest rising list of them. */
function anchorsIn({ a, b, vocabulary, written }: Texts, w: Window, length: number) {
  const rows = new Map<number, number>()
  const seen = new Map<number, { a: number; b: number }>()
  const wordsOf = (text: Int32Array, at: number) => {
    if (length === 1) return text[at]!
    const pair = (one: number) => {
      const key = text[one]! * vocabulary + text[one + 1]!
      const known = rows.get(key)
      if (known !== undefined) return known
      rows.set(key, rows.size)
      return rows.size - 1
    }
    return length === 2 ? pair(at) : pair(at) * 4_294_967 + pair(at + 2)
  }
  for (let at = w.a0; at + length <= w.a1; at += 1) {
    // A short word alone says nothing.
    if (length === 1 && written[at]!.length < 5) continue
    const key = wordsOf(a, at)
    seen.set(key, { a: seen.has(key) ? -1 : at, b: -1 })
  }
  for (let at = w.b0; at + length <= w.b1; at += 1) {
    const row = seen.get(wordsOf(b, at))
    if (row) row.b = row.b === -1 ? at : -2
  }
  return longestRising([...seen.values()].filter((row) => row.a >= 0 && row.b >= 0))
}

/** Of pairs in order of `a`, the most whose `b` rises too. */
function longestRising(pairs: { a: number; b: number }[]) {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [at, { b }] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]!.b < b) low = middle + 1
      else high = middle
    }
    if (low > 0) before[at] = tails[low - 1]!
    tails[low] = at
  }
  const rising: { a: number; b: number }[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) rising.push(pairs[at]!)
  return rising.reverse()
}
