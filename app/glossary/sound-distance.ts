/** How far apart two ways of saying something are: 0 where they sound alike, 1 where nothing does. */

const VOWELS = 'aeEiouy2@AIO'

/** Sounds that are taken for each other, and how far apart they are; all others are 1. */
const NEAR: Record<string, number> = {
  eE: 0.1,
  '@2': 0.1,
  '@e': 0.3,
  '@E': 0.3,
  '2e': 0.5,
  ij: 0.2,
  uw: 0.2,
  yw: 0.4,
  iy: 0.4,
  ou: 0.5,
  ei: 0.5,
  AO: 0.4,
  AI: 0.4,
  IO: 0.5,
  aA: 0.5,
  oO: 0.5,
  EI: 0.5,
  'a@': 0.4,
  'o@': 0.5,
  o2: 0.4,
  u2: 0.6,
  uy: 0.5,
  pb: 0.4,
  td: 0.4,
  kg: 0.4,
  fv: 0.4,
  sz: 0.2,
  SZ: 0.4,
  sS: 0.5,
  zZ: 0.5,
  mn: 0.5,
  nN: 0.3,
  bv: 0.6,
}
const BETWEEN_VOWELS = 0.7

/** What it costs that a sound is there or not. */
const LONE: Record<string, number> = {
  '@': 0.15,
  h: 0.1,
  j: 0.4,
  w: 0.4,
  t: 0.6,
  d: 0.6,
  s: 0.7,
  z: 0.6,
  n: 0.7,
  r: 0.7,
  l: 0.8,
}

/** Sounds are ASCII letters and signs; other letters, which no rule made, are as far from all others. */
const CODES = 128
const PAIRS = Float64Array.from({ length: CODES * CODES }, (_, at) =>
  pairCost(String.fromCharCode(at / CODES), String.fromCharCode(at % CODES)),
)
const LONES = Float64Array.from({ length: CODES }, (_, code) => LONE[String.fromCharCode(code)] ?? 1)

function pairCost(one: string, other: string): number {
  if (one === other) return 0
  const near = NEAR[one + other] ?? NEAR[other + one]
  if (near !== undefined) return near
  const vowels = Number(VOWELS.includes(one)) + Number(VOWELS.includes(other))
  return vowels === 2 ? BETWEEN_VOWELS : vowels === 1 ? 1.2 : 1
}

const pair = (one: number, other: number) =>
  one < CODES && other < CODES ? PAIRS[one * CODES + other]! : Number(one !== other)
const lone = (code: number) => LONES[code] ?? 1

const LONGEST = 64
const LEAST_LONE = Math.min(...Object.values(LONE))

let [row, next] = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)]

/** The cheapest way from one to the other, in parts of the longer one; 1 where it is over `most`. */
export function soundDistance(one: string, other: string, most = 1): number {
  if (one === other) return 0
  const longest = Math.max(one.length, other.length)
  if (longest > LONGEST || Math.abs(one.length - other.length) * LEAST_LONE > longest * most) return 1
  row[0] = 0
  for (let to = 1; to <= other.length; to += 1) row[to] = row[to - 1]! + lone(other.charCodeAt(to - 1))
  for (let at = 1; at <= one.length; at += 1) {
    const said = one.charCodeAt(at - 1)
    let least = row[0]! + lone(said)
    next[0] = least
    for (let to = 1; to <= other.length; to += 1) {
      const heard = other.charCodeAt(to - 1)
      const cost = Math.min(
        row[to]! + lone(said),
        next[to - 1]! + lone(heard),
        row[to - 1]! + pair(said, heard),
      )
      next[to] = cost
      if (cost < least) least = cost
    }
    if (least > longest * most) return 1
    ;[row, next] = [next, row]
  }
  return Math.min(1, row[other.length]! / longest)
}

/** To the nearest of several; 1 where that is over `most`. */
export const nearestSound = (sound: string, others: readonly string[], most = 1) =>
  others.reduce((least, other) => Math.min(least, soundDistance(sound, other, most)), 1)
