import { expect, test } from 'vitest'
import { toWords } from './to-words.ts'

test('marks, headings, lists and targets of links are gone, the words stay', () => {
  const text =
    '# Invité·e·s\n\n- **Nour** Abelkriz, [sa page](https://example.org/nour)\n- _Sacha_\n\n1. `code`'
  expect(toWords(text)).toBe('Invité·e·s Nour Abelkriz, sa page Sacha code')
  expect(toWords('Il [le dit](t:12) ![ici](https://evil.example/x.png)')).toBe('Il le dit !ici')
})

test('plain text is what it was, on one line', () => {
  for (const text of [
    'Rue du Bief 14 : « oui »',
    'a < b && c > d',
    '1 + 1 = 2',
    'snake_case_name',
    '4 * 5',
    'À\u00a0midi',
  ])
    expect(toWords(text)).toBe(text)
  expect(toWords(' Une ligne\r\net une autre\n\nFin ')).toBe('Une ligne et une autre Fin')
})

test('HTML in a text is words like others', () => {
  expect(toWords('Un <script>alert("1")</script> & &amp; fin')).toBe('Un <script>alert("1")</script> & & fin')
})

test('a long text is cut between words', () => {
  expect(toWords('un deux trois quatre', 12)).toBe('un deux…')
  expect(toWords('un deux, trois quatre', 14)).toBe('un deux…')
  expect(toWords('anticonstitutionnellement', 10)).toBe('anticonst…')
  expect(toWords('🦊'.repeat(30), 10)).toBe(`${'🦊'.repeat(9)}…`)
  expect(toWords('juste assez', 11)).toBe('juste assez')
})

test('a text of any length takes little time', () => {
  const begun = performance.now()
  for (let round = 0; round < 10; round += 1) toWords('**mots** [lien](https://example.org) '.repeat(300))
  expect(performance.now() - begun).toBeLessThan(3_000)
})
