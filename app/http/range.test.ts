import { expect, test } from 'vitest'
import { parseRange } from './range.ts'

test.each([
  [undefined, { kind: 'whole' }],
  ['bytes=0-0', { kind: 'part', start: 0, end: 0 }],
  ['bytes=100-199', { kind: 'part', start: 100, end: 199 }],
  ['bytes=990-', { kind: 'part', start: 990, end: 999 }],
  ['bytes=-500', { kind: 'part', start: 500, end: 999 }],
  ['bytes=-99999', { kind: 'part', start: 0, end: 999 }],
  ['bytes=990-99999', { kind: 'part', start: 990, end: 999 }],
  ['bytes=1000-', { kind: 'unsatisfiable' }],
  ['bytes=-0', { kind: 'unsatisfiable' }],
  ['bytes=200-100', { kind: 'whole' }],
  ['items=0-5', { kind: 'whole' }],
  ['bytes=0-9,20-29', { kind: 'whole' }],
  ['bytes=-', { kind: 'whole' }],
  ['bytes=a-b', { kind: 'whole' }],
])('%s of a thousand bytes', (header, answer) => {
  expect(parseRange(header, 1000)).toEqual(answer)
})

test('thousands of ranges cost nothing', () => {
  const header = `bytes=${Array.from({ length: 5_000 }, (_one, at) => `${at}-${at}`).join(',')}`
  expect(parseRange(header, 1_000_000)).toEqual({ kind: 'whole' })
})
