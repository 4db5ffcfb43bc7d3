import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scriptedRecogniser } from '../../tests/contracts/scripted-recogniser.ts'
import { startsWithin, wordErrorRate } from '../../tests/support/score.ts'
import {
  engineCache,
  makeSilence,
  makeSpeech,
  readReference,
  speechFolder,
  testModel,
} from '../../tests/support/speech.ts'
import type { Analysis, Facts, Heard, StepOf } from '../messages.ts'
import { openRecogniser } from '../recogniser/engines.ts'
import type { Recogniser } from '../recogniser/recogniser.ts'
import { diskStorage } from '../storage/disk.ts'
import type { Storage } from '../storage/storage.ts'
import { chapters } from './chapters.ts'
import { transcribe } from './transcribe.ts'

let folder: string
let storage: Storage
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-transcribe-'))
  storage = diskStorage(path.join(folder, 'media'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function stepFor(file: string, id: string, language = 'auto'): Promise<StepOf<'transcribe'>> {
  const wav = path.join(folder, `${id}.wav`)
  const { silences, duration } = await makeSpeech(path.join(speechFolder, file), wav)
  const analysis: Analysis = { loudness: -20, peak: -3, silences, decoded: duration }
  const speechKey = `recordings/${id}/hash/speech.wav`
  await storage.put(speechKey, wav)
  const base = { id: `step-${id}`, recording: id, source: 'original', sourceHash: 'hash' }
  return { ...base, kind: 'transcribe', speechKey, analysis, language, model: null }
}

function tools(recogniser: Recogniser, progress: (done: number) => void = () => {}) {
  return {
    storage,
    openRecogniser: async () => recogniser,
    findModel: async () => ({ name: 'espeak-fr', path: testModel }),
    tmp: folder,
    threads: 1,
    progress,
    signal: new AbortController().signal,
  }
}

const readHeard = async (key: string): Promise<Heard> =>
  JSON.parse((await storage.read(key)).toString('utf8'))
const engine = () => openRecogniser({ whisperPath: null, cacheDir: engineCache })

test.each([
  ['clip-fr.opus', 'clip-fr'],
  ['conference-fr.mp3', 'conference-fr'],
  ['video-fr.mp4', 'video-fr'],
])(
  'what is said in %s is written down, each sentence where it begins',
  async (file, name) => {
    const said: number[] = []
    const step = await stepFor(file, name)
    const outcome = await transcribe(
      step,
      tools(await engine(), (done) => said.push(done)),
    )
    const heard = await readHeard(outcome.heardKey)
    const reference = await readReference(name)
    expect(outcome).toMatchObject({ kind: 'transcribe', language: 'fr', model: 'espeak-fr' })
    expect(wordErrorRate(reference, heard.cues)).toBeLessThanOrEqual(0.15)
    expect(startsWithin(reference, heard.cues)).toBeGreaterThanOrEqual(0.95)
    expect(heard.cues.length).toBeLessThanOrEqual(1.3 * reference.length)
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect(said.at(-1)).toBe(1)
  },
  300_000,
)

test('the announced parts of the conference are its chapters', async () => {
  const step = await stepFor('conference-fr.mp3', 'conference-fr')
  const heardKey = `recordings/conference-fr/hash/heard-${step.id}.json`
  const facts = { chapters: [] } as unknown as Facts
  const asked: StepOf<'chapters'> = { ...step, kind: 'chapters', heardKey, facts }
  const proposed = (await chapters(asked, { storage })).chapters
  const announced: { start: number }[] = await readReference('conference-fr.chapters')
  const found = announced.filter((one) =>
    proposed.some((chapter) => Math.abs(chapter.start - one.start) <= 3),
  )
  expect(found.length).toBeGreaterThanOrEqual(0.8 * announced.length)
  expect(proposed.length).toBeLessThanOrEqual(1.5 * announced.length)
}, 60_000)

test('a step that was killed goes on from the last finished chunk', async () => {
  const step = await stepFor('conference-fr.mp3', 'killed', 'fr')
  const script = scriptedRecogniser([{ start: 1, end: 2, text: 'Bonjour.', words: [], confidence: null }])
  let calls = 0
  const counting = (failAt: number): Recogniser => ({
    ...script,
    recognise: (wav, options) => {
      calls += 1
      if (calls === failAt) throw new Error('killed')
      return script.recognise(wav, options)
    },
  })
  await expect(transcribe(step, tools(counting(3)))).rejects.toThrow('killed')
  calls = 0
  const outcome = await transcribe(step, tools(counting(0)))
  expect(calls).toBe(2)
  expect((await readHeard(outcome.heardKey)).cues).toHaveLength(4)
})

test('a recording of silence has an empty transcript, without asking the recogniser', async () => {
  const wav = path.join(folder, 'silence.wav')
  await makeSilence(90, wav)
  await storage.put('recordings/quiet/hash/speech.wav', wav)
  const step: StepOf<'transcribe'> = {
    ...{
      kind: 'transcribe',
      id: 'quiet',
      recording: 'quiet',
      source: 'original',
      sourceHash: 'hash',
      model: null,
    },
    speechKey: 'recordings/quiet/hash/speech.wav',
    analysis: { loudness: -70, peak: -90, silences: [{ start: 0, end: 90 }], decoded: 90 },
    language: 'auto',
  }
  const never = { name: 'never', recognise: fail, detectLanguage: fail }
  const outcome = await transcribe(step, tools(never))
  expect(await readHeard(outcome.heardKey)).toMatchObject({ language: 'und', cues: [] })
})

async function fail(): Promise<never> {
  throw new Error('asked')
}
