import { expect, test } from 'vitest'
import { splitNotes } from './split-notes.ts'
import { toHtml } from './to-html.ts'

const long = '- [une page](https://example.org/) avec beaucoup de mots\n'.repeat(40)

test('short notes stay together', () => {
  const text = 'Premier.\n\n- un\n- deux'
  expect(splitNotes(text)).toEqual({ lead: text, rest: '' })
  expect(splitNotes('')).toEqual({ lead: '', rest: '' })
})

test('the first paragraph of long notes leads, the others follow', () => {
  expect(splitNotes(`Premier\nparagraphe.\r\n\r\nDeuxième.\n\n${long}`)).toEqual({
    lead: 'Premier\nparagraphe.',
    rest: `Deuxième.\n\n${long}`.trim(),
  })
})

test('nothing leads where there is no short paragraph to begin with', () => {
  for (const first of ['# Titre', '- liste', '1. liste', '> citation', '```'])
    expect(splitNotes(`${first}\n\n${long}`), first).toEqual({ lead: '', rest: `${first}\n\n${long}`.trim() })
  expect(splitNotes('mot '.repeat(300)).lead).toBe('')
})

test('a link of the first paragraph finds its address further down', () => {
  const { lead } = splitNotes(`Voir [la page][p].\n\n${long}\n\n[p]: https://example.org/p`)
  expect(toHtml(lead).trim()).toBe(
    '<p>Voir <a href="https://example.org/p" rel="noopener noreferrer">la page</a>.</p>',
  )
})
