import { expect, test } from 'vitest'
import { parseMoment, toFragment } from './moment.ts'
import { type SpokenLine, toSections } from './sections.ts'

const lines = (count: number, change: (at: number) => Partial<SpokenLine> = () => ({})): SpokenLine[] =>
  Array.from({ length: count }, (_, at) => ({
    start: at * 10,
    end: at * 10 + 9,
    text: `Phrase ${at}.`,
    speaker: null,
    ...change(at),
  }))
const paragraphs = (...given: Parameters<typeof toSections>) =>
  toSections(...given).flatMap((one) => one.paragraphs)

test('every cue is read once, whatever the chapters', () => {
  const chapters = [
    { start: 25, title: 'Un' },
    { start: 100.2, title: 'Deux' },
    { start: 990, title: 'Vide' },
  ]
  const text = paragraphs(lines(30), chapters)
    .map((paragraph) => paragraph.text)
    .join(' ')
  expect(text).toBe(
    lines(30)
      .map((line) => line.text)
      .join(' '),
  )
  expect(toSections(lines(30), chapters).map((section) => section.title)).toEqual([null, 'Un', 'Deux'])
})

test('a cue that begins a moment before its chapter belongs to it', () => {
  const [before, chapter] = toSections(lines(12), [{ start: 100.2, title: 'Un' }])
  expect(before!.paragraphs.at(-1)!.text).toContain('Phrase 9.')
  expect(chapter!.paragraphs[0]!.start).toBe(100)
})

test('without chapters there is a section every minute or so', () => {
  expect(toSections(lines(18), []).map((section) => section.start)).toEqual([0, 80, 160])
})

test('another speaker begins another paragraph, and is named once', () => {
  const spoken = lines(6, (at) => ({ speaker: at < 2 ? 'Ada' : 'Bob', text: at % 2 ? 'fin.' : 'suite' }))
  expect(paragraphs(spoken, []).map(({ speaker, text }) => [speaker, text.split(' ').length])).toEqual([
    ['Ada', 2],
    ['Bob', 4],
  ])
  expect(
    paragraphs(
      lines(9, () => ({ speaker: 'Ada' })),
      [],
    ).map((one) => one.speaker),
  ).toEqual(['Ada', null, null])
})

test('a paragraph waits for the end of a sentence, but not for ever', () => {
  expect(
    paragraphs(
      lines(8, () => ({ text: 'et' })),
      [],
    ),
  ).toHaveLength(1)
  expect(
    paragraphs(
      lines(9, () => ({ text: 'et' })),
      [],
    ),
  ).toHaveLength(2)
})

test('what was asked for is marked: the paragraph of a moment, all those of a passage', () => {
  const asked = (start: number, end: number | null) =>
    paragraphs(lines(12), [], { start, end }).map((paragraph) => paragraph.asked)
  expect(asked(41, null)).toEqual([false, true, false])
  expect(asked(30, 50)).toEqual([true, true, false])
  expect(asked(5000, null)).toEqual([false, false, false])
  expect(asked(0, null)).toEqual([true, false, false])
})

test('a moment is seconds, a passage is two of them in order, and nothing else is either', () => {
  expect(parseMoment('812', null)).toEqual({ start: 812, end: null })
  expect(parseMoment('812.5,847', 900)).toEqual({ start: 812.5, end: 847 })
  for (const bad of [
    null,
    '',
    'x',
    '-3',
    '1e9',
    '12,',
    ',12',
    '20,10',
    '10,10',
    '1,2,3',
    '99999999',
    '٣',
    '5 ',
  ])
    expect(parseMoment(bad, null)).toBeNull()
  expect(parseMoment('900', 900)).toBeNull()
})

test('the fragment makes a player begin and end there', () => {
  expect(toFragment(null)).toBe('')
  expect(toFragment({ start: 812, end: null })).toBe('#t=812')
  expect(toFragment({ start: 812, end: 847 })).toBe('#t=812,847')
})
