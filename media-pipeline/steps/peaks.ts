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
  let [least, most, count] = [32_767, -32_768, 0]
  for await (const block of readSamples(wav))
    for (const sample of block) {
      if (sample < least) least = sample
      if (sample > most) most = sample
      count += 1
      if (count < each) continue
      data.push(least >> 8, most >> 8)
      ;[least, most, count] = [32_767, -32_768, 0]
    }
  if (count > 0) data.push(least >> 8, most >> 8)
  const format = { version: 2, channels: 1, sample_rate: SAMPLE_RATE, bits: 8 } as const
  return { ...format, samples_per_pixel: each, length: data.length / 2, data }
}
