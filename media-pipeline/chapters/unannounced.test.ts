import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { evenlySpaced, type Found, partsFound } from '../../tests/support/chapter-score.ts'
import type { Cue } from '../messages.ts'
import { proposeChapters } from './propose.ts'

interface Talk {
  language: string
  duration: number
  cues: { start: number; end: number; text: string }[]
  parts: { start: number; title: string }[]
}

const FIXTURES = path.resolve(import.meta.dirname, '../../tests/fixtures/chapters')
const read = (name: string): Talk => JSON.parse(readFileSync(path.join(FIXTURES, `${name}.json`), 'utf8'))

const propose = ({ cues, duration, language }: Talk, scenes: number[] = []) =>
  proposeChapters({
    ...{ duration, language, scenes, silences: [] },
    cues: cues.map((cue): Cue => ({ ...cue, words: [], confidence: null })),
  })

// Seconds.
const AT_ONCE = 1
const NEAR = 15
const LOOSE = 45
const said = ({ precision, recall, f1 }: Found) =>
  `precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${f1.toFixed(2)}`

// The rules were made while looking at the first alone. The second was measured on the way, the third once, when they were finished.
for (const name of ['dev', 'held-out', 'fresh'])
  test(`parts that nobody announces are found better than by evenly spaced cuts: ${name}`, () => {
    const talk = read(name)
    const parts = talk.parts.map(({ start }) => start)
    const proposed = propose(talk).map(({ start }) => start)
    const found = partsFound(parts, proposed, NEAR)
    const even = partsFound(parts, evenlySpaced(proposed, talk.duration), NEAR)
    console.log(`${name}: ${proposed.length} chapters proposed for ${parts.length} parts`)
    for (const tolerance of [NEAR, LOOSE])
      console.log(
        `  ±${tolerance} s: ${said(partsFound(parts, proposed, tolerance))};`,
        `evenly spaced: ${said(partsFound(parts, evenlySpaced(proposed, talk.duration), tolerance))}`,
      )
    expect(found.f1).toBeGreaterThan(0)
    expect(found.f1).toBeGreaterThanOrEqual(1.5 * even.f1)
  })

test('slides that change with the subject tell where parts begin, and slides that change all the time do not', () => {
  const talk = read('dev')
  const parts = talk.parts.map(({ start }) => start)
  const found = (scenes: number[]) =>
    partsFound(
      parts,
      propose(talk, scenes).map(({ start }) => start),
      AT_ONCE,
    ).f1
  const withoutPicture = found([])
  const withSlides = found(parts.map((start) => start - 0.4))
  expect(withSlides).toBeGreaterThan(withoutPicture)
  expect(withSlides).toBeGreaterThanOrEqual(0.9)
  expect(found(talk.cues.map(({ start }) => start))).toBe(withoutPicture)
})

test('a long talk has a chapter every four to eight minutes, with titles of words that were said', () => {
  const talk = read('dev')
  const chapters = propose(talk)
  expect(talk.duration / chapters.length).toBeGreaterThanOrEqual(240)
  expect(talk.duration / chapters.length).toBeLessThanOrEqual(480)
  const words = new Set(wordsOf(talk.cues.map(({ text }) => text).join(' ')))
  for (const { title } of chapters) {
    expect(title.length).toBeLessThanOrEqual(80)
    expect(wordsOf(title).filter((word) => !words.has(word))).toEqual([])
  }
})

test('a short talk whose parts nobody announces has no chapters', () => {
  const talk = read('dev')
  const cues = talk.cues.filter(({ end }) => end < 420)
  expect(propose({ ...talk, cues, duration: 420 })).toEqual([])
})

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
