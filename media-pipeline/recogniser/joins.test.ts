import path from 'node:path'
import { expect, test } from 'vitest'
import { listen } from '../../tests/support/listen.ts'
import { wordsOf } from '../../tests/support/score.ts'
import { engineCache, readReference, speechFolder } from '../../tests/support/speech.ts'
import { openRecogniser } from './engines/engines.ts'

test('where chunks join, no word is lost and none comes twice', async () => {
  const recogniser = await openRecogniser({ whisperPath: null, cacheDir: engineCache })
  const { heard, chunks } = await listen(path.join(speechFolder, 'conference-fr.mp3'), recogniser)
  const reference = await readReference('conference-fr')
  const words = wordsOf(heard.cues).join(' ')
  expect(chunks.length).toBeGreaterThan(3)
  for (const { end: cut } of chunks.slice(0, -1)) {
    const before = reference.findLast((one) => one.end <= cut)!
    const after = reference.find((one) => one.start >= cut)!
    const around = [...wordsOf([before]).slice(-2), ...wordsOf([after]).slice(0, 2)].join(' ')
    expect(words.split(around)).toHaveLength(2)
  }
}, 300_000)
