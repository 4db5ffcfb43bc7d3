import { expect, test } from 'vitest'
import { withFilledRows } from './filled-rows.ts'

test('a refused form keeps the rows that say something, each at its number', () => {
  const typed = {
    title: 'Un',
    'credits.0.role': 'speaker',
    'credits.0.name': ' ',
    'credits.2.role': 'host',
    'credits.2.affiliation': 'Épis',
    'partners.0.role': 'funds',
    'partners.0.organisation': '',
    'references.0.title': '',
  }
  expect(withFilledRows(typed)).toEqual({
    title: 'Un',
    'credits.2.role': 'host',
    'credits.2.affiliation': 'Épis',
    'references.0.title': '',
  })
})
