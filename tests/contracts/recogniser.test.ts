import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cue } from '../../media-pipeline/messages.ts'
import { builtProgram } from '../../media-pipeline/recogniser/engines/build-engine.ts'
import { openRecogniser } from '../../media-pipeline/recogniser/engines/engines.ts'
import { buildSource, engineOf, SOURCES } from '../../media-pipeline/recogniser/engines/sources.ts'
import type { RecogniseOptions, Recogniser } from '../../media-pipeline/recogniser/recogniser.ts'
import { whisperCli } from '../../media-pipeline/recogniser/whisper-cli.ts'
import { cutWav } from '../../media-pipeline/sound/wav.ts'
import {
  engineCache,
  makeSilence,
  makeSpeech,
  readReference,
  speechFolder,
  testModel,
} from '../support/speech.ts'
import { scriptedRecogniser } from './scripted-recogniser.ts'

let folder: string
let speech: string
let silence: string
let junk: string
let duration: number

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-recogniser-'))
  const whole = path.join(folder, 'whole.wav')
  speech = path.join(folder, "l'été à Genève $(id).wav")
  silence = path.join(folder, 'silence.wav')
  junk = path.join(folder, 'junk.bin')
  duration = (await makeSpeech(path.join(speechFolder, 'clip-fr.opus'), whole)).duration
  await cutWav(whole, speech, { start: 0, end: duration })
  await makeSilence(5, silence)
  await writeFile(junk, 'not a model')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** The engine of a source; those that take minutes to build only where somebody has had them built. */
const built = await Promise.all(
  SOURCES.map(async (source) => {
    const program = await builtProgram({ source, cacheDir: engineCache })
    return program ? whisperCli(engineOf(source, program)) : null
  }),
)
const signal = new AbortController().signal

const adapters: Record<string, () => Promise<Recogniser>> = {
  'a scripted recogniser': async () => scriptedRecogniser(await scriptOf('clip-fr')),
  'the engine that needs least': async () =>
    whisperCli(await buildSource(SOURCES[0]!.version, { cacheDir: engineCache, signal })),
  ...Object.fromEntries(built.slice(1).flatMap((one) => (one ? [[one.name, async () => one]] : []))),
}

describe.each(Object.keys(adapters))('%s', (name) => {
  let recogniser: Recogniser
  beforeAll(async () => {
    recogniser = await adapters[name]!()
  }, 300_000)

  const options = (more: Partial<RecogniseOptions> = {}): RecogniseOptions => ({
    language: 'fr',
    model: testModel,
    duration,
    threads: 1,
    signal: new AbortController().signal,
    ...more,
  })

  test('hears cues in order, within the file, without overlap, each word inside its cue', async () => {
    const cues = await recogniser.recognise(speech, options())
    expect(cues.length).toBeGreaterThan(5)
    let before = 0
    for (const cue of cues) {
      expect(cue.start).toBeGreaterThanOrEqual(before)
      expect(cue.end).toBeGreaterThan(cue.start)
      expect(cue.end).toBeLessThanOrEqual(duration)
      expect(cue.text).toBe(cue.text.trim())
      before = cue.end
      let from = cue.start
      for (const word of cue.words) {
        expect(word.start).toBeGreaterThanOrEqual(from)
        expect(word.end).toBeGreaterThanOrEqual(word.start)
        expect(word.end).toBeLessThanOrEqual(cue.end)
        expect(word.confidence).toBeGreaterThan(0)
        expect(word.confidence).toBeLessThanOrEqual(1)
        from = word.start
      }
      expect(cue.words.map((word) => word.text).join(' ')).toBe(cue.text)
    }
    expect(cues.map((cue) => cue.text).join(' ')).toContain('bénévoles')
  })

  test('hears nothing in silence', async () => {
    expect(await recogniser.recognise(silence, options({ duration: 5 }))).toEqual([])
  })

  test('says how far it is and never goes back', async () => {
    const said: number[] = []
    await recogniser.recognise(speech, options({ onProgress: (done) => said.push(done) }))
    expect(said.length).toBeGreaterThan(0)
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect(said.at(-1)).toBe(1)
  })

  test('knows the language that is spoken', async () => {
    expect(await recogniser.detectLanguage(speech, options())).toBe('fr')
  })

  test('stops at once when asked, with the reason given, and leaves no process', async () => {
    const stop = new AbortController()
    const reason = new Error('the recording was removed')
    const running = recogniser.recognise(speech, options({ signal: stop.signal }))
    setTimeout(() => stop.abort(reason), 20)
    const started = Date.now()
    await expect(running).rejects.toBe(reason)
    expect(Date.now() - started).toBeLessThan(3000)
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain(speech)
  })

  test('does not begin what was stopped before', async () => {
    const reason = new Error('too late')
    await expect(recogniser.recognise(speech, options({ signal: AbortSignal.abort(reason) }))).rejects.toBe(
      reason,
    )
  })

  test.each(['missing', 'junk'])('says that a %s model is bad', async (kind) => {
    const model = kind === 'junk' ? junk : path.join(folder, 'nowhere.bin')
    await expect(recogniser.recognise(speech, options({ model }))).rejects.toMatchObject({
      name: 'PipelineError',
      reason: { code: 'bad-model' },
    })
  })
})

test('the engine says so when a file is no sound, although it ends with success', async () => {
  const recogniser = await openRecogniser({ whisperPath: null, cacheDir: engineCache })
  const options = { language: 'fr', model: testModel, duration: 5, threads: 1, signal }
  await expect(recogniser.recognise(junk, options)).rejects.toMatchObject({
    reason: { code: 'recogniser-failed' },
  })
}, 300_000)

async function scriptOf(name: string): Promise<Cue[]> {
  return (await readReference(name)).map(({ start, end, text }) => {
    const parts = text.split(' ')
    const each = (end - start) / parts.length
    const words = parts.map((part, index) => ({
      start: start + index * each,
      end: Math.min(end, start + (index + 1) * each),
      text: part,
      confidence: 0.9,
    }))
    return { start, end, text, words, confidence: 0.9 }
  })
}
