import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { READERS, readerOf } from '../formats.ts'
import { openText } from './open-text.ts'

const FOLDER = 'tests/fixtures/transcripts'
const HEARD = (JSON.parse(readFileSync(`${FOLDER}/heard.json`, 'utf8')) as [number, number, string][]).map(
  ([start, end, text]) => ({ start, end, text }),
)

const names = readdirSync(FOLDER)
const files = names.filter((name) => !name.endsWith('.expected.json') && name !== 'heard.json')

function read(bytes: Uint8Array) {
  const file = openText(bytes)
  const reader = readerOf(file)
  const format = Object.entries(READERS).find(([, one]) => one === reader)?.[0] ?? null
  return {
    format: format === 'headless' ? 'vtt' : format,
    ...(reader?.read(file, HEARD) ?? { cues: [], unread: [] }),
  }
}

test.each(files)('%s has the lines that its writer meant', (name) => {
  const expected = JSON.parse(readFileSync(`${FOLDER}/${name}.expected.json`, 'utf8'))
  const { format, cues, unread } = read(readFileSync(`${FOLDER}/${name}`))
  expect({
    format,
    cues: cues.map(({ start, end, speaker, text, words }, at) => ({
      ...{ start, end, speaker, text },
      ...(expected.cues[at]?.words
        ? { words: words?.map((word) => [word.start, word.end, word.text, word.confidence]) }
        : {}),
    })),
    unread: unread.map(({ line, reason }) => ({ line, reason })),
  }).toEqual(expected)
})

test('every expectation has its file, and there are more than forty', () => {
  const missing = names
    .filter((name) => name.endsWith('.expected.json'))
    .filter((name) => !files.includes(name.replace('.expected.json', '')))
  expect(missing).toEqual([])
  expect(files.length).toBeGreaterThan(40)
})

test('what could not be read is shown as it stands there', () => {
  for (const name of files) {
    const text = openText(readFileSync(`${FOLDER}/${name}`)).text
    const { unread } = read(readFileSync(`${FOLDER}/${name}`))
    for (const { line, excerpt } of unread) {
      expect(line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length)
      expect(excerpt).not.toBe('')
    }
  }
})

test('a file cut anywhere, and one of any bytes, is read without harm', () => {
  for (const name of files) {
    const bytes = readFileSync(`${FOLDER}/${name}`)
    for (let end = 0; end < bytes.length; end += 37) read(bytes.subarray(0, end))
    for (let at = 0; at < bytes.length; at += 41) {
      const broken = Uint8Array.from(bytes)
      broken[at] = (at * 131) % 256
      for (const cue of read(broken).cues) expect(cue.end).toBeGreaterThan(cue.start)
    }
  }
})
