import { expect, test } from 'vitest'
import { readAnswer } from './whisper-json.ts'

const token = (text: string, from: number, to: number, p = 0.5) => ({ text, offsets: { from, to }, id: 1, p })
const segment = (text: string, from: number, to: number, tokens: object[] = []) => ({
  offsets: { from, to },
  text,
  tokens,
})
const answer = (...transcription: object[]) =>
  Buffer.from(JSON.stringify({ result: { language: 'fr' }, transcription }))

test('tokens are joined into words, marks of the engine left out', () => {
  const tokens = [
    token('[_BEG_]', 0, 0),
    token(' voi', 0, 200, 0.9),
    token('ci', 200, 400, 0.7),
    token(' notre', 400, 800),
    token('.', 800, 900),
    token('[_TT_154]', 900, 900),
  ]
  const [cue] = readAnswer(answer(segment(' voici notre.', 0, 1000, tokens)), { duration: 2 })
  expect(cue!.words).toEqual([
    { start: 0, end: 0.4, text: 'voici', confidence: 0.8 },
    { start: 0.4, end: 0.9, text: 'notre.', confidence: 0.5 },
  ])
  expect(cue!.confidence).toBe(0.65)
})

test('a French question mark belongs to the word before it', () => {
  const tokens = [token(' numérique', 0, 500), token(' ?', 500, 600)]
  const [cue] = readAnswer(answer(segment(' numérique ?', 0, 600, tokens)), { duration: 2 })
  expect(cue!.words.map((word) => word.text)).toEqual(['numérique ?'])
})

test('a letter cut over two tokens is whole again', () => {
  const text = JSON.stringify({
    result: { language: 'fr' },
    transcription: [
      segment(' été', 0, 900, [token(' A', 0, 300), token('B', 300, 600), token('té', 600, 900)]),
    ],
  })
  const [before, after] = ['A', 'B'].map((mark) => text.indexOf(`${mark}"`))
  const bytes = Buffer.from(text)
  const offset = (index: number) => Buffer.byteLength(text.slice(0, index))
  bytes[offset(before!)] = 0xc3
  bytes[offset(after!)] = 0xa9
  const [cue] = readAnswer(bytes, { duration: 2 })
  expect(cue!.words.map((word) => word.text)).toEqual(['été'])
})

test('words are kept inside their segment, segments inside the file and apart', () => {
  const cues = readAnswer(
    answer(
      segment(' Un.', 1000, 3000, [token(' Un.', 0, 9000)]),
      segment(' Deux.', 2500, 9000, [token(' Deux.', 2500, 9000)]),
      segment(' Trois.', 6000, 9000),
      segment(' ', 100, 200),
    ),
    { duration: 5 },
  )
  expect(cues.map(({ start, end }) => [start, end])).toEqual([
    [1, 3],
    [3, 5],
  ])
  expect(cues[0]!.words[0]).toMatchObject({ start: 1, end: 3 })
})

test('another file is an error', () => {
  expect(() => readAnswer(Buffer.from('{}'), { duration: 1 })).toThrow()
  expect(() => readAnswer(Buffer.from(''), { duration: 1 })).toThrow()
})
