import { expect, test } from 'vitest'
import { initials, tileOf } from './cover.tsx'

test('a cover that nobody drew shows the first letters of the words that count', () => {
  expect(initials('À hauteur de palier')).toBe('HP')
  expect(initials('L’entraide, un mois')).toBe('EM')
  expect(initials('Élan')).toBe('É')
  expect(initials('1984 : et après ?')).toBe('1A')
  expect(initials('De la')).toBe('DL')
  expect(initials('…')).toBe('')
})

test('its ground stays the same for the same name, and names share six', () => {
  expect(tileOf('Causerie')).toBe(tileOf('Causerie'))
  const grounds = new Set(Array.from({ length: 200 }, (_, at) => tileOf(`Titre ${at}`)))
  expect([...grounds].sort()).toEqual([1, 2, 3, 4, 5, 6])
})
