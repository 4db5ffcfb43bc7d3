import { readSamples, SAMPLE_RATE, wavDuration } from '../sound/wav.ts'

/** The waveform in the form of audiowaveform 2 (8 bits, one channel): `data` is `[min, max, min, max, …]`. */
export interface Peaks {
  version: 2
  channels: 1
  sample_rate: number
  samples_per_pixel: number
  bits: 8
  length: number
  data: number[]
}

const POINTS = 1_000

/** Peaks of a speech file; about a thousand points whatever its length. */
export async function peaksOf(wav: string): Promise<Peaks> {
  const samples = Math.round((await wavDuration(wav)) * SAMPLE_RATE)
  const each = Math.max(1, Math.ceil(samples / POINTS))
  const data: number[] = []
  let point = NOTHING
  for await (const block of readSamples(wav))
    for (let from = 0; from < block.length; ) {
      const part = block.subarray(from, from + each - point.count)
      point = widen(point, part)
      from += part.length
      if (point.count < each) continue
      data.push(point.least >> 8, point.most >> 8)
      point = NOTHING
    }
  if (point.count > 0) data.push(point.least >> 8, point.most >> 8)
  const format = { version: 2, channels: 1, sample_rate: SAMPLE_RATE, bits: 8 } as const
  return { ...format, samples_per_pixel: each, length: data.length / 2, data }
}

const NOTHING = { least: 32_767, most: -32_768, count: 0 }

function widen({ least, most, count }: typeof NOTHING, part: Int16Array): typeof NOTHING {
  let [low, high] = [least, most]
  for (let index = 0; index < part.length; index++) {
    const sample = part[index]!
    if (sample < low) low = sample
    if (sample > high) high = sample
  }
  return { least: low, most: high, count: count + part.length }
}
