/** The cheapest way to say a row of sounds in a row of frames: each frame belongs to a sound or to a pause between words. */

/** One sound to be placed. */
export interface Placed {
  kind: string
  /** Usual length in frames at this speed. */
  length: number
  optional: boolean
  /** Price of a pause after it; null within a word, where none can be. */
  pause: number | null
}

/** What each kind of sound costs in the frames before each moment, summed up; `' '` is the pause. */
export type Costs = Record<string, Float64Array>

/** Of one sound: frames from `from` up to `to`, none where it was left out. */
export interface Stretch {
  from: number
  to: number
}

/** Spread of the logarithm of a sound's length, and how many times its usual length it lasts at most. */
const SPREAD = 0.45
const LONGEST = 3
/** What it costs to leave out a sound, and one that often is. */
const SKIP = 6
const SKIP_OPTIONAL = 2
/** Frames that a sound may lie from where the lengths alone would put it, and the share of the row on top. */
const REACH = 50
const REACH_SHARE = 0.08

/** Where each sound lies, in order; null where there is no way. Takes memory and time by sounds times frames. */
export function cheapestPath(sounds: readonly Placed[], costs: Costs): Stretch[] | null {
  const frames = costs[' ']!.length - 1
  const size = frames + 1
  const taken = new Uint8Array(sounds.length * size)
  const paused = new Uint16Array(sounds.length * size)
  let [before, after, spare] = Array.from({ length: 3 }, () => new Float64Array(size)) as Prices3
  before.fill(Infinity)[0] = 0
  pause(before, after, new Uint16Array(size), costs[' ']!, { from: 0, to: frames, price: 0 })
  ;[before, after] = [after, before]
  for (const [index, { from, to }] of rangesOf(sounds, frames).entries()) {
    const sound = sounds[index]!
    const row = index * size
    say(before, after, taken.subarray(row, row + size), costs[sound.kind]!, { from, to, sound })
    if (sound.pause !== null) {
      const pauses = paused.subarray(row, row + size)
      pause(after, spare, pauses, costs[' ']!, { from, to, price: sound.pause })
      ;[after, spare] = [spare, after]
    }
    ;[before, after] = [after, before]
  }
  return before[frames] === Infinity ? null : trace(sounds.length, size, taken, paused)
}

type Prices3 = [Float64Array, Float64Array, Float64Array]

/** The moments at which each sound may end. */
function rangesOf(sounds: readonly Placed[], frames: number): { from: number; to: number }[] {
  const total = sounds.reduce((sum, one) => sum + one.length, 0)
  const reach = REACH + REACH_SHARE * frames
  let said = 0
  return sounds.map((sound, index) => {
    said += sound.length
    const expected = (said / total) * frames
    const isLast = index === sounds.length - 1
    return {
      from: Math.max(0, Math.floor(expected - reach)),
      to: isLast ? frames : Math.min(frames, Math.ceil(expected + reach)),
    }
  })
}

/** From the prices of ending before a sound to those of ending after it, and how many frames it then took. */
function say(
  before: Float64Array,
  after: Float64Array,
  taken: Uint8Array,
  sums: Float64Array,
  { from, to, sound }: { from: number; to: number; sound: Placed },
) {
  const prices = pricesOf(sound)
  after.fill(Infinity)
  for (let end = from; end <= to; end++) {
    let best = Infinity
    let length = 0
    const most = Math.min(prices.length - 1, end)
    for (let one = 0; one <= most; one++) {
      const price = before[end - one]! - sums[end - one]! + prices[one]!
      if (price < best) {
        best = price
        length = one
      }
    }
    after[end] = best + sums[end]!
    taken[end] = length
  }
}

/** Of each length in frames. */
function pricesOf({ length: usual, optional }: Placed): Float64Array {
  const longest = Math.min(255, Math.ceil(LONGEST * usual))
  const prices = new Float64Array(longest + 1)
  prices[0] = optional ? SKIP_OPTIONAL : SKIP
  for (let length = 1; length <= longest; length++)
    prices[length] = Math.log(length / usual) ** 2 / (2 * SPREAD ** 2)
  return prices
}

/** The same for a pause, which may have any length and need not be. */
function pause(
  before: Float64Array,
  after: Float64Array,
  taken: Uint16Array,
  sums: Float64Array,
  { from, to, price }: { from: number; to: number; price: number },
) {
  after.set(before)
  let best = Infinity
  let start = from
  for (let end = from; end <= to; end++) {
    if (best + sums[end]! < after[end]!) {
      after[end] = best + sums[end]!
      taken[end] = end - start
    }
    const one = before[end]! - sums[end]! + price
    if (one < best) {
      best = one
      start = end
    }
  }
}

function trace(count: number, size: number, taken: Uint8Array, paused: Uint16Array): Stretch[] {
  const stretches: Stretch[] = []
  let end = size - 1
  for (let index = count - 1; index >= 0; index--) {
    const to = end - paused[index * size + end]!
    const from = to - taken[index * size + to]!
    stretches.push({ from, to })
    end = from
  }
  return stretches.reverse()
}
