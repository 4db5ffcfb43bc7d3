import { expect, test } from 'vitest'
import { findWords, putWords } from './put-words.ts'

const line = (text: string, words: string[]) => ({
  text,
  words: JSON.stringify(words.map((word, at) => [at, at + 0.5, word, at % 2 ? 0.5 : 0.9])),
})
const timesOf = ({ words }: { words: string | null }) =>
  JSON.parse(words!) as [number, number, string, number][]

test('as many words keep their times and how surely they were heard', () => {
  const put = putWords(line('un Mérin ici', ['un', 'Mérin', 'ici']), { at: 1, count: 1, written: 'Meyrin' })
  expect(put.text).toBe('un Meyrin ici')
  expect(timesOf(put)[1]).toEqual([1, 1.5, 'Meyrin', 0.5])
})

test('fewer words share the time of those before, and putting them back too', () => {
  const before = line('Ambre font vieux, ici', ['Ambre', 'font', 'vieux,', 'ici'])
  const put = putWords(before, { at: 0, count: 3, written: 'Ambre Fontvieux,' })
  expect(timesOf(put).map(([start, end, word]) => [start, end, word])).toEqual([
    [0, 0.833, 'Ambre'],
    [0.833, 2.5, 'Fontvieux,'],
    [3, 3.5, 'ici'],
  ])
  const back = putWords(put, { at: 0, count: 2, written: 'Ambre font vieux,' })
  expect(back.text).toBe(before.text)
  expect(timesOf(back).map(([, , word]) => word)).toEqual(['Ambre', 'font', 'vieux,', 'ici'])
})

test('a mark that stands alone stays with the word before it', () => {
  const put = putWords(line('Vous, Monet ? Oui', ['Vous,', 'Monet ?', 'Oui']), {
    at: 1,
    count: 1,
    written: 'Monnay',
  })
  expect(put.text).toBe('Vous, Monnay ? Oui')
  expect(timesOf(put).map(([, , word]) => word)).toEqual(['Vous,', 'Monnay ?', 'Oui'])
})

test('times that say something else than the text are dropped', () => {
  expect(putWords(line('un Mérin', ['deux', 'Mérin']), { at: 1, count: 1, written: 'Meyrin' })).toEqual({
    text: 'un Meyrin',
    words: null,
  })
})

test('words are found where they moved to, and not where they are gone', () => {
  expect(findWords('a b c b', 'b', 1)).toBe(1)
  expect(findWords('a b c b', 'b', 4)).toBe(3)
  expect(findWords('a b c', 'b d', 1)).toBeNull()
})
