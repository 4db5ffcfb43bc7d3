/** The kinds of sounds that speech is made of: how long each lasts, and how loud its bands are beside those of loud speech. */

export interface Sound {
  /** Usual length, in seconds. */
  length: number
  /** Decibels under the loud frames of the same band, low to high. */
  levels: [number, number, number, number]
  /** May be left out in speaking: weak vowels, letters that the rules do not know. */
  optional?: boolean
}

export const SOUNDS: Record<string, Sound> = {
  a: { length: 0.09, levels: [-4, -2, -4, -10] },
  e: { length: 0.085, levels: [-3, -6, -3, -9] },
  i: { length: 0.08, levels: [-2, -15, -6, -9] },
  o: { length: 0.085, levels: [-2, -5, -13, -17] },
  N: { length: 0.11, levels: [-3, -4, -9, -15] },
  '@': { length: 0.05, levels: [-4, -7, -8, -12], optional: true },
  j: { length: 0.06, levels: [-4, -14, -7, -11] },
  w: { length: 0.06, levels: [-4, -9, -16, -19] },
  l: { length: 0.06, levels: [-5, -11, -11, -15] },
  r: { length: 0.06, levels: [-8, -11, -12, -15] },
  m: { length: 0.07, levels: [-5, -15, -16, -20] },
  b: { length: 0.065, levels: [-12, -21, -21, -20] },
  v: { length: 0.065, levels: [-10, -18, -17, -15] },
  z: { length: 0.08, levels: [-13, -21, -11, -4] },
  s: { length: 0.105, levels: [-28, -23, -9, 0] },
  f: { length: 0.09, levels: [-26, -23, -17, -10] },
  h: { length: 0.06, levels: [-22, -17, -14, -15], optional: true },
  /** The closure of p, t, k, and what follows it. */
  c: { length: 0.06, levels: [-34, -34, -34, -32] },
  t: { length: 0.03, levels: [-18, -16, -11, -9] },
  /** Something is said. */
  '?': { length: 0.11, levels: [-6, -10, -10, -12], optional: true },
}
