import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSilences } from '../media-pipeline/sound/silences.ts'
import { wavDuration } from '../media-pipeline/sound/wav.ts'
import { sentencesOf, titleOf, WELCOME } from './support/french-talk.ts'
import { makeSpeech, speechFolder } from './support/speech.ts'
import { type Spoken, synthesise } from './support/synthesise.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-spoken-'))
afterAll(() => rmSync(folder, { recursive: true }))

let spoken: Spoken
beforeAll(async () => {
  spoken = await synthesise(path.join(folder, 'talk.wav'), { minutes: 0.5, parts: 2 })
})

test('a spoken recording has only words that the small model can write', () => {
  const known = new Set(readFileSync(path.join(speechFolder, 'words.txt'), 'utf8').split('\n'))
  const talks = [4, 10].flatMap((parts) =>
    Array.from({ length: parts }, (_, part) => [
      titleOf(part, parts),
      ...take(300, sentencesOf(part, { parts, announced: true, seed: 7 })),
    ]),
  )
  const words = [...WELCOME, ...talks.flat()].flatMap(
    (text) => text.toLowerCase().match(/aujourd'hui|\p{L}+'|[\p{L}-]+/gu) ?? [],
  )
  expect([...new Set(words)].filter((word) => !known.has(word))).toEqual([])
})

test("a spoken recording's sentences lie where the sound is", async () => {
  const speech = path.join(folder, 'speech.wav')
  await makeSpeech(spoken.file, speech)
  const silences = await findSilences(speech)
  const heard = silences.slice(0, -1).map(({ end }, at) => ({ start: end, end: silences[at + 1]!.start }))
  expect(heard).toHaveLength(spoken.sentences.length)
  for (const [at, { start, end }] of spoken.sentences.entries()) {
    expect(Math.abs(heard[at]!.start - start)).toBeLessThan(0.1)
    // A voice fades out.
    expect(Math.abs(heard[at]!.end - end)).toBeLessThan(0.25)
  }
  expect(spoken.duration).toBeCloseTo(await wavDuration(speech), 1)
})

test("a spoken recording's parts begin with their announcements after a longer pause", () => {
  const announced = spoken.parts.slice(1).map(({ start, title }) => {
    const at = spoken.sentences.findIndex((said) => said.start === start)
    const pause = start - spoken.sentences[at - 1]!.end
    return { isSaid: spoken.sentences[at]!.text === `${title}.`, isLonger: pause >= 1.69 }
  })
  expect(announced).toEqual([
    { isSaid: true, isLonger: true },
    { isSaid: true, isLonger: true },
  ])
})

test('the same wish makes the same recording', async () => {
  const again = await synthesise(path.join(folder, 'again.wav'), { minutes: 0.5, parts: 2 })
  expect({ ...again, file: spoken.file }).toEqual(spoken)
  expect(readFileSync(again.file).equals(readFileSync(spoken.file))).toBe(true)
})

function take(count: number, texts: Iterable<string>): string[] {
  const taken: string[] = []
  for (const text of texts) if (taken.push(text) >= count) break
  return taken
}
