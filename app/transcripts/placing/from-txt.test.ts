import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMATS } from '../formats.ts'
import { fromVtt } from '../reading/from-vtt.ts'
import type { HeardWord } from '../reading/given.ts'
import { fromTxt } from './from-txt.ts'

/** The same numbers each time: 0 to 1. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const WORDS = [
  ...new Set(readFileSync('tests/fixtures/speech/words.txt', 'utf8').match(/[\p{L}'’-]{2,}/gu)),
].map((word) => word.toLowerCase())

const EACH = 0.4
const PAUSE = 0.8

/** A long talk: its sentences with their starts, and what a recogniser that errs so often hears of it. */
function talk(words: number, errors: number, seed = 7) {
  const roll = dice(seed)
  const word = () => WORDS[Math.floor(WORDS.length * roll() ** 2)]!
  const sentences: { start: number; text: string }[] = []
  const heard: HeardWord[] = []
  for (let [count, time] = [0, 0]; count < words; ) {
    const said = Array.from({ length: 5 + Math.floor(roll() * 15) }, word)
    count += said.length
    time += PAUSE
    const text = `${said.join(' ')}.`
    sentences.push({ start: time, text: text[0]!.toUpperCase() + text.slice(1) })
    for (const one of said) {
      const luck = roll()
      const wrong = luck < errors * 0.6
      if (wrong || luck > errors * 0.8)
        heard.push({ start: time, end: time + 0.3, text: wrong ? word() : one })
      if (luck > 1 - errors * 0.2) heard.push({ start: time + 0.3, end: time + 0.35, text: word() })
      time += EACH
    }
  }
  return { sentences, heard }
}

const toParagraphs = (sentences: { start: number; text: string }[]) =>
  Array.from({ length: Math.ceil(sentences.length / 5) }, (_, at) => {
    const its = sentences.slice(at * 5, at * 5 + 5)
    return { start: its[0]!.start as number | null, text: its.map(({ text }) => text).join(' ') }
  })

test('paragraphs of a long talk find their place, whatever is wrong, missing or too much', () => {
  const { sentences, heard } = talk(20_000, 0.15)
  const foreign = toParagraphs(talk(600, 0, 99).sentences).map(({ text }) => ({ start: null, text }))
  const all = toParagraphs(sentences)
  // A tenth of what is heard is not in the text, and every thirtieth paragraph was never said.
  const paragraphs = [...all.slice(0, 100), ...all.slice(130)].flatMap((paragraph, at) =>
    at % 30 === 29 && foreign[(at - 29) / 30] ? [paragraph, foreign[(at - 29) / 30]!] : [paragraph],
  )
  const { cues, unread } = fromTxt(paragraphs.map(({ text }) => text).join('\n\n'), heard)
  const starts = new Map(cues.toReversed().map(({ line, start }) => [line, start]))
  const lineOf = (at: number) => 1 + at * 2
  const wrong = paragraphs.filter(({ start }, at) => {
    const found = starts.get(lineOf(at))
    return start === null ? found !== undefined : found === undefined || Math.abs(found - start) > 1.5
  })
  expect(wrong).toEqual([])
  const unsaid = paragraphs.flatMap(({ start }, at) => (start === null ? [lineOf(at)] : []))
  expect(unsaid.length).toBeGreaterThan(5)
  expect(unread.map(({ line }) => line)).toEqual(unsaid)
  expect(unread.every(({ excerpt }) => paragraphs.some(({ text }) => text === excerpt))).toBe(true)
})

test('half of the words may be wrong, and most paragraphs find their place all the same', () => {
  const { sentences, heard } = talk(5_000, 0.5)
  const paragraphs = toParagraphs(sentences)
  const { cues } = fromTxt(paragraphs.map(({ text }) => text).join('\n\n'), heard)
  const starts = new Map(cues.toReversed().map(({ line, start }) => [line, start]))
  const right = paragraphs.filter(({ start }, at) => Math.abs((starts.get(1 + at * 2) ?? -9) - start!) < 1)
  expect(right.length).toBeGreaterThan(paragraphs.length * 0.9)
})

test('another talk’s text finds no place, and nothing of it is lost', () => {
  const { heard } = talk(3_000, 0)
  const other = 'Le héron cendré pêche au crépuscule près des roselières ; ses petits attendent, immobiles.'
  expect(fromTxt(`${other}\n`, heard)).toEqual({
    cues: [],
    unread: [{ line: 1, reason: 'no-place', excerpt: other }],
  })
})

test('lines go forward, and each word has its time within its line', () => {
  const { sentences, heard } = talk(2_000, 0.3)
  const { cues } = fromTxt(sentences.map(({ text }) => text).join(' '), heard)
  expect(cues.length).toBeGreaterThan(100)
  let last = 0
  for (const { start, end, text, words } of cues) {
    expect(end).toBeGreaterThan(start)
    expect(start).toBeGreaterThanOrEqual(last)
    last = start
    expect(words!.map((word) => word.text).join(' ')).toBe(text)
    for (const [at, word] of words!.entries()) {
      expect(word.start).toBeGreaterThanOrEqual(at === 0 ? start : words![at - 1]!.start)
      expect(word.end).toBeGreaterThanOrEqual(word.start)
    }
  }
})

test('words that were not heard take their part of the pause beside them', () => {
  const heard = [
    { start: 10, end: 10.4, text: 'bonjour' },
    { start: 10.5, end: 10.9, text: 'madame' },
    { start: 20, end: 20.5, text: 'merci' },
    { start: 20.5, end: 21, text: 'monsieur' },
  ]
  const { cues } = fromTxt('Eh bien, bonjour madame la présidente. Merci monsieur.', heard)
  expect(cues.map(({ start, end, text }) => [text, start, end])).toEqual([
    // “Ehbien,” is seven letters before, “laprésidente.” thirteen after, at 0.065 s each.
    ['Eh bien, bonjour madame la présidente.', 9.545, 11.745],
    ['Merci monsieur.', 20, 21],
  ])
  expect(cues[0]!.words!.map(({ text, start }) => [text, start])).toEqual([
    ['Eh', 9.545],
    ['bien,', 9.675],
    ['bonjour', 10],
    ['madame', 10.5],
    ['la', 10.9],
    ['présidente.', 11.03],
  ])
})

test.each(['txt', 'md'] as const)(
  'our own %s, laid on the words that it was made of, is the same talk',
  (format) => {
    const { cues: said } = fromVtt(readFileSync('app/demo/recordings/qui-reste-sur-le-quai.vtt', 'utf8'))
    const transcript = { title: 'Un essai, comme titre', language: 'fr', duration: null, isAutomatic: false }
    const heard = said.flatMap(({ start, end, text }) => {
      const words = text.split(' ')
      const each = (end - start) / words.length
      return words.map((word, at) => ({ text: word, start: start + at * each, end: start + (at + 1) * each }))
    })
    const { cues, unread } = fromTxt(FORMATS[format].render({ ...transcript, cues: said }), heard)
    expect(unread).toEqual([{ line: 1, reason: 'no-place', excerpt: 'Un essai, comme titre' }])
    const spoken = (list: { text: string; speaker: string | null }[]) =>
      list.flatMap(({ text, speaker }) => text.split(' ').map((word) => `${speaker}: ${word}`))
    expect(spoken(cues)).toEqual(spoken(said))
    for (const { start, text } of cues) {
      const at = said.findIndex((cue) => cue.text.includes(text.split(' ').slice(0, 3).join(' ')))
      expect(start).toBeGreaterThanOrEqual(said[at]!.start - 0.01)
      expect(start).toBeLessThan(said[at]!.end)
    }
  },
)

test('a text of many equal words, and an empty one, do no harm', () => {
  const heard = Array.from({ length: 3_000 }, (_, at) => ({
    start: at,
    end: at + 0.5,
    text: at % 2 ? 'oui' : 'non',
  }))
  const { cues, unread } = fromTxt(`${'oui '.repeat(3_000)}.`, heard)
  expect(cues.length + unread.length).toBeGreaterThan(0)
  expect(fromTxt('', heard)).toEqual({ cues: [], unread: [] })
  expect(fromTxt('— … !\n\n***\n', heard)).toEqual({ cues: [], unread: [] })
})
