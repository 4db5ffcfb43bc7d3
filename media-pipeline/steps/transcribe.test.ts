import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../tests/support/listen.ts'
import { startsWithin, wordErrorRate } from '../../tests/support/score.ts'
import { engineCache, makeSilence, readReference, speechFolder } from '../../tests/support/speech.ts'
import { openRecogniser } from '../recogniser/engines/engines.ts'
import type { Recogniser } from '../recogniser/recogniser.ts'
import { chapters } from './chapters.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'causerie-transcribe-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const engine = () => openRecogniser({ whisperPath: null, cacheDir: engineCache })
const fixture = (file: string) => path.join(speechFolder, file)

test.each([
  ['clip-fr.opus', 'clip-fr'],
  ['video-fr.mp4', 'video-fr'],
])(
  'what is said in %s is written down, each sentence where it begins',
  async (file, name) => {
    const reference = await readReference(name)
    const { heard } = await listen(fixture(file), await engine(), { language: 'auto' })
    expect(heard).toMatchObject({ language: 'fr', model: 'espeak-fr' })
    expect(wordErrorRate(reference, heard.cues)).toBeLessThanOrEqual(0.15)
    expect(startsWithin(reference, heard.cues, 0.2)).toBeGreaterThanOrEqual(0.95)
    expect(heard.cues.length).toBeLessThanOrEqual(1.3 * reference.length)
  },
  300_000,
)

test('a longer recording is heard chunk by chunk, and the announced parts are its chapters', async () => {
  const reference = await readReference('conference-fr')
  const { heard, steps, storage, heardKey, pausesKey, duration } = await listen(
    fixture('conference-fr.mp3'),
    await engine(),
  )
  expect(steps.map(({ kind }) => kind)).toEqual(['hear', 'hear', 'hear', 'hear', 'transcribe'])
  expect(wordErrorRate(reference, heard.cues)).toBeLessThanOrEqual(0.15)
  expect(startsWithin(reference, heard.cues, 0.2)).toBeGreaterThanOrEqual(0.95)
  for (const [at, cue] of heard.cues.entries())
    if (at > 0) expect(cue.start).toBeGreaterThanOrEqual(heard.cues[at - 1]!.end)

  const step = { ...steps[0]!, kind: 'chapters' as const, heardKey, pausesKey, duration, own: [] }
  const proposed = (await chapters(step, { storage })).chapters
  const announced: { start: number }[] = await readReference('conference-fr.chapters')
  const found = announced.filter((one) =>
    proposed.some((chapter) => Math.abs(chapter.start - one.start) <= 3),
  )
  expect(found.length).toBeGreaterThanOrEqual(0.8 * announced.length)
  expect(proposed.length).toBeLessThanOrEqual(1.5 * announced.length)
}, 300_000)

test('a recording of silence has an empty transcript, without asking the recogniser', async () => {
  const wav = path.join(folder, 'silence.wav')
  await makeSilence(90, wav)
  const never: Recogniser = { name: 'never', recognise: fail, detectLanguage: fail }
  const { heard, steps } = await listen(wav, never, { language: 'auto' })
  expect(heard).toMatchObject({ language: 'und', engine: '', cues: [] })
  expect(steps.map(({ kind }) => kind)).toEqual(['transcribe'])
})

test('a recogniser that fails fails its chunk, and leaves nothing of it in storage', async () => {
  const broken: Recogniser = { name: 'broken', recognise: fail, detectLanguage: fail }
  await expect(listen(fixture('clip-fr.opus'), broken)).rejects.toThrow('asked')
})

async function fail(): Promise<never> {
  throw new Error('asked')
}
