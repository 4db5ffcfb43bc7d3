import { expect, test } from 'vitest'
import { soundDistance } from './sound-distance.ts'
import { readingsOf, soundOf } from './sounds.ts'

test.each([
  ['Fontvieux', 'fOtvj2'],
  ['Quenouille', 'k@nuj'],
  ['Kenouille', 'k@nuj'],
  ['l’hôtelier', 'lot@lje'],
  ['Préverenges', 'prev@rAZ'],
  ['les chevaux', 'leS@vo'],
  ['Benoît', 'b@nwa'],
  ['Sylvie Monnay', 'silvimonE'],
])('%s sounds as it is read in French', (text, sound) => {
  expect(soundOf(text, 'fr')).toBe(sound)
})

test.each([
  ['Perrault', 'Perrot'],
  ['Monnay', 'Monet'],
  ['Dubois', 'du bois'],
  ['Mathieu et Bichère', 'Matthieu Ebichère'],
  ['Saussure', 'Sossure'],
])('%s sounds like %s in French', (one, other) => {
  expect(soundOf(one, 'fr')).toBe(soundOf(other, 'fr'))
})

test('a name may be said with its last letters heard', () => {
  expect(readingsOf('Maud', 'fr')).toEqual(['mo', 'mod'])
  expect(readingsOf('Le Goff', 'fr')).toContain('lgof')
})

test('near sounds are nearer than others, and far ones are not looked at to the end', () => {
  expect(soundDistance('mErI', 'merI')).toBeLessThan(soundDistance('mErI', 'marI'))
  expect(soundDistance('fOtvj2', 'fOvj2')).toBeLessThan(0.15)
  expect(soundDistance('kamij', 'fOtvj2', 0.3)).toBe(1)
})

test('a word of many thousand letters is read in an instant, and letters of no alphabet of ours are kept', () => {
  expect(soundOf('a'.repeat(100_000), 'fr').length).toBeLessThan(100)
  expect(soundOf('Łódź 東京', 'en')).not.toBe('')
  expect(soundDistance('東京', '京都')).toBeGreaterThan(0.5)
})
