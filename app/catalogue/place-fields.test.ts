import { expect, test } from 'vitest'
import { fromGeo, toGeo, toOsm } from './place-fields.ts'

test.each([
  ['46.2, 6.14'],
  ['46.2,6.14'],
  ['46.2 6.14'],
  ['46,2 ; 6,14'],
  ['46,2, 6,14'],
  ['geo:46.2,6.14'],
  ['GEO:46.2,6.14,375;u=35'],
  [' https://www.openstreetmap.org/#map=14/46.2/6.14 '],
  ['openstreetmap.org/relation/1685488#map=12/46.2/6.14&layers=N'],
  ['https://www.openstreetmap.org/?mlat=46.2&mlon=6.14#map=15/46.3/6.2'],
])('coordinates are understood as people paste them: %s', (pasted) => {
  expect(toGeo(pasted)).toBe('geo:46.2,6.14')
})

test.each([
  ['Genève'],
  ['46.2'],
  ['96.2, 6.14'],
  ['46.2, 186.14'],
  ['https://example.org/#map=14/46.2/6.14'],
  ['https://www.openstreetmap.org/relation/1685488'],
  ['geo:46.2,6.14"><podcast:locked>'.slice(0, 20)],
])('what is no place on earth is refused: %s', (pasted) => {
  expect(toGeo(pasted)).toBeNull()
})

test('south and west are negative, and six decimals are kept', () => {
  expect(toGeo('-33.86882, -151.20929641')).toBe('geo:-33.86882,-151.209296')
  expect(toGeo('0, -0.0000001')).toBe('geo:0,0')
})

test('coordinates come back as a pair that is read again', () => {
  expect(fromGeo('geo:46.2,6.14')).toBe('46.2, 6.14')
  expect(toGeo(fromGeo('geo:-46.2,6.14')!)).toBe('geo:-46.2,6.14')
  expect(fromGeo(null)).toBeNull()
})

test.each([
  ['R1685488', 'R1685488'],
  ['r1685488', 'R1685488'],
  ['node 12', 'N12'],
  ['way/34', 'W34'],
  ['https://www.openstreetmap.org/relation/1685488', 'R1685488'],
  ['openstreetmap.org/node/12#map=19/46.2/6.14', 'N12'],
  ['https://www.openstreetmap.org/way/34?locale=fr', 'W34'],
])('an object of OpenStreetMap is understood as people paste it: %s', (pasted, osm) => {
  expect(toOsm(pasted)).toBe(osm)
})

test.each([
  ['1685488'],
  ['X12'],
  ['https://example.org/way/34'],
  ['https://www.openstreetmap.org/#map=1/2/3'],
])('what is no object of OpenStreetMap is refused: %s', (pasted) => expect(toOsm(pasted)).toBeNull())
