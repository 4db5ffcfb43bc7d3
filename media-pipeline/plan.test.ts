import { expect, test } from 'vitest'
import type { Analysis, Facts, Made, Outcome } from './messages.ts'
import { type Outcomes, plan, type Wish } from './plan.ts'

const wish: Wish = {
  recording: 'r1',
  source: 'recordings/r1/original',
  sourceHash: 'abc',
  language: 'fr',
  model: null,
  words: 'recognised',
  chapters: null,
  tags: {
    ...{ title: 'Essai', show: 'Causeries', author: '', season: null, episode: null },
    ...{ date: null, language: 'fr', comment: '', cover: null },
  },
}
const facts: Facts = {
  ...{ container: 'mp3', duration: 60, size: 1000, title: null, video: null },
  audio: { codec: 'mp3', sampleRate: 44100, channels: 2, bitrate: 128000 },
  chapters: [{ start: 0, title: 'Du fichier' }],
}
const analysis: Analysis = { loudness: -20, peak: -3, silences: [], decoded: 60 }
const made = { profile: 'mp3', key: 'k', type: 'audio/mpeg' } as Made

const probed: Outcomes = { probe: { kind: 'probe', facts } }
const analysed: Outcomes = { ...probed, analyse: { kind: 'analyse', analysis, speechKey: 's', peaks: made } }
const encoded: Outcomes = { ...analysed, encode: { kind: 'encode', made: [made] } }
const heard: Outcome = { kind: 'transcribe', heardKey: 'h', language: 'fr', engine: 'e', model: 'm' }

const kinds = (outcomes: Outcomes) => plan(wish, outcomes).map((step) => step.kind)
const stepOf = (kind: string, outcomes: Outcomes, by = wish) =>
  plan(by, outcomes).find((step) => step.kind === kind)

test('a recording is looked at before anything else', () => {
  expect(kinds({})).toEqual(['probe'])
  expect(kinds(probed)).toEqual(['probe', 'analyse'])
})

test('renditions and transcript are made side by side', () => {
  expect(kinds(analysed)).toEqual(['probe', 'analyse', 'encode', 'transcribe'])
})

test('chapters wait for the transcript, tags do not', () => {
  expect(kinds(encoded)).toEqual(['probe', 'analyse', 'encode', 'transcribe', 'tag'])
  expect(kinds({ ...encoded, transcribe: heard })).toContain('chapters')
})

test('without a transcript the tags have the chapters of the file', () => {
  expect(stepOf('tag', encoded)).toMatchObject({ tags: { title: 'Essai', chapters: facts.chapters } })
})

test('new chapters make a new step of tags, with those chapters', () => {
  const chapters: Outcome = { kind: 'chapters', chapters: [{ start: 3, title: 'Autre' }] }
  const again = stepOf('tag', { ...encoded, transcribe: heard, chapters })
  expect(again).toMatchObject({ tags: { chapters: [{ start: 3, title: 'Autre' }] } })
  expect(again?.id).not.toBe(stepOf('tag', encoded)?.id)
})

test('chapters that are the same as before need no second tagging', () => {
  const chapters: Outcome = { kind: 'chapters', chapters: facts.chapters }
  expect(stepOf('tag', { ...encoded, transcribe: heard, chapters })?.id).toBe(stepOf('tag', encoded)?.id)
})

test('the same work has the same id, other work another', () => {
  const ids = plan(wish, encoded).map((step) => step.id)
  expect(plan(structuredClone(wish), structuredClone(encoded)).map((step) => step.id)).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/)
  for (const other of [{ recording: 'r2' }, { sourceHash: 'abd' }])
    expect(
      plan({ ...wish, ...other }, encoded)
        .map((step) => step.id)
        .filter((id) => ids.includes(id)),
    ).toEqual([])
})

test('another language is another transcript, and the same renditions', () => {
  const english = { ...wish, language: 'en' }
  expect(stepOf('transcribe', analysed, english)?.id).not.toBe(stepOf('transcribe', analysed)?.id)
  expect(stepOf('encode', analysed, english)?.id).toBe(stepOf('encode', analysed)?.id)
})

test('words that a person gave are not recognised, and chapters and tags do not wait for it', () => {
  const given: Wish = { ...wish, words: 'given' }
  expect(plan(given, encoded).map((step) => step.kind)).toEqual([
    'probe',
    'analyse',
    'encode',
    'chapters',
    'tag',
  ])
  expect(stepOf('chapters', encoded, given)).toMatchObject({ heardKey: null })
})

test('what was heard before the words were given still serves the chapters', () => {
  const given: Wish = { ...wish, words: 'given' }
  const after = { ...encoded, transcribe: heard }
  expect(stepOf('chapters', after, given)?.id).toBe(stepOf('chapters', after)?.id)
  expect(stepOf('transcribe', after, given)).toBeUndefined()
})

test('chapters that a person wrote are in the tags, whatever was proposed', () => {
  const own = [{ start: 5, title: 'À moi' }]
  const chapters: Outcome = { kind: 'chapters', chapters: [{ start: 3, title: 'Autre' }] }
  const step = stepOf('tag', { ...encoded, transcribe: heard, chapters }, { ...wish, chapters: own })
  expect(step).toMatchObject({ tags: { chapters: own } })
})
