import { expect, test } from 'vitest'
import { wishedShows } from './wished-shows.ts'

const SHOWS = [
  { id: 1, slug: 'un' },
  { id: 2, slug: 'deux' },
]

test('ticked shows are named by their ids; none is every show', () => {
  expect(wishedShows({ fields: { shows: ['', 'deux'] } }, SHOWS)).toEqual([2])
  expect(wishedShows({ fields: { shows: ['un', {}, 'deux'] } }, SHOWS)).toEqual([1, 2])
  expect(wishedShows({ fields: {} }, SHOWS)).toEqual([])
})

test('a ticked show that is gone does not become every show', () => {
  expect(wishedShows({ fields: { shows: ['trois'] } }, SHOWS)).toBe(null)
  expect(wishedShows({ fields: { shows: ['un', 'trois'] } }, SHOWS)).toBe(null)
})
