import { expect, test } from 'vitest'
import { APPLE_CATEGORIES, findAppleCategory, toCategoryText } from '../../feeds/apple-categories.ts'
import { showChoices } from './show-choices.ts'

const all = (locale: 'fr' | 'en') => showChoices(locale).categories.flatMap(({ options }) => options)

test('each of Apple’s categories can be chosen once, in either language', () => {
  const count = APPLE_CATEGORIES.reduce((sum, { within }) => sum + 1 + within.length, 0)
  for (const locale of ['fr', 'en'] as const) {
    const values = all(locale).map(([value]) => value)
    expect(new Set(values).size).toBe(count)
    for (const value of values) expect(toCategoryText(findAppleCategory(value)!)).toBe(value)
  }
})

test('in French the categories have French names, in their alphabetical order', () => {
  const { categories } = showChoices('fr')
  const titles = categories.map(({ title }) => title)
  expect(titles).toEqual(titles.toSorted(new Intl.Collator('fr').compare))
  expect(titles).toContain('Société et culture')
  expect(all('fr').find(([value]) => value === 'Sports > Soccer')).toEqual(['Sports > Soccer', 'Football'])
  expect(all('fr').filter(([, text]) => /&|\b(and|News|Film Reviews)\b/.test(text))).toEqual([])
})
