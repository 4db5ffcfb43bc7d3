import { expect, test } from 'vitest'
import { toChaptersJson } from './to-chapters-json.ts'

test('chapters are in order, within the recording, and text on one line', () => {
  const json = toChaptersJson({
    title: 'Été\n<1>',
    duration: 60,
    chapters: [
      { start: 30.12345, title: 'Deux\u0008 "guillemets"' },
      { start: 0, title: 'Un' },
      { start: 60, title: 'Après la fin' },
    ],
  })
  expect(JSON.parse(json)).toEqual({
    version: '1.2.0',
    title: 'Été <1>',
    chapters: [
      { startTime: 0, title: 'Un' },
      { startTime: 30.123, title: 'Deux "guillemets"' },
    ],
  })
})

test('a recording of unknown length keeps its chapters', () => {
  const json = toChaptersJson({ title: 'x', duration: null, chapters: [{ start: 9_000, title: 'Loin' }] })
  expect(JSON.parse(json).chapters).toHaveLength(1)
})
