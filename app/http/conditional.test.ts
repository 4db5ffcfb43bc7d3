import { expect, test } from 'vitest'
import { judgeConditions, rangeCounts } from './conditional.ts'

const lastModified = new Date('2026-11-25T10:00:00.500Z')
const here = { etag: '"abc"', lastModified }
const same = 'Wed, 25 Nov 2026 10:00:00 GMT'
const older = 'Thu, 01 Jan 2015 00:00:00 GMT'

test.each([
  ['nothing asked', {}, null],
  ['a tag that we have', { 'if-none-match': '"abc"' }, 304],
  ['a weak tag that we have', { 'if-none-match': 'W/"abc"' }, 304],
  ['a list with our tag', { 'if-none-match': '"x", "abc"' }, 304],
  ['any tag', { 'if-none-match': '*' }, 304],
  ['another tag', { 'if-none-match': '"x"' }, null],
  ['another tag, although the date fits', { 'if-none-match': '"x"', 'if-modified-since': same }, null],
  ['not changed since', { 'if-modified-since': same }, 304],
  ['changed since', { 'if-modified-since': older }, null],
  ['a date that is none', { 'if-modified-since': 'yesterday' }, null],
  ['a number, which is no date', { 'if-modified-since': '2030' }, null],
  ['a date in the old form of C', { 'if-modified-since': 'Wed Nov 25 10:00:00 2026' }, 304],
  ['a tag with a comma in it', { 'if-none-match': '"a,b", "abc"' }, 304],
  ['a tag without its quotes', { 'if-none-match': 'abc' }, null],
  ['must be any tag', { 'if-match': '*' }, null],
  ['must be one of a list with ours', { 'if-match': '"x", "abc"' }, null],
  [
    'must be our tag, although the date does not fit',
    { 'if-match': '"abc"', 'if-unmodified-since': older },
    null,
  ],
  ['must be our tag, and it is known', { 'if-match': '"abc"', 'if-none-match': '"abc"' }, 304],
  ['must be another tag, although it is known', { 'if-match': '"zzz"', 'if-none-match': '"abc"' }, 412],
  ['must be unchanged since a date that is none', { 'if-unmodified-since': 'yesterday' }, null],
  ['must be our tag', { 'if-match': '"abc"' }, null],
  ['must be another tag', { 'if-match': '"zzz"' }, 412],
  ['must be our tag, weakly', { 'if-match': 'W/"abc"' }, 412],
  ['must be unchanged since long ago', { 'if-unmodified-since': older }, 412],
  ['must be unchanged since now', { 'if-unmodified-since': same }, null],
])('%s', (_what, headers, status) => {
  expect(judgeConditions(headers, here)).toBe(status)
})

test('the tag of another form counts as ours, in a condition of either kind', () => {
  const forms = { ...here, others: ['"abc-gzip"', '"abc-br"'] }
  const judge = (headers: object) => judgeConditions(headers, forms)
  for (const tag of ['"abc"', '"abc-gzip"', 'W/"abc-br"', '"x", W/"abc-gzip"'])
    expect(judge({ 'if-none-match': tag })).toBe(304)
  expect(judge({ 'if-match': '"abc-gzip"' })).toBe(null)
  expect(judge({ 'if-match': 'W/"abc-gzip"' })).toBe(412)
  expect(judge({ 'if-none-match': '"abc-zip"' })).toBe(null)
})

test('a range counts only for the same object', () => {
  expect(rangeCounts(undefined, here)).toBe(true)
  expect(rangeCounts('"abc"', here)).toBe(true)
  expect(rangeCounts('W/"abc"', here)).toBe(false)
  expect(rangeCounts('"nope"', here)).toBe(false)
  expect(rangeCounts(same, here)).toBe(true)
  expect(rangeCounts(older, here)).toBe(false)
  expect(rangeCounts('Thu, 25 Nov 2027 10:00:00 GMT', here)).toBe(false)
  expect(rangeCounts('nonsense', here)).toBe(false)
  expect(rangeCounts('"abc"', { ...here, etag: 'W/"abc"' })).toBe(false)
})

test('a header full of quotes costs no time', () => {
  const start = performance.now()
  judgeConditions({ 'if-none-match': `${'"'.repeat(15_001)}` }, here)
  judgeConditions({ 'if-none-match': `${'W/'.repeat(30_000)}` }, here)
  expect(performance.now() - start).toBeLessThan(200)
})
