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
  ['bytes', { kind: 'whole' }],
  ['bytes=1e2-', { kind: 'whole' }],
  ['bytes=0x10-', { kind: 'whole' }],
  ['bytes=--5', { kind: 'whole' }],
  ['BYTES=1-2', { kind: 'part', start: 1, end: 2 }],
  [`bytes=0-${'9'.repeat(400)}`, { kind: 'part', start: 0, end: 999 }],
  [`bytes=${'9'.repeat(400)}-`, { kind: 'unsatisfiable' }],
  [`bytes=-${'9'.repeat(400)}`, { kind: 'part', start: 0, end: 999 }],
])('%s of a thousand bytes', (header, answer) => {
  expect(parseRange(header, 1000)).toEqual(answer)
})

test('thousands of ranges cost nothing', () => {
  const header = `bytes=${Array.from({ length: 5_000 }, (_one, at) => `${at}-${at}`).join(',')}`
  expect(parseRange(header, 1_000_000)).toEqual({ kind: 'whole' })
})

test.each(['bytes=0-', 'bytes=0-0', 'bytes=-1'])('nothing has no %s', (header) => {
  expect(parseRange(header, 0)).toEqual({ kind: 'unsatisfiable' })
})
