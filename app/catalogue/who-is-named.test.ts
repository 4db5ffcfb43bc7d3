import { expect, test } from 'vitest'
import { whoIsNamed } from './who-is-named.ts'

const credited = [
  { id: 1, name: 'Inès d’Aubreval' },
  { id: 2, name: 'Jean-Marc Le Goff' },
  { id: 3, name: 'Léa Martin' },
  { id: 4, name: 'Hugo Martin' },
  { id: 3, name: 'Léa Martin' },
]
const everybody = [
  ...credited,
  { id: 5, name: 'Nora Petit' },
  { id: 6, name: 'Ada Roy' },
  { id: 7, name: 'Ada Roy' },
]
const who = (name: string) => whoIsNamed(name, { credited, everybody: () => everybody })

test('a whole name is the person’s, whatever the case and the accents', () => {
  expect([who('ines D’AUBREVAL'), who('Léa Martin'), who('Jean Marc Le Goff')]).toEqual([1, 3, 2])
})

test('a family name alone is the one who is credited and has it', () => {
  expect([who('Aubreval'), who('d’Aubreval'), who('Le Goff'), who('GOFF')]).toEqual([1, 1, 2, 2])
  expect(who('Martin')).toBe(null)
  expect(who('Petit')).toBe(null)
})

test('a first name with an initial is the one who is credited and has both', () => {
  expect([who('Inès A.'), who('Inès d’A.'), who('Jean-Marc L.'), who('Jean-Marc G'), who('Léa M.')]).toEqual([
    ...[1, 1, 2, 2, 3],
  ])
  expect([who('Léa P.'), who('Inès'), who('Jean-Marc'), who('M.'), who('Nora P.')]).toEqual([
    ...[null, null, null, null, null],
  ])
})

test('a first name with an initial that two have is nobody’s', () => {
  const two = [
    { id: 1, name: 'Léa Martin' },
    { id: 2, name: 'Léa Morel' },
  ]
  expect(whoIsNamed('Léa M.', { credited: two, everybody: () => two })).toBe(null)
})

test('someone of the site is meant by the whole name only, and not where two have it', () => {
  expect([who('nora petit'), who('Ada Roy'), who('Personne'), who('…')]).toEqual([5, null, null, null])
})
