/**
 * Finds the pauses of speech, measured against the recording's own voice and own noise: a quiet recording is not all
 * silence, a noisy room has pauses too, and in music nothing is said.
 */
import type { Span } from '../messages.ts'
import { findWordless, joinSpans, type Sound } from './music.ts'
import { followPitch } from './pitch.ts'
import { readSamples, SAMPLE_RATE } from './wav.ts'

/** Samples per frame: 10 ms. */
const FRAME = SAMPLE_RATE / 100
const FRAMES_PER_SECOND = 100
/** Shortest pause, in frames; a sound shorter than the second is a click within one. */
const LEAST_PAUSE = 30
const CLICK = 4
/** Levels in dB below full scale: nothing is lower, and a voice is not below this one. */
const FLOOR = -90
const FAINTEST_VOICE = -58
/** A pause lies at least this far over the noise and this far under the voice. */
const OVER_NOISE = 6
const UNDER_VOICE = 24
/** With less between voice and noise no level tells them apart. */
const LEAST_RANGE = 10

/** Pauses of 0.3 s or more in a 16 kHz mono WAV, in order, in seconds; the whole file where nothing in it is as loud as a voice. */
export async function findSilences(wav: string): Promise<Span[]> {
  const sound = await listen(wav)
  const silences = quietIn(sound.levels)
  return joinSpans([...silences, ...findWordless(sound, silences)])
}

function quietIn(levels: readonly number[]): Span[] {
  const sorted = Float32Array.from(levels).sort()
  const noise = percentile(sorted, 0.1)
  const voice = percentile(sorted, 0.95)
  if (voice < FAINTEST_VOICE) return levels.length > 0 ? [spanOf(0, levels.length)] : []
  if (voice - noise < LEAST_RANGE) return []
  const bound = Math.min(Math.max(noise + OVER_NOISE, voice - UNDER_VOICE), voice - LEAST_RANGE / 2)
  return pausesBelow(levels, bound)
}

/** Levels of each frame, and the pitch, in one reading of the file. A block holds whole frames but for a file's last. */
async function listen(wav: string): Promise<Sound> {
  const levels: number[] = []
  const pitch = followPitch()
  for await (const samples of readSamples(wav)) {
    pitch.add(samples)
    for (let from = 0; from < samples.length; from += FRAME) levels.push(levelAt(from, samples))
  }
  return { levels, pitch: pitch.finish() }
}

function levelAt(from: number, samples: Int16Array): number {
  const to = Math.min(from + FRAME, samples.length)
  let squares = 0
  for (let index = from; index < to; index++) squares += samples[index]! * samples[index]!
  return decibels(squares / (to - from))
}

function pausesBelow(levels: readonly number[], bound: number): Span[] {
  const pauses: Span[] = []
  let from = -1
  let sound = 0
  for (let index = 0; index <= levels.length; index++) {
    const isQuiet = index < levels.length && levels[index]! < bound
    if (isQuiet) {
      if (from < 0) from = index
      sound = 0
    } else if (from >= 0 && (++sound > CLICK || index === levels.length)) {
      const end = index - sound + 1
      if (end - from >= LEAST_PAUSE) pauses.push(spanOf(from, end))
      from = -1
      sound = 0
    }
  }
  return pauses
}

const spanOf = (from: number, to: number): Span => ({
  start: from / FRAMES_PER_SECOND,
  end: to / FRAMES_PER_SECOND,
})
const decibels = (meanSquare: number) => Math.max(FLOOR, 10 * Math.log10(meanSquare / 32_768 ** 2))
const percentile = (sorted: Float32Array, share: number) =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? FLOOR
