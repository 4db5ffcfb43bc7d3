import { expect, test } from 'vitest'
import { acceptsGzip } from './negotiate.ts'

test.each([
  [undefined, false],
  ['', false],
  ['identity', false],
  ['gzip', true],
  ['GZIP', true],
  ['x-gzip', true],
  ['gzip, deflate, br', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['gzip ; q=0.5', true],
  ['*', true],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['gzip;q=much', false],
  ['gzipped', false],
])('Accept-Encoding %j: gzip is %s', (header, answer) => {
  expect(acceptsGzip(header)).toBe(answer)
})

test('the longest header that Node lets in costs no time', () => {
  const start = performance.now()
  acceptsGzip(`${'a;q=,'.repeat(2_700)}gzip`)
  expect(performance.now() - start).toBeLessThan(200)
})
