/** How well words are timed, against the clock of the synthesiser that spoke the recordings. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quantile, type Timed, wordStartErrors } from '../../tests/support/score.ts'
import {
  engineCache,
  makeSpeech,
  readReference,
  readWordTimes,
  speechFolder,
  testModel,
} from '../../tests/support/speech.ts'
import type { Cue, Span } from '../messages.ts'
import { openRecogniser } from '../recogniser/engines/engines.ts'
import { mendCues } from '../recogniser/snap.ts'
import { placeWords } from '../recogniser/sound-time.ts'
import { cutAtSilences } from '../sound/chunks.ts'
import { findSilences } from '../sound/silences.ts'
import { cutWav } from '../sound/wav.ts'
import { alignCues } from './cues.ts'
import { readEnvelope } from './envelope.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-align-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const wordsOf = (cues: readonly Cue[]) => cues.flatMap((cue) => cue.words)

/** Median and 90 % of the word-start errors before and after, in seconds. */
function compare(said: readonly Timed[], before: readonly Cue[], after: readonly Cue[]) {
  const [was, is] = [before, after].map((cues) => wordStartErrors(said, wordsOf(cues))) as [
    number[],
    number[],
  ]
  expect(is.length).toBe(was.length)
  expect(is.length).toBeGreaterThan(0.8 * said.length)
  return {
    median: [quantile(was, 0.5), quantile(is, 0.5)],
    most: [quantile(was, 0.9), quantile(is, 0.9)],
  } as const
}

/** As the steps do it: heard chunk by chunk, mended at the silences. */
async function hear(wav: string, silences: Span[], duration: number, language: string): Promise<Cue[]> {
  const recogniser = await openRecogniser({ whisperPath: null, cacheDir: engineCache })
  const cues: Cue[] = []
  for (const chunk of cutAtSilences(silences, duration)) {
    const part = path.join(folder, 'chunk.wav')
    await cutWav(wav, part, chunk)
    const length = chunk.end - chunk.start
    const options = { language, model: testModel, duration: length, threads: 1 }
    const heard = await recogniser.recognise(part, { ...options, signal: new AbortController().signal })
    cues.push(
      ...mendCues(
        heard.map((cue) => later(cue, chunk.start)),
        silences,
        chunk.end,
      ),
    )
  }
  return cues
}

function later(cue: Cue, by: number): Cue {
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by })
  return { ...move(cue), words: cue.words.map(move) }
}

test.each([
  ['clip-fr', 'opus', 'fr'],
  ['clip-en', 'opus', 'en'],
  ['conference-fr', 'mp3', 'fr'],
  ['video-fr', 'mp4', 'fr'],
])(
  'words of %s begin where they are said, as the recogniser alone does not have them',
  async (name, type, language) => {
    const wav = path.join(folder, `${name}.wav`)
    const { duration } = await makeSpeech(path.join(speechFolder, `${name}.${type}`), wav)
    const silences = await findSilences(wav)
    const heard = await hear(wav, silences, duration, language)
    const aligned = alignCues(heard, await readEnvelope(wav), silences, language)
    const { median, most } = compare(await readWordTimes(name), heard, aligned)
    // Measured: median 5 to 8 ms (from 100 to 300), 90 % within 24 to 38 ms (from 300 to 560).
    expect(median[1]).toBeLessThan(0.02)
    expect(most[1]).toBeLessThan(0.08)
    expect(median[1]).toBeLessThan(median[0] / 5)
    expect(most[1]).toBeLessThan(most[0] / 3)
  },
  300_000,
)

test.each([20, 10])(
  'with noise %i dB under the voice words still begin where they are said',
  async (distance) => {
    const wav = path.join(folder, `noise-${distance}.wav`)
    await addNoise(path.join(speechFolder, 'conference-fr.mp3'), wav, distance)
    // What is said is given, so that only its times are judged.
    const given = (await readReference('conference-fr')).map(spread)
    const aligned = alignCues(given, await readEnvelope(wav), [], 'fr')
    const { median, most } = compare(await readWordTimes('conference-fr'), given, aligned)
    expect(median[1]).toBeLessThan(median[0] / 4)
    expect(most[1]).toBeLessThan(most[0] / 2)
  },
  60_000,
)

test('words that an engine invented over noise keep their times', async () => {
  const wav = path.join(folder, 'noise.wav')
  const noise = 'anoisesrc=color=pink:seed=1:sample_rate=16000:amplitude=0.1:duration=30'
  await ffmpeg(['-f', 'lavfi', '-i', noise, '-c:a', 'pcm_s16le', '-y', wav])
  const invented = (await readReference('clip-fr')).map(spread)
  expect(alignCues(invented, await readEnvelope(wav), [], 'fr')).toEqual(invented)
})

test.each(['clip-fr', 'clip-en', 'conference-fr', 'video-fr'])(
  'the words of %s and its sentences have the same clock',
  async (name) => {
    const words = await readWordTimes(name)
    for (const sentence of await readReference(name)) {
      // A mark that stands alone (French ` ?`) is no word.
      const texts = sentence.text.split(' ').filter((text) => /\p{L}/u.test(text))
      const own = words.splice(0, texts.length)
      expect(own.map((word) => word.text)).toEqual(texts)
      expect(own[0]!.start).toBe(sentence.start)
      expect(Math.abs(own.at(-1)!.end - sentence.end)).toBeLessThan(0.1)
    }
    expect(words).toEqual([])
  },
)

/** Words take as long as they have letters: the best that can be done without listening. */
function spread({ start, end, text }: Timed & Span): Cue {
  const parts = text.split(' ')
  let at = 0
  const words = parts.map((part) => {
    const from = at
    at += part.length + 1
    return { start: from, end: at, text: part, confidence: 1 }
  })
  return { start, end, text, words: placeWords(words, { start, end }, []), confidence: 1 }
}

/** The recording's voice has -15 dB; pink noise of `anoisesrc` lies 14 dB under its amplitude. */
async function addNoise(from: string, to: string, distance: number) {
  const noise = `anoisesrc=color=pink:seed=1:sample_rate=16000:amplitude=${10 ** ((-1 - distance) / 20)}`
  const graph = `[0:a:0]aresample=16000,aformat=channel_layouts=mono[v];${noise}[n];[v][n]amix=duration=first:weights=1 1:normalize=0[o]`
  const output = ['-map', '[o]', '-c:a', 'pcm_s16le', '-y', to]
  await ffmpeg(['-i', from, '-filter_complex', graph, ...output])
}

const ffmpeg = (args: string[]) => promisify(execFile)('ffmpeg', ['-nostdin', '-v', 'error', ...args])
