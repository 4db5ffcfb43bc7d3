import { expect, test } from 'vitest'
import type { Span } from '../messages.ts'
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

test('a silence before 24 seconds cuts nothing', () => {
  const chunks = cutAtSilences([{ start: 10, end: 11 }], 100)
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
  ).toEqual([{ start: 19.7, end: 41.3 }])
})

test('every sound is in exactly one chunk', () => {
  const silences = every(7, 1.3, 600)
  const chunks = cutAtSilences(silences, 600)
  const sound = chunks.reduce((sum, chunk) => sum + soundIn(chunk, silences), 0)
  expect(sound).toBeCloseTo(soundIn({ start: 0, end: 600 }, silences), 6)
  for (const chunk of chunks) expect(chunk.end - chunk.start).toBeLessThanOrEqual(60.001)
})

test('a long pause is never given to the recogniser, also in the middle', () => {
  const music = { start: 12, end: 20 }
  expect(cutAtSilences([{ start: 5, end: 5.6 }, music], 40)).toEqual([
    { start: 0, end: 12.3 },
    { start: 19.7, end: 40 },
  ])
})

test('where someone pauses at every sentence, chunks stay long', () => {
  const chunks = cutAtSilences(every(10, 5, 3600), 3600)
  expect(chunks.length).toBeLessThan(150)
})

test('without a pause for a cut, the longest of the short ones is taken before a word is cut', () => {
  const silences = [
    { start: 30, end: 30.3 },
    { start: 40, end: 40.4 },
    { start: 50, end: 50.3 },
  ]
  expect(cutAtSilences(silences, 90).map((one) => one.end)).toEqual([40.2, 90])
})

/** Always the same numbers from 0 to 1 for a seed. */
function* dice(seed: number) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

test('whatever the silences: chunks are in order, apart, not long, and hold every sound once', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = dice(seed)
    const next = (least: number, most: number) => least + (most - least) * random.next().value!
    const duration = next(1, 900)
    const longest = next(0.3, 40)
    const silences: Span[] = []
    for (let at = next(-1, 20); at < duration; at += next(0.05, 80)) {
      const start = Math.max(0, at)
      at = Math.min(duration, start + next(0.3, longest))
      silences.push({ start, end: at })
    }
    const chunks = cutAtSilences(silences, duration)
    let before = 0
    for (const chunk of chunks) {
      expect(chunk.start).toBeGreaterThanOrEqual(before)
      expect(chunk.end).toBeGreaterThan(chunk.start)
      expect(chunk.end - chunk.start).toBeLessThanOrEqual(60.001)
      expect(chunk.end).toBeLessThanOrEqual(duration)
      before = chunk.end
    }
    const heard = chunks.reduce((sum, chunk) => sum + soundIn(chunk, silences), 0)
    // A chunk with next to no sound is left out.
    const missed = soundIn({ start: 0, end: duration }, silences) - heard
    expect(missed).toBeLessThan(0.2 * (duration / 24 + 5))
    // A word is only cut where nobody pauses from the 24th second to the 60th.
    const middles = silences.map((one) => (one.start + one.end) / 2)
    for (const { start, end } of chunks) {
      if (end === duration || silences.some((one) => one.start <= end && end <= one.end)) continue
      expect(end - start).toBeGreaterThan(24)
      expect(middles.filter((one) => one > end - 36 && one <= end)).toEqual([])
    }
  }
})
