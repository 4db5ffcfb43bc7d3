import { expect, test } from 'vitest'
import { toNotes } from './notes.ts'

const URL = 'https://radio.example/shows/matin/le-vent'
const notes = (markdown: string, about: Partial<Parameters<typeof toNotes>[0]> = {}) =>
  toNotes({ markdown, title: 'Le vent', url: URL, language: 'fr', ...about })
const html = (markdown: string) => notes(markdown, { moments: () => URL }).description

test.each([
  ['Une *heure* **dehors**.', '<p>Une <em>heure</em> <strong>dehors</strong>.</p>'],
  ['Un\nDeux\n\nTrois', '<p>Un</p>\n<p>Deux</p>\n<p>Trois</p>'],
  ['# Le **vent**\n\nDit', '<p><strong>Le vent</strong></p>\n<p>Dit</p>'],
  ['- un\n- deux\n  - trois', '<ul><li>un</li><li>deux<ul><li>trois</li></ul></li></ul>'],
  ['1. un\n2. deux\n\n   suite', '<ol><li>un</li><li><p>deux</p><p>suite</p></li></ol>'],
  ['> dit', '<p>dit</p>'],
  ['a\n\n---\n\nb', '<p>a</p>\n<p>b</p>'],
  ['`a<b>`\n\n```\nc\n\nd\n```', '<p>a&lt;b&gt;</p>\n<p>c</p>\n<p>d</p>'],
  ['<b>x</b> & y', '<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>'],
  ['<div>x</div>', '<p>&lt;div&gt;x&lt;/div&gt;</p>'],
  ['*a **b*** c', '<p><em>a <strong>b</strong></em> c</p>'],
  ['**a __b__**', '<p><strong>a b</strong></p>'],
  ['Vraiment ?', '<p>Vraiment\u00a0?</p>'],
])('%j is %s', (markdown, written) => {
  expect(html(markdown)).toBe(written)
})

test.each([
  ['[a](https://a.example/?b=1&c=2)', '<p><a href="https://a.example/?b=1&amp;c=2">a</a></p>'],
  ['<https://a.example/é>', '<p><a href="https://a.example/%C3%A9">https://a.example/é</a></p>'],
  ['[a](/articles/b)', '<p><a href="https://radio.example/articles/b">a</a></p>'],
  ['[a](#b)', `<p><a href="${URL}#b">a</a></p>`],
  ['[a][b]\n\n[b]: https://b.example/', '<p><a href="https://b.example/">a</a></p>'],
  ['![photo](https://a.example/b.jpg)', '<p><a href="https://a.example/b.jpg">photo</a></p>'],
  [
    '[![photo](https://a.example/b.jpg)](https://c.example/)',
    '<p><a href="https://c.example/">photo</a></p>',
  ],
  ['[](https://a.example/) b', '<p>b</p>'],
  ['[a](b)', '<p>a</p>'],
  ['[a](//evil.example)', '<p>a</p>'],
  ['[a](/\\evil.example)', '<p>a</p>'],
  ['[a](javascript:alert(1))', '<p>a</p>'],
  ['[a](mailto:a@b.example)', '<p>a</p>'],
  ['[a](https://)', '<p>a</p>'],
])('of the link in %j there is %s', (markdown, written) => {
  expect(html(markdown)).toBe(written)
})

test('words lead to a moment of the recording, or of the one that is named', () => {
  const moments = (part: string | undefined) => (part ? `${URL}/${part}` : `${URL}/1`)
  expect(notes('[a](t:812) [b](3/t:7.25)', { moments }).description).toBe(
    `<p><a href="${URL}/1?t=812">a</a> <a href="${URL}/3?t=7.3">b</a></p>`,
  )
  expect(notes('[a](t:812)').description).toBe('<p>a</p>')
})

test.each(['', ' \n ', '\u0008', '---', '[](https://a.example/)', '[a]: https://a.example'])(
  'for %j there is the title',
  (markdown) => {
    expect(notes(markdown, { title: 'Le vent & moi' })).toEqual({
      description: '<p>Le vent &amp; moi</p>',
      content: null,
    })
  },
)

const REST = `<p><a href="${URL}">Lire la suite sur le site</a></p>`
const bytes = (text: string) => Buffer.byteLength(text)
const balanced = (text: string) => {
  const open: string[] = []
  for (const [, closing, name] of text.matchAll(/<(\/?)(\w+)[^>]*>/g))
    if (!closing) open.push(name!)
    else if (open.pop() !== name) return false
  return open.length === 0
}

test('4,000 bytes are all said, one more leads to the page that says the rest', () => {
  const fits = 'a'.repeat(4_000 - '<p></p>'.length)
  expect(notes(fits)).toEqual({ description: `<p>${fits}</p>`, content: null })
  const { description, content } = notes(`${fits}a`)
  expect(content).toBe(`<p>${fits}a</p>`)
  expect(bytes(description)).toBe(4_000)
  expect(description).toMatch(/^<p>a+…<\/p>\n/)
  expect(description.endsWith(REST)).toBe(true)
})

test('the way to the rest is told in the language of the notes', () => {
  expect(notes('a'.repeat(5_000), { language: 'en-GB' }).description).toContain(
    '>Read the rest on the website</a>',
  )
})

test('what is too long ends after a block', () => {
  const paragraphs = Array.from({ length: 100 }, (_, at) => `Paragraphe ${at}, ${'mot '.repeat(20)}fin.`)
  const lines = notes(paragraphs.join('\n\n')).description.split('\n')
  expect(lines.pop()).toBe(REST)
  expect(lines).toEqual(paragraphs.slice(0, lines.length).map((one) => `<p>${one}</p>`))
  expect(lines.length).toBeGreaterThan(30)
})

test('a first block that is too long ends after a word, with its elements closed', () => {
  const { description } = notes(`**${'des mots [qui mènent](https://a.example/) loin & '.repeat(200)}fin**`)
  expect(bytes(description)).toBeLessThanOrEqual(4_000)
  expect(bytes(description)).toBeGreaterThan(3_900)
  expect(description).toMatch(/ (?:des|mots|loin|&amp;|<a href="https:\/\/a\.example\/">qui|mènent)…/)
  expect(balanced(description)).toBe(true)
  expect(description).not.toMatch(/<(\w+)[^>]*><\/\1>/)
})

test('a list that is too long keeps its first items', () => {
  const { description } = notes(Array.from({ length: 300 }, (_, at) => `- [point ${at}](/x)`).join('\n'))
  expect(description).toMatch(/^<ul><li><a [^>]*>point 0<\/a><\/li>/)
  expect(balanced(description)).toBe(true)
  expect(bytes(description)).toBeLessThanOrEqual(4_000)
})

test.each([
  '&',
  '<',
  'é',
  '🎙',
  'a',
  'mot ',
  '\u0008',
  '**a** ',
  '[a](https://a.example/) ',
  '- a\n',
  '&amp;',
])('no number of %j grows beyond what apps take', (piece) => {
  for (const times of [1, 399, 799, 800, 801, 1_000, 1_333, 2_000, 4_000, 50_000]) {
    const { description } = notes(piece.repeat(times))
    expect(bytes(description)).toBeLessThanOrEqual(4_000)
    expect(description.isWellFormed()).toBe(true)
    expect(balanced(description)).toBe(true)
    expect(description).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/)
  }
})

const TIMESTAMPS = [
  { start: 0, title: 'Introduction' },
  { start: 61, title: 'La météo & le vent' },
  { start: 3_661, title: 'Fin' },
]
const LINES = '<p>(00:00) Introduction</p>\n<p>(01:01) La météo &amp; le vent</p>\n<p>(1:01:01) Fin</p>'

test('chapters stand on lines of their own after the notes, and are never cut', () => {
  expect(notes('Dit', { timestamps: TIMESTAMPS }).description).toBe(`<p>Dit</p>\n${LINES}`)
  const { description, content } = notes('Dit. '.repeat(2_000), { timestamps: TIMESTAMPS })
  expect(description.endsWith(`${REST}\n${LINES}`)).toBe(true)
  expect(bytes(description)).toBeLessThanOrEqual(4_000)
  expect(content!.endsWith(LINES)).toBe(true)
})

test.each([
  '_a*b',
  '**a *b',
  '[a](',
  '![a',
  '<',
  '`a``',
  '&a',
  '> ',
  '- ',
  '1. ',
  '* > ',
  '- a\n  ',
  '\\',
  '[a]: b\n',
])('no notes hold a feed up: %s', (piece) => {
  notes(piece.repeat(100))
  const begun = performance.now()
  notes(`x\n\n${piece.repeat(20_000 / piece.length)}`)
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('lists in lists in lists end somewhere', () => {
  const deep = Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- a${at}`).join('\n')
  expect(notes(deep).description.match(/<ul>/g)!.length).toBeLessThan(20)
})

test('a part says of which episode it is one, however long its notes are', () => {
  const home = { title: 'Un & deux', url: 'https://radio.example/shows/matin/tout' }
  const link = '<p>Fait partie de : <a href="https://radio.example/shows/matin/tout">Un &amp; deux</a></p>'
  expect(notes('Court.', { home }).description).toBe(`<p>Court.</p>\n${link}`)
  const long = notes('des mots '.repeat(1_000), { home })
  expect(long.description.endsWith(link)).toBe(true)
  expect(Buffer.byteLength(long.description)).toBeLessThanOrEqual(4_000)
  expect(long.content?.endsWith(link)).toBe(true)
})
