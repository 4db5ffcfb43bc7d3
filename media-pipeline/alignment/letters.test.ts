import { expect, test } from 'vitest'
import { soundsOf } from './letters.ts'
import { SOUNDS } from './sounds.ts'

test('a French word is the sounds that are said, not the letters that are written', () => {
  expect(soundsOf('chapeaux,', 'fr')).toBe('sacto')
  expect(soundsOf('familles', 'fr-CH')).toBe('famij')
  expect(soundsOf('rencontre.', 'fr')).toBe(soundsOf('rancontres', 'fr'))
  expect(soundsOf('les', 'fr')).toBe('le')
  expect(soundsOf('nation', 'fr')).toBe('masjN')
})

test('an English word is read as English', () => {
  expect(soundsOf('the', 'en')).toBe('v@')
  expect(soundsOf('nation', 'en')).toBe('mejs@m')
  expect(soundsOf('knights', 'en-GB')).toBe('majcts')
})

test('an elided word and the one it leans on are one', () => {
  expect(soundsOf("l'école", 'fr')).toBe(`l${soundsOf('école', 'fr')}`)
  expect(soundsOf('l’école', 'fr')).toBe(soundsOf("l'école", 'fr'))
})

test('letters of other scripts, accents taken apart or not, have sounds', () => {
  expect(soundsOf('год', 'ru')).toBe('bob')
  expect(soundsOf('χρόνια', 'el')).toBe('fromia')
  expect(soundsOf('ma\u0301s', 'es')).toBe(soundsOf('más', 'es'))
  expect(soundsOf('e\u0301cole', 'fr')).toBe(soundsOf('école', 'fr'))
})

test('figures and names of letters take a syllable each, whatever it is', () => {
  expect(soundsOf('12', 'fr')).toBe('????')
  expect(soundsOf('SNCF', 'fr')).toBe('c?c?c?c?')
  expect(soundsOf('ONU', 'fr')).toBe(soundsOf('onu', 'fr'))
})

test('every word has sounds, and every sound is in the table', () => {
  const words = [
    '…',
    '',
    '日本語',
    '🎙',
    "d'",
    'œuvre',
    'Ærø',
    'straße',
    'the',
    'e',
    'h',
    'y',
    "aujourd'hui",
    'É.-U.',
  ]
  for (const language of ['fr', 'en', 'de', 'zh', ''])
    for (const word of words) {
      const sounds = soundsOf(word, language)
      expect(sounds.length).toBeGreaterThan(0)
      expect([...sounds].filter((kind) => !(kind in SOUNDS))).toEqual([])
    }
})

test('a word of a million letters is cut', () => {
  for (const language of ['fr', 'en', 'de'])
    expect(soundsOf('a'.repeat(1_000_000), language).length).toBeLessThan(200)
})
