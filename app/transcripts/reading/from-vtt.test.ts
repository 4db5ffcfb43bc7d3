import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseTypedTime, toTypedTime } from '../typed-time.ts'
import { toVtt } from '../writing/to-vtt.ts'
import { fromVtt } from './from-vtt.ts'

const read = (...lines: string[]) => fromVtt(lines.join('\n'))

test('a byte order mark, CRLF, missing hours, identifiers and settings are fine', () => {
  const text =
    '\uFEFFWEBVTT - titre\r\nKind: captions\r\n\r\nun\r\n00:01.000 --> 00:02.500 align:start line:0\r\nBonjour\r\nà tous\r\n'
  expect(fromVtt(text)).toEqual({
    cues: [{ start: 1, end: 2.5, text: 'Bonjour à tous', speaker: null, line: 5 }],
    unread: [],
  })
})

test('notes, styles and regions say nothing', () => {
  const { cues, unread } = read(
    'WEBVTT',
    '',
    'NOTE un mot',
    'sur deux lignes',
    '',
    'STYLE',
    '::cue { color: red }',
    '',
    'REGION',
    'id:un',
    '',
    '01:00:00.000 --> 01:00:01.000',
    'Fin',
  )
  expect(cues).toMatchObject([{ start: 3600, end: 3601, text: 'Fin', speaker: null }])
  expect(unread).toEqual([])
})

test('voices are speakers, other tags fall away, references are decoded', () => {
  const { cues } = read(
    'WEBVTT',
    '',
    '00:00.000 --> 00:01.000',
    '<v.loud Inès d’Aubreval>Du <i>riz</i> &amp; du <c.jaune>sel</c>, 3 &lt; 4</v>',
    '',
    '00:01.000 --> 00:02.000',
    '<v Ada>Oui. <v Éva &amp; Zoé>Non.',
  )
  expect(cues.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['Inès d’Aubreval', 'Du riz & du sel, 3 < 4'],
    ['Ada', 'Oui.'],
    ['Éva & Zoé', 'Non.'],
  ])
})

test('what cannot be read is named by its line, and the rest is kept', () => {
  const { cues, unread } = read(
    'WEBVTT',
    '',
    '00:00.000 --> 00:01.000',
    'Un',
    '00:01.000 --> 00:02.000',
    'Deux, sans ligne vide avant',
    '',
    '00:05.000 --> 00:04.000',
    'À rebours',
    '',
    'perdu',
    '',
    '00:99.000 --> 01:99.000',
    'Faux',
    '',
    '00:06.000 --> 00:07.000',
    'Trois',
  )
  expect(cues.map(({ text }) => text)).toEqual(['Un', 'Deux, sans ligne vide avant', 'Trois'])
  expect(unread).toEqual([
    { line: 8, reason: 'backwards', excerpt: '00:05.000 --> 00:04.000 À rebours' },
    { line: 11, reason: 'no-time', excerpt: 'perdu' },
    { line: 13, reason: 'bad-time', excerpt: '00:99.000 --> 01:99.000 Faux' },
  ])
})

test('lines come in the order of their starts', () => {
  const { cues } = read('WEBVTT', '', '00:05.000 --> 00:06.000', 'B', '', '00:01.000 --> 00:02.000', 'A')
  expect(cues.map(({ text }) => text)).toEqual(['A', 'B'])
})

test('an SRT file, an empty one and nonsense do no harm', () => {
  expect(read('1', '00:00:01,000 --> 00:00:02,000', 'Un').cues).toHaveLength(1)
  expect(read('')).toEqual({ cues: [], unread: [] })
  expect(fromVtt('\0\u0001<<<&#0;&#xD800;').cues).toEqual([])
})

test('hostile texts are read to their end', () => {
  // Read in the square of their length, these would take minutes.
  for (const piece of ['<', '<v ', '&', '-->', '0', ':', '<a', '&#', '\n-->', 'a\n', '> <', '- a\n'])
    fromVtt(`WEBVTT\n\n00:00.000 --> 00:01.000\n${piece.repeat(50_000)}`)
  // Each `<` looks for the one `>` at the end.
  const { cues } = fromVtt(`WEBVTT\n\n00:00.000 --> 00:01.000\n${'< '.repeat(500_000)}>`)
  expect(cues[0]!.text).toHaveLength(1_000_001)
})

test('markup that stays text comes out as text again', () => {
  const { cues } = read(
    'WEBVTT',
    '',
    '00:00.000 --> 00:03.000',
    '&lt;script&gt;alert(1)&lt;/script&gt; 2 < 3',
  )
  expect(cues[0]!.text).toBe('<script>alert(1)</script> 2 < 3')
  const again = toVtt({ title: '', language: 'fr', duration: null, isAutomatic: false, cues })
  expect(fromVtt(again).cues).toEqual(cues.map((cue) => ({ ...cue, line: 3 })))
})

test('a whole transcript with its speakers is read to the last line', () => {
  const text = readFileSync('app/demo/recordings/qui-dit-bonjour.vtt', 'utf8')
  const { cues, unread } = fromVtt(text)
  expect(unread).toEqual([])
  expect(cues).toHaveLength(text.split('-->').length - 1)
  expect(new Set(cues.map(({ speaker }) => speaker))).toContain('Félicité Morandin')
})

test('typed times are read, and written as they are read', () => {
  for (const [typed, seconds] of [
    ['62.5', 62.5],
    ['1:02,5', 62.5],
    ['1:02:03.250', 3723.25],
    ['0', 0],
    ['90:00', 5400],
  ] as const)
    expect(parseTypedTime(typed), typed).toBe(seconds)
  for (const typed of ['', '-1', '1:60', '1:75:00', 'midi', '1:2:3:4', '1e3', '١'])
    expect(parseTypedTime(typed), typed).toBe(null)
  for (const seconds of [0, 0.001, 59.999, 3723.25, 100_000.1])
    expect(parseTypedTime(toTypedTime(seconds))).toBe(seconds)
})
