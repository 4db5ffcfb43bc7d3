import { parseFeed } from 'podcast-partytime'
import { expect, test } from 'vitest'
import { APPLE_CATEGORIES, findAppleCategory, toAppleCategory, toCategoryText } from './apple-categories.ts'
import { element, textElement } from './element.ts'
import { CHANGED_AT, CHANNEL, ITEM } from './example-feed-for-tests.ts'
import { renderChannel, renderItem } from './render.ts'
import { toAddress, toDate, toLabel, toSecureAddress, toTitle } from './text.ts'

test('a title is one line that says something, cut between characters', () => {
  expect(toTitle(' a\nb\u0000 ', 'fr')).toBe('a b')
  expect(toTitle('\u0008', 'fr')).toBe('…')
  expect([...toTitle('🎙'.repeat(300), 'fr')]).toHaveLength(255)
  expect(toTitle('🎙'.repeat(300), 'fr').isWellFormed()).toBe(true)
})

test('spaces at which no line may break stay', () => {
  expect(toLabel(' Vraiment\u00a0? \t Oui\u202f!', 50)).toBe('Vraiment\u00a0? Oui\u202f!')
})

const NUMBERS = [
  '1984',
  '000123',
  '5.10',
  '1e5',
  '-3',
  '+4',
  '.5',
  '5.',
  '0x1F',
  'true',
  'false',
  'Infinity',
  '1E-7',
]
const WORDS = ['3 ans', 'True', '20/20', '1 000', '5,10', '10h', '#12', '1.2.3', 'e5', 'vrai', '12e', '٣']

test.each(NUMBERS)(
  '%s would be a number or a truth value to readers of feeds, so it is a quotation',
  (title) => {
    expect(toTitle(title, 'fr')).toBe(`«\u00a0${title}\u00a0»`)
    expect(toTitle(title, 'de')).toBe(`«\u00a0${title}\u00a0»`)
    expect(toTitle(title, 'en-GB')).toBe(`“${title}”`)
  },
)

test.each([...WORDS, ...NUMBERS])('%s has its title in the parser of podcast indexes', (title) => {
  const { before, after } = renderChannel(CHANNEL, CHANGED_AT)
  const read = parseFeed(`${before}${renderItem({ ...ITEM, title })}${after}`)
  expect(read!.items[0]!.title).toBe(toTitle(title, 'fr'))
  if (WORDS.includes(title)) expect(toTitle(title, 'fr')).toBe(title)
})

test.each([
  ['https://a.example', 'https://a.example/'],
  ['HTTP://A.example/é?b=1&c="', 'http://a.example/%C3%A9?b=1&c=%22'],
  ['https://a.example/a b<c>', 'https://a.example/a%20b%3Cc%3E'],
  ['//a.example', null],
  ['mailto:a@b.example', null],
  ['javascript:alert(1)', null],
  ['', null],
])('%j as an address is %j', (text, address) => {
  expect(toAddress(text)).toBe(address)
})

test('addresses are secure where the site is', () => {
  expect(toSecureAddress('http://a.example/', 'https://radio.example/')).toBe('https://a.example/')
  expect(toSecureAddress('http://a.example/', 'http://localhost/')).toBe('http://a.example/')
  expect(toSecureAddress(null, 'https://radio.example/')).toBeNull()
})

test('a date has its weekday and zone, and what is none is none', () => {
  expect(toDate('2026-05-04T06:30:00.000Z')).toBe('Mon, 04 May 2026 06:30:00 GMT')
  expect(toDate('hier')).toBeNull()
})

test('a category is spelt as Apple spells it, and is in its parent', () => {
  expect(toAppleCategory('Society & Culture')).toEqual({ name: 'Society & Culture', within: null })
  expect(toAppleCategory('kids & family>parenting')).toEqual({ name: 'Parenting', within: 'Kids & Family' })
  expect(toAppleCategory('Documentary')).toEqual({ name: 'Documentary', within: 'Society & Culture' })
  expect(toAppleCategory('Arts > Rien de tel')).toEqual({ name: 'Arts', within: null })
  for (const text of ['constructor', '', '>', 'Musique'])
    expect([findAppleCategory(text), toAppleCategory(text)]).toEqual([
      null,
      { name: 'Society & Culture', within: null },
    ])
})

test('every category is found by the text that the catalogue keeps of it', () => {
  expect(APPLE_CATEGORIES).toHaveLength(19)
  for (const { name, within } of APPLE_CATEGORIES) {
    expect(findAppleCategory(toCategoryText({ name, within: null }))).toEqual({ name, within: null })
    for (const child of within) {
      const category = { name: child, within: name }
      expect(findAppleCategory(toCategoryText(category))).toEqual(category)
    }
  }
})

test('an element holds one line of what XML takes, and no attribute that says nothing', () => {
  expect(element('a', { b: 'x\u0008\ny', c: null, d: 2, e: ' ' }, ' z\u0000 ')).toEqual({
    a: [{ _attr: { b: 'x y', d: '2' } }, 'z'],
  })
  expect(element('a', { b: 'x' })).toEqual({ a: { _attr: { b: 'x' } } })
  expect(textElement('a', ' \u0008 ', 9, { b: 'x' })).toEqual([])
  expect(textElement('a', null)).toEqual([])
})
