import { expect, test } from 'vitest'
import type { Cue } from '../messages.ts'
import { dropInvented } from './invented.ts'

const cue = (text: string, confidence: number | null = 0.95): Cue => ({
  ...{ start: 10, end: 14, text, words: [], confidence },
})
const isKept = (text: string, confidence: number | null, voice: { start: number; end: number }[]) =>
  dropInvented([cue(text, confidence)], voice).length === 1
const VOICE = [{ start: 12, end: 12.4 }]

test('where no voice is heard, words must be sure', () => {
  expect(isKept('Nous proposons.', 0.5, [])).toBe(false)
  expect(
    isKept('Nous proposons.', 0.5, [
      { start: 3, end: 9.5 },
      { start: 14.5, end: 20 },
    ]),
  ).toBe(false)
  expect(isKept('Nous proposons.', 0.5, VOICE)).toBe(true)
  expect(isKept('Je vous le dis tout bas.', 0.9, [])).toBe(true)
  expect(isKept('Nobody knows how sure.', null, [])).toBe(true)
})

test.each([
  'Sous-titrage Société Radio-Canada',
  'Sous-titres réalisés para la communauté d’Amara.org',
  "Sous-titrage ST' 501",
  'Subtitles by the Amara.org community',
  '[Musique]',
  '(Applaudissements)',
  '*rires*',
  '♪ ♪',
  '...',
])('captions that are no speech are dropped, voice or not: %s', (text) => {
  expect(isKept(text, 0.99, VOICE)).toBe(false)
})

test.each(['Merci d’avoir regardé cette vidéo !', 'Abonnez-vous !', 'Thanks for watching!'])(
  'what a talk might say too needs a voice: %s',
  (text) => {
    expect(isKept(text, 0.99, [])).toBe(false)
    expect(isKept(text, 0.5, VOICE)).toBe(true)
  },
)

test.each([
  'Le sous-titrage est un droit pour les personnes sourdes.',
  '(Rires) Vous avez raison.',
  'Nous parlons des sous-titres et de la traduction.',
])('speech about captions stays: %s', (text) => {
  expect(isKept(text, 0.9, VOICE)).toBe(true)
})
