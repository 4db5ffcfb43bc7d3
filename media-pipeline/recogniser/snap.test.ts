import { expect, test } from 'vitest'
import type { Cue } from '../messages.ts'
import { mendCues } from './snap.ts'

/** A cue whose words lie at equal distances. */
function cue(start: number, end: number, text: string): Cue {
  const parts = text.split(' ')
  const each = (end - start) / parts.length
  const words = parts.map((part, index) => ({
    start: start + index * each,
    end: start + (index + 1) * each,
    text: part,
    confidence: 0.8,
  }))
  return { start, end, text, words, confidence: 0.8 }
}

const spans = (cues: Cue[]) => cues.map(({ start, end, text }) => ({ start, end, text }))

test('a cue that begins in a silence begins where the silence ends, and its words with it', () => {
  const [first] = mendCues([cue(3.08, 5.82, 'Chapitre un, la solidarité.')], [{ start: 3.04, end: 3.95 }], 60)
  expect(first!.start).toBe(3.95)
  expect(first!.words[0]!.start).toBe(3.95)
  expect(first!.words.at(-1)!.end).toBeLessThanOrEqual(5.82)
})

test('a cue ends where its sound ends', () => {
  const [first] = mendCues([cue(0, 6, 'La solidarité est un lien.')], [{ start: 4, end: 7 }], 60)
  expect(first!.end).toBeCloseTo(4.1, 5)
})

test('without silences times stay as they are', () => {
  const said = [cue(0, 3, 'Bonjour à toutes.'), cue(3, 6, 'Merci à vous.')]
  expect(spans(mendCues(said, [], 60))).toEqual(spans(said))
})

test('a silence that would leave no time for the words is not the one before them', () => {
  const long = cue(10, 20, 'Nous allons écouter des jeunes, des familles et des acteurs de la région.')
  expect(mendCues([long], [{ start: 9.9, end: 19.6 }], 60)[0]!.start).toBe(10)
})

test('two sentences in one cue become two cues at the silence between them', () => {
  const said = cue(0, 8, 'Merci à nos partenaires de toujours. La santé est importante pour nous.')
  const cues = mendCues([said], [{ start: 3.6, end: 4.4 }], 60)
  expect(spans(cues)).toEqual([
    { start: 0, end: 3.6, text: 'Merci à nos partenaires de toujours.' },
    { start: 4.4, end: 8, text: 'La santé est importante pour nous.' },
  ])
  for (const one of cues)
    for (const word of one.words) {
      expect(word.start).toBeGreaterThanOrEqual(one.start)
      expect(word.end).toBeLessThanOrEqual(one.end)
    }
})

test('a pause within a sentence, an abbreviation or a sentence without a pause cuts nothing', () => {
  const pause = [{ start: 3.6, end: 4.4 }]
  expect(
    mendCues([cue(0, 8, 'La santé est importante pour nous et pour vous aussi')], pause, 60),
  ).toHaveLength(1)
  expect(
    mendCues([cue(0, 8, 'Nous avons écouté avec plaisir M. Dupont et ses amis.')], pause, 60),
  ).toHaveLength(1)
  expect(mendCues([cue(0, 8, 'Merci à vous. Bonne journée.')], [], 60)).toHaveLength(1)
})

test('a comma with a long pause ends a sentence that the engine ran on', () => {
  const said = cue(0, 8, 'Bonjour et bienvenue à cette rencontre, nous devons écouter les jeunes.')
  expect(mendCues([said], [{ start: 3.9, end: 4.7 }], 60).map((one) => one.start)).toEqual([0, 4.7])
  expect(mendCues([said], [{ start: 3.9, end: 4.3 }], 60)).toHaveLength(1)
})

test('a cue that begins in the last sound of the one before begins after the pause', () => {
  const said = [cue(0, 3, 'Merci à nos partenaires.'), cue(3, 7, 'La santé est un besoin.')]
  const pause = [{ start: 3.4, end: 4.2 }]
  expect(mendCues(said, pause, 60)[1]!.start).toBe(4.2)
  const apart = [cue(0, 2.9, 'Merci à nos partenaires.'), cue(3, 7, 'Oui, la santé est un besoin.')]
  expect(mendCues(apart, pause, 60)[1]!.start).toBe(3)
})

test('a very long cue is cut at its sentences without silences too', () => {
  const said = cue(
    0,
    30,
    'Bonjour à toutes et à tous. Merci beaucoup à nos partenaires. La santé est un droit.',
  )
  expect(mendCues([said], [], 60).map((one) => one.text)).toEqual([
    'Bonjour à toutes et à tous.',
    'Merci beaucoup à nos partenaires.',
    'La santé est un droit.',
  ])
})

test('words do not lie in silences', () => {
  const silences = [{ start: 2, end: 5 }]
  const [one] = mendCues([cue(0, 8, 'un deux trois quatre cinq six sept huit')], silences, 60)
  for (const word of one!.words)
    expect(word.end <= 2 || word.start >= 5 || (word.start < 2 && word.end > 5)).toBe(true)
})

test('what the engine hears after the end of the sound is dropped', () => {
  const cues = mendCues(
    [cue(0, 3, 'Merci.'), cue(28, 33, 'Au revoir à tous.'), cue(31, 34, 'Sous-titrage.')],
    [],
    30,
  )
  expect(cues.map((one) => one.end)).toEqual([3, 30])
})

test('a loop is cut after its second round', () => {
  const cues = mendCues(
    [0, 2, 4, 6, 8].map((start) => cue(start, start + 2, 'Merci.')),
    [],
    60,
  )
  expect(cues).toHaveLength(2)
})

test('what nobody can say so fast is dropped', () => {
  expect(mendCues([cue(0, 0.5, 'Sous-titrage de la société de télévision et de la radio.')], [], 60)).toEqual(
    [],
  )
})
