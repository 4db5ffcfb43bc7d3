import { expect, test } from 'vitest'
import type { Chapter, Heard, Pauses, StepOf } from '../messages.ts'
import { memoryStorage } from '../storage/memory.ts'
import { chapters } from './chapters.ts'

const step = (own: Chapter[], heardKey: string | null = null): StepOf<'chapters'> => ({
  ...{ kind: 'chapters', id: 's', recording: 'r', source: 'k', sourceHash: 'h' },
  ...{ heardKey, pausesKey: 'pauses', duration: 90, own },
})

const said = [
  [0, 'Bonjour à tous.'],
  [10, 'Première partie, la ville.'],
  [13.5, 'Elle change.'],
  [30, 'Deuxième partie, la nature.'],
] as const
const heard: Heard = {
  ...{ language: 'fr', engine: 'e', model: 'm' },
  cues: said.map(([start, text]) => ({ start, end: start + 3, text, words: [], confidence: null })),
}

async function stored() {
  const storage = memoryStorage()
  const pauses: Pauses = { silences: [], scenes: [] }
  await storage.write('heard', Buffer.from(JSON.stringify(heard)))
  await storage.write('pauses', Buffer.from(JSON.stringify(pauses)))
  return { storage }
}

test('chapters of the file are kept in order, within the sound, each moment once', async () => {
  const own = [
    { start: 50, title: ' Deux ' },
    { start: 0, title: 'Un' },
    { start: 50.1, title: 'Deux encore' },
    { start: 95, title: 'Après la fin' },
    { start: 60, title: ' ' },
  ]
  expect(await chapters(step(own, 'heard'), await stored())).toEqual({
    ...{ kind: 'chapters', origin: 'file' },
    chapters: [
      { start: 0, title: 'Un' },
      { start: 50, title: 'Deux' },
    ],
  })
})

test('a file that brings one chapter gets those that were said, as if it had none', async () => {
  expect(await chapters(step([{ start: 0, title: 'Tout' }], 'heard'), await stored())).toEqual({
    ...{ kind: 'chapters', origin: 'automatic' },
    chapters: [
      { start: 0, title: 'Introduction' },
      { start: 10, title: 'Première partie, la ville' },
      { start: 30, title: 'Deuxième partie, la nature' },
    ],
  })
})

test('a recording without words and with one chapter has none', async () => {
  const outcome = await chapters(step([{ start: 0, title: 'Tout' }]), await stored())
  expect(outcome).toEqual({ kind: 'chapters', chapters: [], origin: 'automatic' })
})
