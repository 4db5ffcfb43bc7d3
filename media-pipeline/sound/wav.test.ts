import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSpeech, speechFolder } from '../../tests/support/speech.ts'
import { cutWav, wavDuration } from './wav.ts'

let folder: string
let wav: string
const at = (name: string) => path.join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-wav-'))
  wav = at('speech.wav')
  await makeSpeech(path.join(speechFolder, 'clip-fr.opus'), wav)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('pieces put together again are the same sound, to the sample', async () => {
  const end = await wavDuration(wav)
  await cutWav(wav, at('a.wav'), { start: 0, end: 7.3217 })
  await cutWav(wav, at('b.wav'), { start: 7.3217, end: end + 10 })
  await cutWav(wav, at('whole.wav'), { start: 0, end })
  const [a, b, whole] = await Promise.all(['a.wav', 'b.wav', 'whole.wav'].map((name) => readFile(at(name))))
  expect(Buffer.concat([a!.subarray(44), b!.subarray(44)]).equals(whole!.subarray(44))).toBe(true)
  expect(await wavDuration(at('a.wav'))).toBeCloseTo(7.3217, 4)
})

test('a length in the header beyond the end of the file counts only what is there', async () => {
  await cutWav(wav, at('piped.wav'), { start: 0, end: 2 })
  const bytes = await readFile(at('piped.wav'))
  bytes.writeUInt32LE(0xffffffff, 40)
  await writeFile(at('piped.wav'), bytes)
  expect(await wavDuration(at('piped.wav'))).toBe(2)
})

test('another sample rate and another kind of file are refused', async () => {
  const bytes = await readFile(wav)
  bytes.writeUInt32LE(44_100, 24)
  await writeFile(at('fast.wav'), bytes)
  await expect(wavDuration(at('fast.wav'))).rejects.toThrow('16 kHz')
  await writeFile(at('text.wav'), 'Bonjour')
  await expect(wavDuration(at('text.wav'))).rejects.toThrow('not a WAV')
})
