import { expect, test } from 'vitest'
import { freeSlug, isSlug, toSlug } from './slugs.ts'

test('a title becomes plain letters, whatever its accents and apostrophes', () => {
  expect(toSlug('L’été à Montréal : « cœur » & Cie')).toBe('l-ete-a-montreal-coeur-cie')
})

test('a long title is cut at a word', () => {
  const slug = toSlug('mot '.repeat(60))
  expect(slug.length).toBeLessThanOrEqual(80)
  expect(slug.endsWith('mot')).toBe(true)
  expect(isSlug(slug)).toBe(true)
})

test('a taken or reserved slug gets a number', () => {
  const taken = new Set(['bonjour', 'bonjour-2'])
  expect(freeSlug('Bonjour', (slug) => taken.has(slug))).toBe('bonjour-3')
  expect(freeSlug('Seasons', () => false)).toBe('seasons-2')
})

test('a title of digits or of nothing is never mistaken for a part', () => {
  expect(freeSlug('1984', () => false)).toBe('episode-1984')
  expect(freeSlug('…', () => false)).toBe('episode')
})
