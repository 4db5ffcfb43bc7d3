import { expect, test } from 'vitest'
import type { Cue } from '../messages.ts'
import { alignCues } from './cues.ts'
import { BANDS, type Envelope } from './envelope.ts'
import { soundsOf } from './letters.ts'
import { SOUNDS } from './sounds.ts'

const LOUD = -20
const ROOM = -75

/** What is said: words, fast and slow in turn, and pauses in seconds, after one another. */
function say(parts: (string | number)[], { room = ROOM, language = 'fr' } = {}) {
  const rows: number[][] = []
  const starts: number[] = []
  for (const part of parts) {
    if (typeof part === 'number') {
      for (let frame = 0; frame < part * 100; frame++) rows.push(Array(BANDS).fill(room))
      continue
    }
    const pace = starts.length % 2 === 0 ? 0.7 : 1.4
    starts.push(rows.length / 100)
    for (const kind of soundsOf(part, language)) {
      const { length, levels } = SOUNDS[kind]!
      for (let frame = 0; frame < length * pace * 100; frame++)
        rows.push(levels.map((level) => Math.max(room, LOUD + level)))
    }
  }
  const frames = Uint8Array.from(rows.flat(), (level) => Math.round(2 * (level + 100)))
  return { envelope: { start: 0, frames } satisfies Envelope, starts, end: rows.length / 100 }
}

/** A cue as an engine gives it: its words at equal distances. */
function cue(text: string, start: number, end: number): Cue {
  const parts = text.split(' ')
  const each = (end - start) / parts.length
  const words = parts.map((part, index) => ({
    ...{ start: start + index * each, end: start + (index + 1) * each },
    ...{ text: part, confidence: 0.1 * index },
  }))
  return { start, end, text, words, confidence: 0.5 }
}

const TEXT = 'Aujourd’hui nous partageons avec vous une expérience des associations de quartier'
const startsOf = (cues: Cue[]) => cues.flatMap((one) => one.words.map((word) => word.start))
function expectNear(starts: readonly number[], said: readonly number[], tolerance = 0.065) {
  expect(starts.length).toBe(said.length)
  for (const [index, start] of starts.entries())
    expect(Math.abs(start - said[index]!)).toBeLessThan(tolerance)
}

/** In order, within the cue, without overlap, and but for times as they were. */
function expectWhole(cues: readonly Cue[], given: readonly Cue[]) {
  expect(cues.map((one) => one.words.map(({ text, confidence }) => ({ text, confidence })))).toEqual(
    given.map((one) => one.words.map(({ text, confidence }) => ({ text, confidence }))),
  )
  for (const { start, end, words } of cues) {
    for (const [index, word] of words.entries()) {
      expect(word.start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? start)
      expect(word.end).toBeGreaterThanOrEqual(word.start)
      expect(word.end).toBeLessThanOrEqual(end)
    }
  }
}

test('words begin where they sound, however the engine spread them', () => {
  const { envelope, starts, end } = say([...TEXT.split(' '), 1])
  const given = [cue(TEXT, 0, end - 1)]
  const aligned = alignCues(given, envelope, [], 'fr')
  expectNear(startsOf(aligned), starts)
  expectWhole(aligned, given)
  expect(aligned.map(({ start, text, confidence }) => ({ start, text, confidence }))).toEqual(
    given.map(({ start, text, confidence }) => ({ start, text, confidence })),
  )
})

test('a pause in the middle lies in no word', () => {
  const words = TEXT.split(' ')
  const { envelope, starts, end } = say([...words.slice(0, 4), 0.8, ...words.slice(4), 1])
  const from = starts[4]! - 0.8
  for (const silences of [[], [{ start: from, end: starts[4]! }]]) {
    const [one] = alignCues([cue(TEXT, 0, end - 1)], envelope, silences, 'fr')
    expectNear(startsOf([one!]), starts)
    expect(Math.abs(one!.words[3]!.end - from)).toBeLessThan(0.03)
  }
})

test('a cue that began in a pause begins with its first word', () => {
  const { envelope, starts, end } = say([0.9, ...TEXT.split(' '), 1])
  const [one] = alignCues([cue(TEXT, 0.1, end - 1)], envelope, [], 'fr')
  expectNear(startsOf([one!]), starts)
  expect(one!.start).toBe(one!.words[0]!.start)
})

test('one word takes its own sound, not the silence around it', () => {
  const { envelope, starts } = say([1, 'bienvenue', 1])
  const [one] = alignCues([cue('Bienvenue !', 0.9, 2)], envelope, [{ start: 0, end: 1 }], 'fr')
  expect(one!.words[0]!.start).toBeCloseTo(starts[0]!, 1)
  expect(one!.words[0]!.end).toBeLessThan(1.7)
})

test('an envelope of a later part of the recording has its own start', () => {
  const { envelope, starts, end } = say([...TEXT.split(' '), 1])
  const aligned = alignCues([cue(TEXT, 600, 600 + end - 1)], { ...envelope, start: 600 }, [], 'fr')
  expectNear(
    startsOf(aligned),
    starts.map((start) => 600 + start),
  )
})

test('a voice far from the microphone is heard as one near it', () => {
  const { envelope, starts, end } = say([...TEXT.split(' '), 1])
  const far = Uint8Array.from(envelope.frames, (byte) => Math.max(20, byte - 30))
  const both = Uint8Array.from([...envelope.frames, ...far])
  const aligned = alignCues(
    [cue(TEXT, 0, end - 1), cue(TEXT, end, 2 * end - 1)],
    { start: 0, frames: both },
    [],
    'fr',
  )
  expectNear(startsOf(aligned), [...starts, ...starts.map((start) => end + start)])
})

test('where noise is as loud as the voice, times stay', () => {
  const { envelope, end } = say([...TEXT.split(' '), 1], { room: LOUD })
  const given = [cue(TEXT, 0, end - 1)]
  expect(alignCues(given, envelope, [], 'fr')).toEqual(given)
})

test('a cue with no words, no sound, or more words than could be said keeps its times', () => {
  const { envelope, end } = say([...TEXT.split(' '), 1])
  const said = cue(TEXT, 0, end - 1)
  const odd = [
    { ...cue('', 1, 2), words: [] },
    cue('Au revoir et merci', end + 5, end + 6),
    cue(Array(30).fill('beaucoup').join(' '), 1, 2),
    cue(TEXT, 1, 1),
    cue('東京 大学', 0.5, 1.5),
  ]
  for (const one of odd) expect(alignCues([said, one], envelope, [], 'fr')[1]).toEqual(one)
  expect(alignCues([], envelope, [], 'fr')).toEqual([])
  expect(alignCues([said], { start: 0, frames: new Uint8Array(0) }, [], 'fr')).toEqual([said])
})

test('a cue that is all silence keeps its words in order', () => {
  const { envelope, end } = say([...TEXT.split(' '), 3])
  const given = [cue(TEXT, 0, end - 3), cue('Merci beaucoup', end - 2.5, end - 0.5)]
  for (const silences of [[], [{ start: end - 3, end }]])
    expectWhole(alignCues(given, envelope, silences, 'fr'), given)
})

test('figures, names of letters, apostrophes and marks between words are placed like any', () => {
  const text =
    'Les 12 000 habitants - d’après la SNCF, l’État et « Dupont & Cie » - disent : « Aujourd’hui ! »'
  const { envelope, end } = say([...text.split(' '), 1])
  const given = [cue(text, 0, end - 1)]
  for (const language of ['fr', 'en', 'pt']) expectWhole(alignCues(given, envelope, [], language), given)
})
