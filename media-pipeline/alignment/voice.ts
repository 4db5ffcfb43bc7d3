/** How the voices of a recording sound, whatever the microphone: each band beside its own loud speech, in decibels. */
import { BANDS, type Envelope, levelOf } from './envelope.ts'
import { type Line, WALL } from './line.ts'
import type { Costs, Stretch } from './path.ts'
import { SOUNDS } from './sounds.ts'

export interface Voice {
  /** Loud speech, per band, in decibels below full scale. */
  loud: readonly number[]
  /** Nothing is under it, beside loud speech: the noise of the room, or what counts as silence. */
  floor: readonly number[]
  /** Of each kind of sound, beside loud speech. */
  levels: Record<string, readonly number[]>
}

/** What a level's byte can say. */
const VALUES = 256
/** The pause between two words. */
export const PAUSE = ' '
const UNKNOWN = '?'
const LOUD = 0.85
const QUIET = 0.05
/** As far under loud speech is silence. */
const SILENT = -36
/** With less between loud and quiet frames, in the mean of the bands, nothing is told: noise alone has 4. */
const LEAST_RANGE = 5
/** Usual distance of a sound from its kind, in decibels, and how many of these count at most (squared). */
const SPREAD = 8
const MOST = 9
/** Frames follow from one another, so each counts for less than a witness of its own. */
const WEIGHT = 0.25
/** What a frame costs as speech of unknown letters, and as speech that nobody wrote down. */
const ANY_SPEECH = 0.4
const NOT_WRITTEN = 1
/** A silence of its own length is a pause, and no word goes on beyond it. */
const WALL_IN_PAUSE = -3
const WALL_IN_WORD = 30
/** The table of sounds weighs as much as this many frames of the recording itself. */
const TABLE = 100

/** By the table of sounds, at the recording's loudness and over its noise. */
export function voiceOf(envelope: Envelope, lines: readonly (Line | null)[]): Voice {
  const spoken = countLevels(
    envelope,
    lines.flatMap((line) => (line ? [line.frames] : [])),
  )
  const loud = spoken.map((counts) => quantile(counts, LOUD))
  const floor = spoken.map((counts, band) => Math.max(SILENT, quantile(counts, QUIET) - loud[band]!))
  const kinds = Object.entries(SOUNDS).map(([kind, { levels }]) => [kind, levels] as const)
  const table = [...kinds, [PAUSE, Array<number>(BANDS).fill(SILENT)] as const]
  const levels = table.map(([kind, own]) => [kind, own.map((level, band) => addLevels(level, floor[band]!))])
  return { loud, floor, levels: Object.fromEntries(levels) }
}

/** Whether words can be told from what lies under them. */
export function isTelling({ floor }: Voice): boolean {
  return floor.reduce((sum, level) => sum - level, 0) / BANDS >= LEAST_RANGE
}

/** The voice with each kind of sound as it was found in the recording. */
export function learn(
  voice: Voice,
  found: readonly { line: Line; levels: Float32Array; path: readonly Stretch[] }[],
): Voice {
  const sums: Record<string, Float64Array> = {}
  for (const { line, levels, path } of found) {
    for (const [index, stretch] of path.entries()) {
      const { kind } = line.sounds[index]!
      sums[kind] ??= new Float64Array(BANDS + 1)
      sumUp(sums[kind], line, levels, stretch)
    }
  }
  const learnt = Object.entries(sums).map(([kind, sum]) => [
    kind,
    voice.levels[kind]!.map((level, band) => (TABLE * level + sum[band]!) / (TABLE + sum[BANDS]!)),
  ])
  return { ...voice, levels: { ...voice.levels, ...Object.fromEntries(learnt) } }
}

/** Adds the levels of a stretch to those of each band, and its frames to the last number. */
function sumUp(sum: Float64Array, { frames }: Line, levels: Float32Array, { from, to }: Stretch) {
  for (let at = from; at < to; at++) {
    if (frames[at] === WALL) continue
    for (let band = 0; band < BANDS; band++) sum[band]! += levels[at * BANDS + band]!
    sum[BANDS]! += 1
  }
}

/** What each sound of a line, and a pause, costs in its frames, by the levels of `levelsOf`. */
export function costsOf(line: Line, levels: Float32Array, voice: Voice): Costs {
  const kinds = new Set([PAUSE, ...line.sounds.map((one) => one.kind)])
  return Object.fromEntries([...kinds].map((kind) => [kind, sumsOf(kind, line, levels, voice.levels[kind]!)]))
}

function sumsOf(kind: string, { frames }: Line, levels: Float32Array, own: readonly number[]): Float64Array {
  const sums = new Float64Array(frames.length + 1)
  const most = kind === PAUSE ? NOT_WRITTEN : Infinity
  for (let at = 0; at < frames.length; at++) {
    let cost = 0
    if (frames[at] === WALL) cost = kind === PAUSE ? WALL_IN_PAUSE : WALL_IN_WORD
    else if (kind === UNKNOWN) cost = ANY_SPEECH
    else {
      for (let band = 0; band < BANDS; band++) {
        const off = (levels[at * BANDS + band]! - own[band]!) / SPREAD
        cost += Math.min(MOST, off * off) / 2
      }
      cost = Math.min(most, cost * WEIGHT)
    }
    sums[at + 1] = sums[at]! + cost
  }
  return sums
}

/** Levels of a line's frames beside loud speech, as if everybody spoke equally loud. */
export function levelsOf({ frames }: Line, envelope: Envelope, { loud, floor }: Voice): Float32Array {
  const gains = countLevels(envelope, [frames]).map((counts, band) => quantile(counts, LOUD) - loud[band]!)
  // The two lower bands carry the vowels: every sentence has those.
  const gain = (gains[0]! + gains[1]!) / 2
  const levels = new Float32Array(frames.length * BANDS)
  for (let at = 0; at < frames.length; at++) {
    const frame = frames[at]!
    if (frame === WALL) continue
    for (let band = 0; band < BANDS; band++) {
      const level = levelOf(envelope.frames[frame * BANDS + band]!)
      levels[at * BANDS + band] = Math.max(floor[band]!, level - loud[band]! - gain)
    }
  }
  return levels
}

/** How many frames have which level, per band. */
function countLevels({ frames }: Envelope, rows: readonly Int32Array[]): Uint32Array[] {
  const counts = new Uint32Array(BANDS * VALUES)
  for (const row of rows) addCounts(row, frames, counts)
  return Array.from({ length: BANDS }, (_, band) => counts.subarray(band * VALUES, (band + 1) * VALUES))
}

function addCounts(row: Int32Array, frames: Uint8Array, counts: Uint32Array) {
  for (let at = 0; at < row.length; at++) {
    const frame = row[at]!
    if (frame === WALL) continue
    for (let band = 0; band < BANDS; band++) counts[band * VALUES + frames[frame * BANDS + band]!]! += 1
  }
}

function quantile(counts: Uint32Array, share: number): number {
  let left = share * counts.reduce((sum, count) => sum + count, 0)
  let value = 0
  while (left > counts[value]!) left -= counts[value++]!
  return levelOf(value)
}

const addLevels = (one: number, other: number) => 10 * Math.log10(10 ** (one / 10) + 10 ** (other / 10))
