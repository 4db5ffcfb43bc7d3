import { expect, test } from 'vitest'
import type { Cue } from '../messages.ts'
import { cutHurriedRepeats, cutLoops } from './loops.ts'

/** A cue whose words lie at equal distances. */
function cue(start: number, end: number, text: string): Cue {
  const parts = text.split(' ')
  const each = (end - start) / parts.length
  const words = parts.map((part, index) => ({
    start: start + index * each,
    end: start + (index + 1) * each,
    text: part,
    confidence: 0.9,
  }))
  return { start, end, text, words, confidence: 0.9 }
}

const said = (cues: readonly Cue[]) => cutLoops(cues).map((one) => one.text)
const row = (...texts: string[]) => texts.map((text, index) => cue(index * 3, index * 3 + 3, text))
const times = (count: number, text: string) => Array.from({ length: count }, () => text)

test.each([
  'Oui, oui, bien sûr.',
  'C’est très, très important.',
  'Merci, merci, merci à vous toutes et tous.',
  'Non, non, non, non, ce n’est pas vrai.',
  'Je ne sais pas, je ne sais pas, je ne sais pas.',
  'Nous nous sommes dit que vous vous leviez tôt.',
  'Il y a ceux qui parlent, ceux qui écoutent et ceux qui attendent, et il y a ceux qui partent.',
])('what people repeat stays: %s', (text) => {
  expect(said(row(text))).toEqual([text])
})

test.each([
  ['Merci merci merci merci merci merci merci.', 'Merci merci.'],
  [
    'Nous proposons pour vous pouvons pour vous pouvons pour vous pouvons pour vous pouvons, et voilà.',
    'Nous proposons pour vous pouvons et voilà.',
  ],
  ['Bonjour à tous. et à tous. et à tous. et à tous. et à tous.', 'Bonjour à tous. et à tous.'],
  ['le climat École le climat école le climat école Le climat école', 'le climat École'],
])('a loop within a cue is cut: %s', (text, left) => {
  expect(said(row(text))).toEqual([left])
})

test('a cue whose end is a loop ends with the last word that is left, and words are those of the text', () => {
  const [cut] = cutLoops([cue(10, 20, 'Au revoir encore encore encore encore encore encore encore encore.')])
  expect(cut).toMatchObject({ start: 10, text: 'Au revoir encore encore.' })
  expect(cut!.end).toBeCloseTo(14)
  expect(cut!.words.map((word) => word.text).join(' ')).toBe(cut!.text)
})

test('a cue without word times is cut too', () => {
  const bare = { ...cue(0, 9, 'oui non oui non oui non oui non oui non'), words: [] }
  expect(cutLoops([bare])).toEqual([{ ...bare, text: 'oui non' }])
})

test('babble, in which few words come back in no order, is no text', () => {
  const babble =
    'quatre public quatre collective quatre quatre public collective quatre quatre collective public public quatre collective quatre quatre public collective collective quatre public'
  expect(said(row('Bonjour.', babble, 'Au revoir.'))).toEqual(['Bonjour.', 'Au revoir.'])
})

test('the same cue again and again is left twice, with small variations too', () => {
  expect(said(row('Avant.', ...times(5, 'La santé est un droit.'), 'Après.'))).toEqual([
    'Avant.',
    'La santé est un droit.',
    'La santé est un droit.',
    'Après.',
  ])
  const varied = [
    'La santé est un droit pour tous.',
    'La santé est un droit, pour tous !',
    'La santé est le droit pour tous.',
  ]
  expect(said(row(...varied, ...varied))).toEqual(varied.slice(0, 2))
})

test('cues that come back in turn are left once', () => {
  const turn = ['Nous allons à l’école.', 'Vous allez au travail.']
  expect(said(row(...turn, ...turn, ...turn, ...turn, 'Bonne journée.'))).toEqual([...turn, 'Bonne journée.'])
})

test('short answers and sentences built alike stay', () => {
  const answers = ['Merci.', 'Merci.', 'Merci.', 'Oui.', 'Non.', 'Oui.', 'Non.', 'Oui.', 'Non.']
  expect(said(row(...answers))).toEqual(answers)
  const alike = ['Première partie, l’école.', 'Deuxième partie, la santé.', 'Troisième partie, le climat.']
  expect(said(row(...alike))).toEqual(alike)
})

test('in a hurry nobody says a phrase twice', () => {
  const fast = cue(0, 2, 'Nous proposons une question et une question et une question et une réponse.')
  expect(cutHurriedRepeats(fast).text).toBe('Nous proposons une question et une réponse.')
})
