import { expect, test } from 'vitest'
import { toAppleCategory } from './apple-categories.ts'
import { element } from './element.ts'
import { toDescription, toTitle } from './text.ts'

test('a description never grows beyond 4,000 bytes, whatever is in it', () => {
  for (const piece of ['&', '<', 'é', '🎙', 'a', 'mot ', 'ligne\n', '\u0008'])
    for (const times of [1, 799, 800, 801, 1_000, 2_000, 4_000, 4_001, 50_000]) {
      const written = toDescription(piece.repeat(times))
      expect(Buffer.byteLength(written)).toBeLessThanOrEqual(4_000)
      expect(written.isWellFormed()).toBe(true)
      expect(written).not.toMatch(/&(?!amp;|lt;)/)
    }
  expect(toDescription('a'.repeat(4_000))).toHaveLength(4_000)
  expect(toDescription('a'.repeat(4_001))).toBe(`${'a'.repeat(3_997)}…`)
})

test('one line is plain, several are paragraphs, nothing is nothing', () => {
  expect(toDescription('  Une ligne.  ')).toBe('Une ligne.')
  expect(toDescription('Une & deux\n\n trois')).toBe('<p>Une &amp; deux</p><p>trois</p>')
  expect(toDescription(' \n ')).toBe('')
})

test('a title is one line that says something, cut between characters', () => {
  expect(toTitle(' a\nb\u0000 ')).toBe('a b')
  expect(toTitle('\u0008')).toBe('…')
  expect([...toTitle('🎙'.repeat(300))]).toHaveLength(255)
  expect(toTitle('🎙'.repeat(300)).isWellFormed()).toBe(true)
})

test('a category is spelt as Apple spells it, and is in its parent', () => {
  expect(toAppleCategory('Society & Culture')).toEqual({ name: 'Society & Culture', within: null })
  expect(toAppleCategory('kids & family>parenting')).toEqual({ name: 'Parenting', within: 'Kids & Family' })
  expect(toAppleCategory('Documentary')).toEqual({ name: 'Documentary', within: 'Society & Culture' })
  expect(toAppleCategory('Arts > Rien de tel')).toEqual({ name: 'Arts', within: null })
  expect(toAppleCategory('constructor')).toEqual({ name: 'Society & Culture', within: null })
  expect(toAppleCategory('')).toEqual({ name: 'Society & Culture', within: null })
})

test('an element holds one line of what XML takes, and no attribute that is not known', () => {
  expect(element('a', { b: 'x\u0008\ny', c: null, d: 2 }, ' z\u0000 ')).toEqual({
    a: [{ _attr: { b: 'x y', d: '2' } }, 'z'],
  })
  expect(element('a', { b: 'x' })).toEqual({ a: { _attr: { b: 'x' } } })
})
