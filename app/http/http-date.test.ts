import { expect, test } from 'vitest'
import { parseHttpDate } from './http-date.ts'

const then = Date.UTC(1994, 10, 6, 8, 49, 37) / 1000

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  '%s is a date',
  (text) => {
    expect(parseHttpDate(text)).toBe(then)
  },
)

test.each([
  undefined,
  '',
  'yesterday',
  '1',
  '1994',
  '1994-11-06T08:49:37Z',
  'Sun, 06 Nov 1994 08:49:37',
  'Sun, 99 Nov 1994 99:49:37 GMT',
])('%s is none', (text) => {
  expect(parseHttpDate(text)).toBeNull()
})
