/**
 * Tells a voice by its pitch, which is never still: it glides, where notes stand and noise has none. Measured: synthetic speech
 * of nine voices glides 1.3 to 3.4 times a second, under music 12 dB lower and in a noisy room too; melodies, chords, drums,
 * noise and applause never. A whispering or creaking voice does not glide either, so what does not is not yet music.
 */
import type { Span } from '../messages.ts'
import { readSamples, SAMPLE_RATE } from './wav.ts'

/** Samples of the file for one of ours: 4 kHz is enough for a pitch. */
const THIN = 4
const RATE = SAMPLE_RATE / THIN
/** A frame each 20 ms, looked at through 40 ms. */
const HOP = RATE / 50
const WINDOW = 2 * HOP
const FRAMES_PER_SECOND = RATE / HOP
/** Periods of 400 to 70 Hz. */
const SHORTEST = RATE / 400
const LONGEST = Math.ceil(RATE / 70)
/** Likeness of one period and the next from which a frame has a pitch; a shorter period this near the best is the true one. */
const PERIODIC = 0.6
const NEAR_BEST = 0.9
/** Change of pitch: over 20 ms more is a leap, over 60 ms less is none. */
const LEAP = 0.08
const STILL = 0.005
const STRETCH = 3
/** Gliding frames in a row that are a voice; where the next glide is further away than this, in seconds, it takes more: melodies slip now and then. */
const LEAST_GLIDE = 3
const LONE_GLIDE = 6
const COMPANY = 1.5

export interface Pitch {
  /** Moments with a voice, in order. */
  glides: Span[]
  /** Seconds of a span in which a note stands. */
  stillIn(span: Span): number
}

/** Where a voice is to be heard in a 16 kHz mono WAV, in order, in seconds. */
export async function findVoice(wav: string): Promise<Span[]> {
  const pitch = followPitch()
  for await (const samples of readSamples(wav)) pitch.add(samples)
  return pitch.finish().glides
}

/** Takes a file's samples in order, then says what it found. */
export function followPitch() {
  const pitches: number[] = []
  let rest = new Float32Array(0)
  return {
    add(samples: Int16Array) {
      const sound = joined(rest, samples)
      let at = 0
      for (; at + WINDOW + LONGEST < sound.length; at += HOP) pitches.push(pitchAt(sound, at))
      rest = sound.slice(at)
    },
    finish(): Pitch {
      const kinds = kindsOf(pitches)
      return { glides: glidesOf(kinds), stillIn: (span) => secondsOf('still', kinds, span) }
    },
  }
}

/** What was left of the last block and the new one, thinned to our rate. A block holds whole groups of samples but for a file's last. */
function joined(rest: Float32Array, samples: Int16Array): Float32Array<ArrayBuffer> {
  const count = Math.floor(samples.length / THIN)
  const sound = new Float32Array(rest.length + count)
  sound.set(rest)
  for (let index = 0; index < count; index++) {
    const from = index * THIN
    sound[rest.length + index] = samples[from]! + samples[from + 1]! + samples[from + 2]! + samples[from + 3]!
  }
  return sound
}

const likeness = new Float32Array(LONGEST + 1)
const products = new Float64Array(LONGEST + 1)

/** In Hz, or 0 where there is none: the period after which the sound is most like itself. */
function pitchAt(sound: Float32Array, at: number): number {
  let power = 0
  for (let index = at; index < at + WINDOW; index++) power += sound[index]! * sound[index]!
  if (power < WINDOW) return 0
  let shifted = 0
  for (let index = at + SHORTEST; index < at + SHORTEST + WINDOW; index++)
    shifted += sound[index]! * sound[index]!
  for (let period = LONGEST - 3; period > SHORTEST - 4; period -= 4) multiply(sound, at, period)
  for (let period = SHORTEST; period <= LONGEST; period++) {
    likeness[period] = products[period]! / Math.sqrt(power * shifted + 1)
    shifted += sound[at + period + WINDOW]! ** 2 - sound[at + period]! ** 2
  }
  const period = bestPeriod()
  return period === 0 ? 0 : RATE / period
}

/** For this period and the three after it, so that each sample is read once for the four; all are whole numbers, so sums are exact. */
function multiply(sound: Float32Array, at: number, period: number) {
  const from = at + period
  let [a, b, c, d] = [0, 0, 0, 0]
  let first = sound[from]!
  let second = sound[from + 1]!
  let third = sound[from + 2]!
  for (let index = 0; index < WINDOW; index++) {
    const sample = sound[at + index]!
    const fourth = sound[from + index + 3]!
    a += sample * first
    b += sample * second
    c += sample * third
    d += sample * fourth
    first = second
    second = third
    third = fourth
  }
  products[period] = a
  products[period + 1] = b
  products[period + 2] = c
  products[period + 3] = d
}

function bestPeriod(): number {
  let best = 0
  for (let period = SHORTEST + 1; period < LONGEST; period++)
    if (isPeak(period)) best = Math.max(best, likeness[period]!)
  if (best < PERIODIC) return 0
  for (let period = SHORTEST + 1; period < LONGEST; period++) {
    if (!isPeak(period) || likeness[period]! < NEAR_BEST * best) continue
    const [before, here, after] = [likeness[period - 1]!, likeness[period]!, likeness[period + 1]!]
    const bend = before - 2 * here + after
    return period + (bend === 0 ? 0 : (before - after) / (2 * bend))
  }
  return 0
}

const isPeak = (period: number) =>
  likeness[period]! >= likeness[period - 1]! && likeness[period]! >= likeness[period + 1]!

type Kind = 'none' | 'leap' | 'still' | 'glide'

function kindsOf(pitches: readonly number[]): Kind[] {
  return pitches.map((first, index) => {
    if (index + STRETCH >= pitches.length) return 'none'
    for (let step = index; step < index + STRETCH; step++) {
      if (pitches[step] === 0 || pitches[step + 1] === 0) return 'none'
      if (Math.abs(Math.log(pitches[step + 1]! / pitches[step]!)) > LEAP) return 'leap'
    }
    return Math.abs(Math.log(pitches[index + STRETCH]! / first)) < STILL ? 'still' : 'glide'
  })
}

function glidesOf(kinds: readonly Kind[]): Span[] {
  const glides: Span[] = []
  let from = 0
  for (let index = 0; index <= kinds.length; index++) {
    if (kinds[index] === 'glide') continue
    if (index - from >= LEAST_GLIDE)
      glides.push({ start: from / FRAMES_PER_SECOND, end: (index + STRETCH) / FRAMES_PER_SECOND })
    from = index + 1
  }
  return glides.filter((one, index) => {
    const before = one.start - (glides[index - 1]?.end ?? Number.NEGATIVE_INFINITY)
    const after = (glides[index + 1]?.start ?? Number.POSITIVE_INFINITY) - one.end
    return (
      Math.min(before, after) <= COMPANY || one.end - one.start >= (LONE_GLIDE + STRETCH) / FRAMES_PER_SECOND
    )
  })
}

function secondsOf(kind: Kind, kinds: readonly Kind[], { start, end }: Span): number {
  const within = kinds.slice(Math.round(start * FRAMES_PER_SECOND), Math.round(end * FRAMES_PER_SECOND))
  return within.filter((one) => one === kind).length / FRAMES_PER_SECOND
}
