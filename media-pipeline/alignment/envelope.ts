/** What speech sounds like from moment to moment, as little as the alignment of words needs: the level of four bands. */
import { readSamples, SAMPLE_RATE } from '../sound/wav.ts'

/** `BANDS` bytes for every frame: levels in half decibels over -100 dB of full scale. Two hours are 3 MB. */
export interface Envelope {
  /** Of the first frame, in seconds. */
  start: number
  frames: Uint8Array
}

export const BANDS = 4
export const FRAMES_PER_SECOND = 100
const FRAME = SAMPLE_RATE / FRAMES_PER_SECOND
/** Bands end here, in Hz: the murmur of voices, first and second formant, the noise of `s`. */
const EDGES = [600, 1700, 3700]
const FULL_SCALE = 32_768 ** 2

/** Reads a 16 kHz mono WAV block by block. `start`: where its first sample lies in the recording. */
export async function readEnvelope(wav: string, start = 0): Promise<Envelope> {
  const state = new Float64Array(2 * EDGES.length)
  const parts: Uint8Array[] = []
  for await (const samples of readSamples(wav)) parts.push(measure(samples, state))
  return { start, frames: new Uint8Array(Buffer.concat(parts)) }
}

/** The level of a frame in one band, in decibels below full scale. */
export const levelOf = (byte: number) => byte / 2 - 100

const byteOf = (power: number) =>
  Math.round(2 * Math.max(0, 100 + 10 * Math.log10(power / FULL_SCALE + 1e-10)))

function measure(samples: Int16Array, state: Float64Array): Uint8Array {
  const levels = new Uint8Array(Math.ceil(samples.length / FRAME) * BANDS)
  for (let frame = 0; frame < levels.length / BANDS; frame++) measureFrame(frame, samples, state, levels)
  return levels
}

/**
 * Mean power of a frame in each band. Three filters, one after the other: what one lets through low is measured,
 * what it lets through high goes on. `state` is what they remember of the samples before. Written out, and nothing is
 * made in it, because this runs 16,000 times a second of sound.
 */
function measureFrame(frame: number, samples: Int16Array, state: Float64Array, levels: Uint8Array) {
  const from = frame * FRAME
  const to = Math.min(from + FRAME, samples.length)
  const [one, two, three] = FILTERS
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let low = 0
  let middle = 0
  let high = 0
  let top = 0
  for (let index = from; index < to; index++) {
    let sample = samples[index]!
    let rest = sample - b
    let band = one.a * a + one.b * rest
    let pass = b + one.b * a + one.c * rest
    a = 2 * band - a
    b = 2 * pass - b
    low += pass * pass

    sample -= Math.SQRT2 * band + pass
    rest = sample - d
    band = two.a * c + two.b * rest
    pass = d + two.b * c + two.c * rest
    c = 2 * band - c
    d = 2 * pass - d
    middle += pass * pass

    sample -= Math.SQRT2 * band + pass
    rest = sample - f
    band = three.a * e + three.b * rest
    pass = f + three.b * e + three.c * rest
    e = 2 * band - e
    f = 2 * pass - f
    high += pass * pass

    sample -= Math.SQRT2 * band + pass
    top += sample * sample
  }
  state[0] = a
  state[1] = b
  state[2] = c
  state[3] = d
  state[4] = e
  state[5] = f
  levels[frame * BANDS] = byteOf(low / (to - from))
  levels[frame * BANDS + 1] = byteOf(middle / (to - from))
  levels[frame * BANDS + 2] = byteOf(high / (to - from))
  levels[frame * BANDS + 3] = byteOf(top / (to - from))
}

/** State variable filters of second order (Butterworth), low and high at once. */
const filterOf = (edge: number) => {
  const g = Math.tan((Math.PI * edge) / SAMPLE_RATE)
  const a = 1 / (1 + g * (g + Math.SQRT2))
  return { a, b: g * a, c: g * g * a }
}

const FILTERS = EDGES.map(filterOf) as [Filter, Filter, Filter]
type Filter = ReturnType<typeof filterOf>
