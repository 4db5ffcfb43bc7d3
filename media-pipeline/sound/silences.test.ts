import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSilence, makeSpeech, readReference, speechFolder } from '../../tests/support/speech.ts'
import { findSilences } from './silences.ts'

let folder: string
const at = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-silences-'))
  await makeSpeech(path.join(speechFolder, 'clip-fr.opus'), at('clip.wav'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function filter(name: string, graph: string, inputs: string[] = []) {
  const output = ['-filter_complex', graph, '-ar', '16000', '-ac', '1', '-c:a', 'pcm_s16le', '-y', at(name)]
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-i', at('clip.wav'), ...inputs, ...output])
  return at(name)
}

async function expectSentenceStarts(wav: string) {
  const ends = (await findSilences(wav)).map((one) => one.end)
  for (const { start } of await readReference('clip-fr'))
    expect(Math.min(...ends.map((end) => Math.abs(end - start)))).toBeLessThan(0.1)
}

test('pauses end where sentences begin', () => expectSentenceStarts(at('clip.wav')))

test('a quiet recording is not all silence', () => expectSentenceStarts(filter('quiet.wav', 'volume=-26dB')))

test('a noisy room has pauses too', async () => {
  const noise = ['-f', 'lavfi', '-i', 'anoisesrc=color=pink:amplitude=0.02:r=16000:seed=7']
  const wav = filter('noisy.wav', '[0][1]amix=inputs=2:duration=first:normalize=0', noise)
  await expectSentenceStarts(wav)
})

test('a click in a pause does not end it', async () => {
  const click = ['-f', 'lavfi', '-i', 'sine=f=1000:r=16000:d=0.02']
  const plain = await findSilences(at('clip.wav'))
  const middle = Math.round(500 * (plain[3]!.start + plain[3]!.end))
  const wav = filter(
    'click.wav',
    `[1]adelay=${middle}[c];[0][c]amix=inputs=2:duration=first:normalize=0`,
    click,
  )
  expect(await findSilences(wav)).toHaveLength(plain.length)
})

test('in silence, faint hiss and a steady tone nothing is said', async () => {
  await makeSilence(12, at('silence.wav'))
  expect(await findSilences(at('silence.wav'))).toEqual([{ start: 0, end: 12 }])
  const hiss = ['-f', 'lavfi', '-i', 'anoisesrc=color=white:amplitude=0.0015:r=16000:d=12']
  const [one, ...more] = await findSilences(filter('hiss.wav', '[1]anull', hiss))
  expect(one!.end - one!.start).toBeGreaterThan(11.9)
  expect(more).toEqual([])
  const tone = ['-f', 'lavfi', '-i', 'sine=f=300:r=16000:d=12']
  expect(await findSilences(filter('tone.wav', '[1]anull', tone))).toEqual([{ start: 0, end: 12 }])
})
