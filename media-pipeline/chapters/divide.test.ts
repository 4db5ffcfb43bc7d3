import { expect, test } from 'vitest'
import { divide, type Unit } from './divide.ts'
import { dividingWords } from './dividing.ts'

/** Sentences of five seconds about each subject in turn, so many of each, with words that are common to all. */
const talk = (subjects: string[], of: number): Unit[] =>
  subjects.flatMap((subject, part) =>
    Array.from({ length: of }, (_, at) => ({
      start: (part * of + at) * 5,
      words: ['talk', `${subject}${at % 4}`, `${subject}${at % 3}`],
      sign: 0,
    })),
  )
const endOf = (units: Unit[]) => units.length * 5

test('a part begins where the words change', () => {
  const units = talk(['bread', 'wheel', 'roof'], 60)
  expect(divide(units, endOf(units), 3)).toEqual([60, 120])
})

test('where words do not tell which sentence begins a part, its sign does', () => {
  const units = talk(['bread', 'roof'], 60)
  for (let at = 57; at < 63; at++) units[at]!.words = ['talk']
  const signed = (at: number) => units.map((unit, one) => ({ ...unit, sign: one === at ? 4 : 0 }))
  expect(divide(signed(58), endOf(units), 2)).toEqual([58])
  expect(divide(signed(62), endOf(units), 2)).toEqual([62])
})

test('a sign alone begins no part', () => {
  const units = talk(['bread', 'roof'], 60)
  units[30]!.sign = 3
  expect(divide(units, endOf(units), 2)).toEqual([60])
})

test('there are no more parts than fit, and they lie apart', () => {
  const units = talk(['bread', 'roof'], 30)
  const found = divide(units, endOf(units), 20).map((at) => units[at]!.start)
  expect(found.length).toBeLessThanOrEqual(2)
  for (const [at, start] of [...found, endOf(units)].entries())
    expect(start - (found[at - 1] ?? 0)).toBeGreaterThanOrEqual(90)
  expect(divide(units.slice(0, 5), 25, 3)).toEqual([])
})

test('a talk of the same few words, or of none, is divided somewhere and does not fail', () => {
  const same = talk(['bread', 'roof'], 60).map((unit) => ({ ...unit, words: ['talk'] }))
  const mute = same.map((unit) => ({ ...unit, words: [] }))
  for (const units of [same, mute]) expect(divide(units, endOf(units), 2)).toHaveLength(1)
})

test('words that are said once or all the time do not divide, those of one part do', () => {
  const units = talk(['bread', 'roof'], 60)
  units[3]!.words = ['talk', 'only', 'bread0']
  const words = dividingWords(units, endOf(units), 2)
  expect(words[3]).toEqual(['bread0'])
  expect(new Set(words.flat())).not.toContain('talk')
})
