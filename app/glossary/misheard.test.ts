import { expect, test } from 'vitest'
import { correctCue } from './correct-cue.ts'
import { prepareGlossary } from './glossary.ts'
import { ENGLISH_TALKS } from './misheard-english-for-tests.ts'
import { FRENCH_TALKS } from './misheard-french-for-tests.ts'
import type { MisheardTalk } from './misheard-talk-for-tests.ts'
import { ordinaryIn } from './ordinary-words.ts'
import { countOwnWords } from './own-words.ts'
import { strangenessIn } from './strangeness.ts'

const TALKS = [...FRENCH_TALKS, ...ENGLISH_TALKS]
const MARKED = /\{([^|}]*)\|([^}]*)\}/g

/** A line with its marks as a cue; `~` stands before a word that the recogniser was not sure of. */
function toCue(line: string) {
  const marked = line.replaceAll(MARKED, '$1')
  const words = marked
    .split(' ')
    .map((part, at) => [at, at + 0.5, part.replaceAll('~', ''), part.includes('~') ? 0.4 : 0.9])
  return {
    text: marked.replaceAll('~', ''),
    words: JSON.stringify(words),
    wanted: [...line.matchAll(MARKED)].map((found) =>
      found.slice(1, 3).map((part) => part.replaceAll('~', '')),
    ),
  }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** How many corrections were made, wanted, and made as wanted. */
function listenTo(talk: MisheardTalk) {
  const cues = [...linesOf(talk.misheard), ...linesOf(talk.right)].map(toCue)
  const own = countOwnWords()
  for (const cue of cues) own.add(cue)
  const ears = {
    glossary: prepareGlossary(talk.entries, talk.language),
    strange: strangenessIn(ordinaryIn(talk.language, own.often())),
    isRefused: () => false,
  }
  const counts = { right: 0, made: 0, wanted: 0, wrong: [] as string[] }
  for (const cue of cues) {
    const { line, corrections } = correctCue(cue, ears)
    counts.made += corrections.length
    counts.wanted += cue.wanted.length
    const right = corrections.filter(({ heard, written }) =>
      cue.wanted.some(([before, after]) => heard.includes(before!) && written.includes(after!)),
    )
    counts.right += right.length
    if (right.length < Math.max(corrections.length, cue.wanted.length)) counts.wrong.push(line.text)
  }
  return counts
}

const ALL = TALKS.map((talk) => [talk.name, talk] as const)

test.each(ALL)('%s: of a hundred corrections 95 are right', (_, talk) => {
  const { right, made, wrong } = listenTo(talk)
  expect(right / made, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
})

test.each(ALL)('%s: of a hundred misheard names 80 are corrected', (_, talk) => {
  const { right, wanted, wrong } = listenTo(talk)
  expect(right / wanted, wrong.join('\n')).toBeGreaterThanOrEqual(0.8)
})

test('ordinary speech stays as it is', () => {
  for (const talk of TALKS) expect(listenTo({ ...talk, misheard: '' })).toMatchObject({ made: 0 })
})

test('names that are written as they should be stay as they are', () => {
  for (const talk of TALKS) {
    const written = talk.misheard.replaceAll(MARKED, '$2')
    expect(listenTo({ ...talk, misheard: written, right: '' })).toMatchObject({ made: 0 })
  }
})
