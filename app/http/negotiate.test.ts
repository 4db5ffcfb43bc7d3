import { expect, test } from 'vitest'
import { chooseEncoding } from './negotiate.ts'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['identity', 'identity'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br', 'br'],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.8', 'gzip'],
  ['br;q=0.5, gzip;q=0.8, *;q=0.1', 'gzip'],
  ['br;q=0, gzip;q=0.8', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['gzip; q=0.000', 'identity'],
  ['gzip ; q=0.5', 'gzip'],
  ['identity;q=1, gzip;q=0.5', 'identity'],
  ['identity;q=0.5, gzip;q=0.5', 'gzip'],
  ['identity;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['gzip;q=0, *', 'br'],
  ['gzip;q=much', 'identity'],
  ['gzipped', 'identity'],
])('Accept-Encoding %j gets %s, the second time too', (header, answer) => {
  expect(chooseEncoding(header)).toBe(answer)
  expect(chooseEncoding(header)).toBe(answer)
})

test('the longest header that Node lets in costs no time', () => {
  const start = performance.now()
  chooseEncoding(`${'a;q=,'.repeat(2_700)}gzip`)
  expect(performance.now() - start).toBeLessThan(200)
})
