import { expect, test } from 'vitest'
import { giveTurns, type SpokenLine, toTurns } from './turns.ts'

/** Lines of two seconds, one right after another but for the gaps that are said. */
function said(...lines: [text: string, more?: { gap?: number; speaker?: string }][]): SpokenLine[] {
  let at = 0
  return lines.map(([text, { gap = 0.2, speaker = null } = {} as never], number) => {
    const start = at + gap
    at = start + 2
    return { number, start, end: at, text, speaker: speaker as string | null }
  })
}
const spans = (lines: SpokenLine[]) => toTurns(lines).map(({ first, last }) => [first, last])

test('a turn ends at a pause of a second', () => {
  const lines = said(['Un.'], ['Deux.', { gap: 0.9 }], ['Trois.', { gap: 1 }], ['Quatre.'])
  expect(spans(lines)).toEqual([
    [0, 1],
    [2, 3],
  ])
  expect(toTurns(lines)[0]).toMatchObject({ start: 0.2, text: 'Un. Deux.', speaker: null })
})

test('a turn ends after a question, quoted or not', () => {
  expect(spans(said(['Qui vient ?'], ['Moi.'], ['Il dit « où ? »'], ['Ici.'], ['Voilà.']))).toEqual([
    [0, 0],
    [1, 2],
    [3, 4],
  ])
})

test('a turn ends where another speaker is known, and where none is known any more', () => {
  const lines = said(['Un.'], ['Deux.', { speaker: 'Ada' }], ['Trois.', { speaker: 'Ada' }], ['Quatre.'])
  expect(spans(lines)).toEqual([
    [0, 0],
    [1, 2],
    [3, 3],
  ])
})

test('a long turn ends with its sentence, or at last anyway', () => {
  const part = `${'mot '.repeat(60)}`
  const sentences = said([part], [part], [part], [part], [`${part}fin.`], ['Après.'])
  expect(spans(sentences)).toEqual([
    [0, 4],
    [5, 5],
  ])
  expect(spans(said(...Array.from({ length: 9 }, () => [part] as [string])))).toEqual([
    [0, 6],
    [7, 8],
  ])
})

test('an overlapping line does not shorten its turn', () => {
  const lines = said(['Un.'], ['Deux.'])
  lines[0]!.end = 9
  expect(toTurns(lines)).toMatchObject([{ first: 0, last: 1, end: 9 }])
})

test('a given turn changes its own lines and tells only those that change', () => {
  const lines = said(['Un.', { speaker: 'Ada' }], ['Deux.'], ['Trois.', { speaker: 'Eve' }])
  const changed = giveTurns(lines, [
    { first: 0, last: 1, speaker: 'Ada', on: false },
    { first: 2, last: 2, speaker: null, on: false },
  ])
  expect(changed.map(({ number, speaker }) => [number, speaker])).toEqual([
    [1, 'Ada'],
    [2, null],
  ])
})

test('what follows without a name goes with the turn, up to the next name, given or known', () => {
  const lines = said(['Un.'], ['Deux.'], ['Trois.'], ['Quatre.'], ['Cinq.', { speaker: 'Eve' }], ['Six.'])
  const on = { first: 0, last: 0, speaker: 'Ada', on: true }
  const names = (given: Parameters<typeof giveTurns>[1]) =>
    giveTurns(lines, given).map(({ number, speaker }) => `${number} ${speaker}`)
  expect(names([on])).toEqual(['0 Ada', '1 Ada', '2 Ada', '3 Ada'])
  expect(names([on, { first: 2, last: 2, speaker: 'Hugo', on: false }])).toEqual(['0 Ada', '1 Ada', '2 Hugo'])
  expect(names([{ ...on, speaker: null }])).toEqual([])
})
