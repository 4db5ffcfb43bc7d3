import { expect, test } from 'vitest'
import type { StepOf } from '../messages.ts'
import { memoryStorage } from '../storage/memory.ts'
import { chapters } from './chapters.ts'

const facts = (own: { start: number; title: string }[]) => ({
  container: 'mp3',
  duration: 100,
  size: 1,
  audio: null,
  video: null,
  chapters: own,
  title: null,
})
const step = (own: { start: number; title: string }[]): StepOf<'chapters'> => ({
  kind: 'chapters',
  id: 's',
  recording: 'r',
  source: 'k',
  sourceHash: 'h',
  heardKey: null,
  facts: facts(own),
  analysis: { loudness: -16, peak: -1, silences: [], decoded: 90 },
})

test('chapters of the file are kept in order, within the sound, each moment once', async () => {
  const own = [
    { start: 50, title: ' Deux ' },
    { start: 0, title: 'Un' },
    { start: 50.1, title: 'Deux encore' },
    { start: 95, title: 'Après la fin' },
    { start: 60, title: ' ' },
  ]
  expect(await chapters(step(own), { storage: memoryStorage() })).toEqual({
    kind: 'chapters',
    chapters: [
      { start: 0, title: 'Un' },
      { start: 50, title: 'Deux' },
    ],
  })
})

test('a recording without words and with one chapter has none', async () => {
  const outcome = await chapters(step([{ start: 0, title: 'Tout' }]), { storage: memoryStorage() })
  expect(outcome.chapters).toEqual([])
})
