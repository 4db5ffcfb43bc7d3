import { expect, test } from 'vitest'
import { cutAtSilences, soundIn } from './chunks.ts'

const every = (seconds: number, length: number, until: number) =>
  Array.from({ length: Math.floor(until / seconds) }, (_, index) => {
    const start = (index + 1) * seconds - length
    return { start, end: start + length }
  })

test('a short recording is one chunk', () => {
  expect(cutAtSilences([{ start: 3, end: 4 }], 29.4)).toEqual([{ start: 0, end: 29.4 }])
})

test('chunks end in the middle of the last silence before a minute', () => {
  const chunks = cutAtSilences(every(10, 0.8, 130), 130)
  expect(chunks.map((one) => one.end)).toEqual([59.6, 119.6, 130].map((end) => expect.closeTo(end, 5)))
  expect(chunks.map((one) => one.start)).toEqual([0, 59.6, 119.6].map((start) => expect.closeTo(start, 5)))
})

test('a silence before 24 seconds or under half a second cuts nothing', () => {
  const chunks = cutAtSilences(
    [
      { start: 10, end: 11 },
      { start: 40, end: 40.4 },
    ],
    100,
  )
  expect(chunks).toEqual([
    { start: 0, end: 60 },
    { start: 60, end: 100 },
  ])
})

test('without silences chunks are a minute long and nothing is lost', () => {
  const chunks = cutAtSilences([], 150)
  expect(chunks).toEqual([
    { start: 0, end: 60 },
    { start: 60, end: 120 },
    { start: 120, end: 150 },
  ])
})

test('a recording of silence has no chunks', () => {
  expect(cutAtSilences([{ start: 0, end: 7200 }], 7200)).toEqual([])
  expect(cutAtSilences([], 0)).toEqual([])
})

test('a long silence at the edge of a chunk is not given to the recogniser', () => {
  expect(
    cutAtSilences(
      [
        { start: 0, end: 20 },
        { start: 41, end: 55 },
      ],
      55,
    ),
  ).toEqual([{ start: 19, end: 42 }])
})

test('every sound is in exactly one chunk', () => {
  const silences = every(7, 1.3, 600)
  const chunks = cutAtSilences(silences, 600)
  const sound = chunks.reduce((sum, chunk) => sum + soundIn(chunk, silences), 0)
  expect(sound).toBeCloseTo(soundIn({ start: 0, end: 600 }, silences), 6)
  for (const chunk of chunks) expect(chunk.end - chunk.start).toBeLessThanOrEqual(60)
})
