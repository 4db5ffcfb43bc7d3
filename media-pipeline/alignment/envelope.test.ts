import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cutWav, SAMPLE_RATE } from '../sound/wav.ts'
import { BANDS, levelOf, readEnvelope } from './envelope.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-envelope-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Half of full scale, which is -9 dB. */
const tone = (frequency: number) => (at: number) =>
  16_384 * Math.sin((2 * Math.PI * frequency * at) / SAMPLE_RATE)

async function writeSound(name: string, seconds: number, sample: (at: number) => number) {
  const bytes = Buffer.alloc(44 + 2 * seconds * SAMPLE_RATE)
  bytes.write('RIFF', 0)
  bytes.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [24, SAMPLE_RATE],
    [28, 2 * SAMPLE_RATE],
    [40, bytes.length - 44],
  ] as const)
    bytes.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    bytes.writeUInt16LE(value, at)
  bytes.write('data', 36)
  for (let at = 0; at < seconds * SAMPLE_RATE; at++) bytes.writeInt16LE(Math.round(sample(at)), 44 + 2 * at)
  const wav = path.join(folder, name)
  await writeFile(wav, bytes)
  return wav
}

test.each([
  [200, 0],
  [1000, 1],
  [2500, 2],
  [6000, 3],
])('a tone of %i Hz is loudest in band %i, and as loud as it is', async (frequency, band) => {
  const { frames } = await readEnvelope(await writeSound(`${frequency}.wav`, 1, tone(frequency)))
  const levels = Array.from({ length: BANDS }, (_, one) => levelOf(frames[50 * BANDS + one]!))
  expect(levels.indexOf(Math.max(...levels))).toBe(band)
  expect(levels[band]!).toBeGreaterThan(-12)
  expect(levels[band]!).toBeLessThan(-8)
  for (const [one, level] of levels.entries()) if (one !== band) expect(level).toBeLessThan(levels[band]! - 6)
})

test('a sound longer than one reading is the same as its parts', async () => {
  // 31.25 s are read at once.
  const wav = await writeSound('long.wav', 40, (at) => tone(300)(at) * ((at % 7000) / 7000))
  const whole = await readEnvelope(wav)
  expect(whole.frames.length).toBe(40 * 100 * BANDS)
  await cutWav(wav, path.join(folder, 'part.wav'), { start: 30, end: 33.005 })
  const part = await readEnvelope(path.join(folder, 'part.wav'), 30)
  expect(part).toMatchObject({ start: 30, frames: { length: 301 * BANDS } })
  // The filters start anew: a few frames later nothing of it is left.
  expect(part.frames.slice(5 * BANDS, 300 * BANDS)).toEqual(whole.frames.slice(3005 * BANDS, 3300 * BANDS))
})

test('digital silence is as low as it goes, and a file without samples has no frames', async () => {
  const { frames } = await readEnvelope(await writeSound('silence.wav', 1, () => 0))
  expect(new Set(frames)).toEqual(new Set([0]))
  expect((await readEnvelope(await writeSound('empty.wav', 0, () => 0))).frames.length).toBe(0)
})
