import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../tests/support/listen.ts'
import { wordErrorRate } from '../../tests/support/score.ts'
import {
  engineCache,
  makeSpeech,
  readReference,
  speechFolder,
  testModel,
} from '../../tests/support/speech.ts'
import { openRecogniser } from '../recogniser/engines/engines.ts'
import { soundIn } from './chunks.ts'
import { findVoice } from './pitch.ts'
import { findSilences } from './silences.ts'
import { wavDuration } from './wav.ts'

let folder: string
const at = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-music-'))
  await makeSpeech(path.join(speechFolder, 'clip-fr.opus'), at('clip.wav'))
  for (const [name, source] of Object.entries(SOUNDS)) make(name, ['-f', 'lavfi', '-i', source])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function make(name: string, args: string[]) {
  const output = ['-ar', '16000', '-ac', '1', '-c:a', 'pcm_s16le', '-y', at(`${name}.wav`)]
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', ...args, ...output])
  return at(`${name}.wav`)
}

const chord = '220+27*floor(mod(t/2\\,4))'
const note = '261.6*pow(2\\,floor(mod(7*floor(t/0.25)\\,12))/12)'
const bass = '65.4*pow(2\\,floor(mod(5*floor(t)\\,7))/12)'
const generated = (wave: string, seconds: number) => `aevalsrc=${wave}:s=16000:d=${seconds}`
const noise = (color: string, amplitude: number, seed: number) =>
  `anoisesrc=color=${color}:amplitude=${amplitude}:r=16000:seed=${seed}:d=20`
/** A hundred hands in a hall. */
const APPLAUSE = `${noise('white', 0.5, 5)},highpass=f=800,tremolo=f=90:d=0.9,aecho=0.8:0.7:31|47|71:0.6|0.5|0.4`

const SOUNDS = {
  chords: generated(
    `0.12*(sin(2*PI*t*(${chord}))+sin(2.5198*PI*t*(${chord}))+sin(2.9966*PI*t*(${chord})))`,
    40,
  ),
  melody: generated(
    `0.3*exp(-5*mod(t\\,0.25))*sin(2*PI*t*${note})+0.15*exp(-2*mod(t\\,1))*sin(2*PI*t*${bass})`,
    40,
  ),
  drums: generated(
    '0.5*exp(-30*mod(t\\,0.5))*sin(110*PI*t)+0.3*exp(-40*mod(t+0.25\\,0.5))*(2*random(0)-1)+0.1*exp(-60*mod(t\\,0.125))*(2*random(1)-1)',
    30,
  ),
  'pink noise': noise('pink', 0.2, 3),
  'white noise': noise('white', 0.1, 4),
  applause: APPLAUSE,
  tone: 'sine=f=440:r=16000:d=20',
}

test.each(Object.keys(SOUNDS))('nothing is said in %s', async (name) => {
  const wav = at(`${name}.wav`)
  expect(await findVoice(wav)).toEqual([])
  const [one, ...more] = await findSilences(wav)
  expect(one).toEqual({ start: 0, end: expect.closeTo(await wavDuration(wav), 1) })
  expect(more).toEqual([])
})

const mixed = (volume: string) => `[1]volume=${volume}[m];[0][m]amix=inputs=2:duration=first:normalize=0`

test.each([
  ['alone', 'clip', 'volume=1'],
  ['in a noisy room', 'pink noise', mixed('-8dB')],
  ['over a melody', 'melody', mixed('-18dB')],
  ['over loud chords', 'chords', mixed('-10dB')],
  ['on the telephone', 'clip', 'highpass=f=300,lowpass=f=3400'],
  ['in a church', 'clip', 'aecho=0.8:0.7:60|110|190:0.5|0.4|0.3'],
])('speech %s is no music', async (_, sound, filter) => {
  const input = ['-i', at('clip.wav'), '-stream_loop', '-1', '-i', at(`${sound}.wav`)]
  const wav = make('speech', [...input, '-filter_complex', filter, '-t', '29'])
  const silences = await findSilences(wav)
  expect(silences.filter((one) => one.end - one.start > 1.5)).toEqual([])
  for (const { start, end } of await readReference('clip-fr'))
    expect(soundIn({ start, end: Math.min(end, 29) }, silences)).toBeGreaterThan(
      0.85 * (Math.min(end, 29) - start),
    )
})

test('a voice without pitch is left to the recogniser: people whisper', async () => {
  const inputs = ['clip', 'white noise'].flatMap((name) => ['-stream_loop', '1', '-i', at(`${name}.wav`)])
  const wav = make('whisper', [...inputs, '-filter_complex', '[0][1]amultiply,volume=20dB', '-t', '29'])
  expect(await findVoice(wav)).toEqual([])
  expect((await findSilences(wav)).filter((one) => one.end - one.start > 1.5)).toEqual([])
})

test('music before and after a talk brings no word and takes none', async () => {
  const inputs = ['melody', 'clip', 'applause', 'clip', 'chords'].flatMap((name) => ['-i', at(`${name}.wav`)])
  const graph =
    '[0]atrim=0:12,afade=out:st=11:d=1[a];[2]atrim=0:9,afade=out:st=8:d=1[c];[4]atrim=0:10,afade=in:d=1[e];[a][1][c][3][e]concat=n=5:v=0:a=1'
  const file = make('talk', [...inputs, '-filter_complex', graph])
  const recogniser = await openRecogniser({ whisperPath: null, cacheDir: engineCache })
  const { heard } = await listen(file, recogniser)
  const clip = await readReference('clip-fr')
  const length = await wavDuration(at('clip.wav'))
  const moved = (by: number) => clip.map((one) => ({ ...one, start: one.start + by, end: one.end + by }))
  const said = [...moved(12), ...moved(12 + length + 9)]
  expect(wordErrorRate(said, heard.cues)).toBeLessThanOrEqual(0.05)
  const inMusic = heard.cues.filter((cue) => !said.some((one) => one.start < cue.end && cue.start < one.end))
  expect(inMusic).toEqual([])
}, 300_000)

test('asked about music all the same, the recogniser says nothing', async () => {
  // Of a melody and of chords whisper.cpp 1.5.0 and 1.9.1 each make words, with a confidence of 0.2 to 0.7.
  const recogniser = await openRecogniser({ whisperPath: null, cacheDir: engineCache })
  for (const name of ['melody', 'chords', 'applause']) {
    const signal = new AbortController().signal
    const duration = await wavDuration(at(`${name}.wav`))
    const options = { language: 'fr', model: testModel, duration, threads: 1, signal }
    expect(await recogniser.recognise(at(`${name}.wav`), options)).toEqual([])
  }
}, 300_000)
