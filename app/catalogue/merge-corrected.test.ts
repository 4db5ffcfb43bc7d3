import { expect, test } from 'vitest'
import type { TimedWord } from '../glossary/tokens.ts'
import { type Line, mergeCorrected } from './merge-corrected.ts'

const NONE = { corrected: [], removed: [], named: [] }

/** A line whose words last a second each. */
function line(number: number, start: number, text: string, more: Partial<Line> = {}): Line {
  const words = text.split(' ').map((word, at): TimedWord => [start + at, start + at + 0.9, word, 0.5])
  return {
    ...{ number, start, end: words.at(-1)![1], text, words, confidence: 0.5, personId: null, speaker: null },
    ...more,
  }
}
const textsOf = (merged: ReturnType<typeof mergeCorrected>) => merged.map(({ text }) => text)

const heard = [line(0, 0, 'un deux trois'), line(1, 4, 'quatre cinq six'), line(2, 8, 'sept huit neuf')]

test('without corrections all is as it was heard', () => {
  const merged = mergeCorrected(heard, NONE)
  expect(textsOf(merged)).toEqual(heard.map(({ text }) => text))
  expect(merged.every((one) => one.heard && !one.corrected)).toBe(true)
})

test('a corrected line stays, in the place of what is heard there', () => {
  const corrected = [line(7, 4, 'QUATRE, CINQ, SIX')]
  const merged = mergeCorrected(heard, { ...NONE, corrected })
  expect(textsOf(merged)).toEqual(['un deux trois', 'QUATRE, CINQ, SIX', 'sept huit neuf'])
  expect(merged.map((one) => one.corrected)).toEqual([false, true, false])
  expect(merged[1]).toMatchObject({ start: 4, words: corrected[0]!.words })
})

test('a longer heard line gives only what lies before and after the corrected one', () => {
  const long = [line(0, 0, 'un deux trois quatre cinq six sept')]
  const merged = mergeCorrected(long, { ...NONE, corrected: [line(0, 2, 'TROIS QUATRE')] })
  expect(textsOf(merged)).toEqual(['un deux', 'TROIS QUATRE', 'cinq six sept'])
  expect(merged[2]).toMatchObject({ start: 4, end: 6.9, heard: false, corrected: false })
  expect(merged[2]!.words).toHaveLength(3)
})

test('a word that is set a little outside the corrected line is not said twice', () => {
  const early = [line(0, 0, 'un deux'), line(1, 1.95, 'trois quatre cinq')]
  const merged = mergeCorrected(early, { ...NONE, corrected: [line(0, 2.5, 'Trois quatre')] })
  expect(textsOf(merged)).toEqual(['un deux', 'Trois quatre', 'cinq'])
})

test('what a person took away is not heard again', () => {
  const merged = mergeCorrected(heard, { ...NONE, removed: [{ start: 3.9, end: 6.95 }] })
  expect(textsOf(merged)).toEqual(['un deux trois', 'sept huit neuf'])
})

test('speakers go on to the lines that are heard where they spoke', () => {
  const named = [line(0, 0, 'un deux trois', { personId: 5 }), line(1, 4, 'quatre', { speaker: 'Une voix' })]
  const merged = mergeCorrected(heard, { ...NONE, named })
  expect(merged.map(({ personId, speaker }) => personId ?? speaker)).toEqual([5, 'Une voix', null])
})

test('a line without word times is cut by the length of its words', () => {
  const untimed = [line(0, 0, 'un deux trois quatre', { words: null })]
  const merged = mergeCorrected(untimed, {
    ...NONE,
    corrected: [line(0, 1.5, 'TROIS', { end: 2.6, words: null })],
  })
  expect(textsOf(merged)[0]).toBe('un deux')
  expect(merged.find((one) => one.corrected)?.text).toBe('TROIS')
  expect(merged.every((one) => one.words === null)).toBe(true)
})

test('lines come in order and none lies in a corrected one, whatever was heard', () => {
  let seed = 7
  const random = (most: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return (seed / 2 ** 31) * most
  }
  for (let round = 0; round < 200; round += 1) {
    const many = (count: number, words: number) => {
      let at = random(3)
      return Array.from({ length: count }, (_, number) => {
        const made = line(
          number,
          at,
          Array.from({ length: 1 + Math.floor(random(words)) }, () => 'mot').join(' '),
        )
        at = made.end + random(4)
        return made
      })
    }
    const corrected = many(4, 6)
    const merged = mergeCorrected(many(12, 9), { ...NONE, corrected })
    expect(merged.filter((one) => one.corrected)).toHaveLength(4)
    for (const [index, one] of merged.entries()) {
      if (index > 0) expect(one.start).toBeGreaterThanOrEqual(merged[index - 1]!.start)
      if (one.corrected) continue
      const middles = one.words!.map((word) => (word[0] + word[1]) / 2)
      for (const wall of corrected)
        expect(middles.some((middle) => middle >= wall.start && middle < wall.end)).toBe(false)
    }
  }
})
