import { expect, test } from 'vitest'
import { timestampsIn } from './from-lines.ts'
import { timestampText, toTimestamps } from './to-timestamps.ts'

const ABOUT = { duration: 7_200, language: 'fr' }
const at = (...starts: number[]) => starts.map((start) => ({ start, title: `À ${start}` }))
const linesOf = (chapters: { start: number; title: string }[], about = {}) => {
  const found = toTimestamps(chapters, { ...ABOUT, ...about })
  return 'lines' in found ? found.lines.map(timestampText) : found.reason
}

test('three chapters that begin at 0 are lines as they are, with hours from the first on', () => {
  expect(linesOf(at(0, 61, 3_661))).toEqual(['(00:00) À 0', '(01:01) À 61', '(1:01:01) À 3661'])
})

test('an introduction is put where nothing begins at 0, and counts', () => {
  expect(linesOf(at(40, 90))).toEqual(['(00:00) Introduction', '(00:40) À 40', '(01:30) À 90'])
  expect(linesOf(at(40))).toBe('too-few')
  expect(linesOf(at(20, 90, 200))).toBe('too-close')
})

test('the first chapter that comes too soon is named', () => {
  expect(toTimestamps(at(0, 60, 89, 90), ABOUT)).toEqual({ reason: 'too-close', chapter: 'À 89' })
  expect(toTimestamps(at(20, 90, 200), ABOUT)).toEqual({ reason: 'too-close', chapter: 'À 20' })
})

test('the second that a chapter begins in is its time', () => {
  expect(linesOf(at(0.4, 30.9, 59.9))).toBe('too-close')
  expect(linesOf(at(0.4, 30.9, 61))).toEqual(['(00:00) À 0.4', '(00:30) À 30.9', '(01:01) À 61'])
})

test.each([
  [[], 'too-few'],
  [at(0, 60), 'too-few'],
  [at(0, 60, 89), 'too-close'],
  [at(0, 60, 60), 'too-close'],
  [at(0, 60, 7_200), 'too-few'],
  [at(0, 60, -5), 'too-few'],
  [[...at(0, 60), { start: 120, title: ' \u0008 ' }], 'too-few'],
  [Array.from({ length: 100 }, (_, one) => ({ start: one * 60, title: 'é'.repeat(20) })), 'too-long'],
])('%j are no lines: %s', (chapters, reason) => {
  expect(linesOf(chapters)).toBe(reason)
})

test('of a recording of unknown length every chapter counts, in order of time', () => {
  expect(linesOf(at(9_000, 0, 60), { duration: null })).toHaveLength(3)
})

test.each([
  ['é'.repeat(40), 'é'.repeat(40)],
  ['é'.repeat(41), `${'é'.repeat(39)}…`],
  ['D’où vient le vent, et pourquoi il change', 'D’où vient le vent, et pourquoi il…'],
  ['Un titre de trente-neuf lettres tout juste, et la suite', 'Un titre de trente-neuf lettres tout…'],
  ['Un titre qui finit avec une virgule, puis un autre', 'Un titre qui finit avec une virgule…'],
])('the title %j is cut at a word: %j', (title, cut) => {
  expect(linesOf([...at(0, 60), { start: 120, title }])).toContain(`(02:00) ${cut}`)
  expect([...cut].length).toBeLessThanOrEqual(40)
})

test('the lines are read again as the chapters that they were made of', () => {
  const chapters = [
    { start: 0, title: 'Introduction' },
    { start: 75, title: '3 questions (et 1 réponse)' },
    { start: 4_000, title: 'Fin' },
  ]
  expect(timestampsIn((linesOf(chapters) as string[]).join('\n'))).toEqual(chapters)
})
