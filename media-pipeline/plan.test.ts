import { expect, test } from 'vitest'
import type { Analysis, Facts, Made, Outcome, Step, StepKind } from './messages.ts'
import { chunkKey, plan, type Wish } from './plan.ts'

const wish: Wish = {
  recording: 'r1',
  source: 'recordings/r1/original',
  sourceHash: 'abc',
  language: 'fr',
  model: null,
  words: 'recognised',
  heardKey: null,
  fullPicture: false,
  tags: {
    ...{ title: 'Essai', show: 'Causeries', author: '', season: null, episode: null },
    ...{ date: null, language: 'fr', comment: '', cover: null, chapters: [] },
  },
}
const facts: Facts = {
  ...{ container: 'mp3', duration: 130, size: 1000, title: null, video: null },
  audio: { codec: 'mp3', sampleRate: 44100, channels: 2, bitrate: 128000 },
  chapters: [],
}
const analysis: Analysis = { loudness: -20, peak: -3, decoded: 130 }
const made = { profile: 'mp3', key: 'k', type: 'audio/mpeg' } as Made
const chunks = [
  { start: 0, end: 50 },
  { start: 50, end: 108 },
  { start: 108, end: 130 },
]

/** What each kind of step answers, here. */
const OUTCOMES: { [Kind in StepKind]: (step: Step) => Outcome } = {
  probe: () => ({ kind: 'probe', facts }),
  analyse: () => ({ kind: 'analyse', analysis, speechKey: 's', pausesKey: 'p', chunks, peaks: made }),
  encode: () => ({ kind: 'encode', made: [made], loudness: -16 }),
  detect: () => ({ kind: 'detect', language: 'en' }),
  hear: (step) => ({ kind: 'hear', key: chunkKey(step), engine: 'e', model: 'm' }),
  transcribe: (step) => ({
    kind: 'transcribe',
    heardKey: `heard-${step.id}`,
    language: 'fr',
    engine: 'e',
    model: 'm',
  }),
  chapters: () => ({ kind: 'chapters', chapters: [{ start: 3, title: 'Autre' }], origin: 'automatic' }),
  tag: () => ({ kind: 'tag', made: [made] }),
}

/** The steps that are planned once every step of these kinds is done. */
function after(done: StepKind[], by: Wish = wish, answers = OUTCOMES): Step[] {
  const outcomes = new Map<string, Outcome>()
  for (;;) {
    const steps = plan(by, (id) => outcomes.get(id))
    const next = steps.filter((step) => done.includes(step.kind) && !outcomes.has(step.id))
    if (next.length === 0) return steps
    for (const step of next) outcomes.set(step.id, answers[step.kind](step))
  }
}

const kindsOf = (steps: Step[]) => steps.map((step) => step.kind)
const find = <Kind extends StepKind>(steps: Step[], kind: Kind) =>
  steps.find((step) => step.kind === kind) as Extract<Step, { kind: Kind }> | undefined

const EVERYTHING = Object.keys(OUTCOMES) as StepKind[]

test('a recording is looked at before anything else', () => {
  expect(kindsOf(after([]))).toEqual(['probe'])
  expect(kindsOf(after(['probe']))).toEqual(['probe', 'analyse'])
})

test('renditions are made beside the hearing of every chunk', () => {
  expect(kindsOf(after(['probe', 'analyse']))).toEqual(['probe', 'analyse', 'encode', 'hear', 'hear', 'hear'])
})

test('chunks are joined once the last of them is heard, whichever that is', () => {
  const heard = new Map<string, Outcome>()
  const steps = after(['probe', 'analyse']).filter((step) => step.kind === 'hear')
  const base = new Map<string, Outcome>()
  for (const step of after(['probe', 'analyse']))
    if (step.kind === 'probe' || step.kind === 'analyse') base.set(step.id, OUTCOMES[step.kind](step))
  for (const step of [steps[2]!, steps[0]!, steps[1]!]) {
    expect(kindsOf(plan(wish, (id) => heard.get(id) ?? base.get(id)))).not.toContain('transcribe')
    heard.set(step.id, OUTCOMES.hear(step))
  }
  const joined = find(
    plan(wish, (id) => heard.get(id) ?? base.get(id)),
    'transcribe',
  )
  expect(joined?.chunks).toEqual(chunks.map((chunk, at) => ({ ...chunk, key: chunkKey(steps[at]!) })))
})

test('the declared language goes to every chunk, and nothing is asked', () => {
  const steps = after(EVERYTHING, { ...wish, language: 'fr-CH' })
  expect(kindsOf(steps)).not.toContain('detect')
  for (const step of steps.filter((one) => one.kind === 'hear'))
    expect(step).toMatchObject({ language: 'fr-CH' })
})

test('without a declared language it is asked once, where the longest chunk is, and every chunk is heard in it', () => {
  const undeclared = { ...wish, language: 'auto' }
  expect(kindsOf(after(['probe', 'analyse'], undeclared))).toEqual(['probe', 'analyse', 'encode', 'detect'])
  const steps = after(EVERYTHING, undeclared)
  expect(steps.filter((step) => step.kind === 'detect')).toMatchObject([{ chunk: chunks[1] }])
  for (const step of steps.filter((one) => one.kind === 'hear'))
    expect(step).toMatchObject({ language: 'en' })
  expect(find(steps, 'transcribe')).toMatchObject({ language: 'en' })
})

test('a language that the recogniser does not know is taken for what it hears', () => {
  expect(kindsOf(after(['probe', 'analyse'], { ...wish, language: 'rm' }))).toContain('detect')
})

test('a recording of silence has an empty transcript, without asking the recogniser', () => {
  const silent = {
    ...OUTCOMES,
    analyse: (step: Step) => ({ ...OUTCOMES.analyse(step), chunks: [] }) as Outcome,
  }
  const steps = after(EVERYTHING, { ...wish, language: 'auto' }, silent)
  expect(kindsOf(steps)).toEqual(['probe', 'analyse', 'encode', 'transcribe', 'chapters', 'tag'])
  expect(find(steps, 'transcribe')).toMatchObject({ language: 'und', chunks: [] })
})

test('chapters wait for the transcript, tags do not', () => {
  const before = after(['probe', 'analyse', 'encode', 'hear'])
  expect(kindsOf(before)).toContain('tag')
  expect(kindsOf(before)).not.toContain('chapters')
  const transcribed = after(['probe', 'analyse', 'encode', 'hear', 'transcribe'])
  expect(find(transcribed, 'chapters')?.heardKey).toBe(`heard-${find(transcribed, 'transcribe')?.id}`)
})

test('chapters that the file brings wait for no transcript', () => {
  const own = [{ start: 0, title: 'Du fichier' }]
  const brought = {
    ...OUTCOMES,
    probe: (): Outcome => ({ kind: 'probe', facts: { ...facts, chapters: own } }),
  }
  expect(find(after(['probe', 'analyse'], wish, brought), 'chapters')).toMatchObject({ own, heardKey: null })
})

test('new chapters make a new step of tags, with those chapters; the same ones none', () => {
  const chapters = [{ start: 3, title: 'Autre' }]
  const tagOf = (by: Wish) => find(after(EVERYTHING, by), 'tag')
  const other = tagOf({ ...wish, tags: { ...wish.tags, chapters } })
  expect(other).toMatchObject({ tags: { chapters } })
  expect(other?.id).not.toBe(tagOf(wish)?.id)
  expect(tagOf(structuredClone(wish))?.id).toBe(tagOf(wish)?.id)
})

test('the same work has the same id, other work another', () => {
  const ids = after(EVERYTHING).map((step) => step.id)
  expect(after(EVERYTHING, structuredClone(wish)).map((step) => step.id)).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{24}$/)
  for (const other of [{ recording: 'r2' }, { sourceHash: 'abd' }])
    expect(
      after(EVERYTHING, { ...wish, ...other })
        .map((step) => step.id)
        .filter((id) => ids.includes(id)),
    ).toEqual([])
})

test('another language or another model is another transcript, and the same renditions', () => {
  const usual = after(EVERYTHING)
  for (const other of [{ language: 'en' }, { model: 'large-v3' }]) {
    const steps = after(EVERYTHING, { ...wish, ...other })
    expect(find(steps, 'transcribe')?.id).not.toBe(find(usual, 'transcribe')?.id)
    expect(find(steps, 'encode')?.id).toBe(find(usual, 'encode')?.id)
  }
})

test('words that a person gave are not recognised, and chapters are sought in them', () => {
  const steps = after(EVERYTHING, { ...wish, words: 'given', heardKey: 'given' })
  expect(kindsOf(steps)).toEqual(['probe', 'analyse', 'encode', 'chapters', 'tag'])
  expect(find(steps, 'chapters')).toMatchObject({ heardKey: 'given' })
})

test('other chapters ask for other tags, and for nothing else', () => {
  const known = new Map(after(EVERYTHING).map((step) => [step.id, OUTCOMES[step.kind](step)]))
  const tags = { ...wish.tags, chapters: [{ start: 0, title: 'Début' }] }
  const steps = plan({ ...wish, tags }, (id) => known.get(id))
  expect(steps.filter((step) => !known.has(step.id))).toMatchObject([{ kind: 'tag', tags }])
})

test('what was tagged by an older recipe is tagged again when it is planned again', () => {
  const tag = find(after(EVERYTHING), 'tag')!
  const { id, recipe, ...older } = tag
  expect(recipe).toBe(2)
  const known = new Map(after(EVERYTHING).map((step) => [step.id, OUTCOMES[step.kind](step)]))
  known.delete(id)
  known.set('of an older recipe', OUTCOMES.tag({ ...older, id, recipe: 1 }))
  const steps = plan(wish, (id) => known.get(id))
  expect(steps.filter((step) => !known.has(step.id))).toEqual([tag])
})
