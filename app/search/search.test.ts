import { expect, test } from 'vitest'
import { analyseText } from './analyse-text.ts'
import { highlight } from './highlight.ts'
import { parseQuery } from './parse-query.ts'
import { formsOf, toMatch } from './to-match.ts'

const words = (typed: string) => parseQuery(typed).terms.map((term) => term.words.join(' '))
const marked = (text: string, typed: string) =>
  highlight(text, parseQuery(typed))
    .map((stretch) => (stretch.marked ? `[${stretch.text}]` : stretch.text))
    .join('')

test('words lose case and accents, and both apostrophes split them', () => {
  expect(analyseText("L’Été, l'été : CŒUR").map((token) => token.word)).toEqual([
    'l',
    'ete',
    'l',
    'ete',
    'coeur',
  ])
})

test('elided words and words that say nothing are left out of a query that has others', () => {
  expect(words('la liberté d’expression qu’il défend')).toEqual(['liberte', 'expression', 'defend'])
  expect(words('de la')).toEqual(['de', 'la'])
})

test('words between quotation marks stay together', () => {
  expect(words('« liberté de la presse » Suisse')).toEqual(['liberte de la presse', 'suisse'])
})

test('a query never says more than 200 characters and 12 words', () => {
  const query = parseQuery('abc '.repeat(10_000))
  expect(query.text.length).toBeLessThanOrEqual(200)
  expect(parseQuery('a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13 n14').terms).toHaveLength(12)
  expect(parseQuery(`"${'un mot '.repeat(20)}"`).terms[0]!.words).toHaveLength(12)
})

test('nothing that was typed is an operator', () => {
  expect(toMatch(parseQuery('un" OR NEAR(a b) title:* -x ^y'))?.terms.join(' ')).not.toMatch(/NEAR|\*|\^|:/)
  for (const typed of ['', '   ', '…!?', '"', '""', '😀', '\u0000', '\ud800'])
    expect(toMatch(parseQuery(typed))).toBeNull()
})

test('a word is found by its plural and by its singular', () => {
  expect(formsOf('journal')).toContain('journaux')
  expect(formsOf('journaux')).toContain('journal')
  expect(formsOf('elections')).toContain('election')
  expect(formsOf('eau')).toContain('eaux')
})

test('marks keep the spelling of the text', () => {
  expect(marked('L’Été, le cœur des journaux.', 'ete COEUR journal')).toBe(
    'L’[Été], le [cœur] des [journaux].',
  )
  expect(marked('la presse ou la liberté de la presse', '"liberté de la presse"')).toBe(
    'la presse ou la [liberté de la presse]',
  )
  expect(marked('<b>mot</b>', 'mot')).toBe('<b>[mot]</b>')
})

test('a letter with its accent beside it is marked whole', () => {
  expect(marked('un e\u0301te\u0301 chaud', 'été')).toBe('un [e\u0301te\u0301] chaud')
})
