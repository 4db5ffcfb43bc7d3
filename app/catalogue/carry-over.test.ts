import { asc, eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { listStudioTranscripts } from '#db/queries/studio-transcript.ts'
import { cues, recordings, shows, steps } from '#db/schema.ts'
import {
  type Cue,
  chunkKey,
  type Notice,
  type Outcome,
  openStorage,
  type Step,
  type Storage,
} from '#media-pipeline'
import { NOBODY } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { correctTranscript, reviewTranscript } from './correct-transcript.ts'
import { newPublicId } from './new-ids.ts'
import { planAgain } from './plan-steps.ts'
import { recogniseAgain } from './recognise-again.ts'
import { recordNotice } from './record-notice.ts'
import { openWithRecording } from './recording-for-tests.ts'
import { replaceMedia } from './replace-media.ts'
import { submitRecording } from './submit-recording.ts'

let db: Db
let storage: Storage
let recordingId: number

beforeEach(async () => {
  const opened = await openWithRecording()
  db = opened.db
  storage = openStorage('memory:')
  recordingId = opened.recording.id
})

const made = (profile: string) => ({
  ...{ profile, key: `recordings/x/${profile}`, type: 'audio/mpeg', size: 9, hash: profile.padEnd(64, '0') },
  ...{ duration: 30, width: null, height: null, bitrate: 1 },
})
const facts = {
  ...{ container: 'mp3', duration: 30, size: 9, video: null, chapters: [], title: null },
  audio: { codec: 'mp3', sampleRate: 44100, channels: 1, bitrate: null },
}
const analysis = { loudness: -20, peak: -3, decoded: 30 }

/** What the next transcription hears. */
let said: string[] = []
/** How many chunks were heard. */
let heard = 0

const ANSWERS: { [Kind in Step['kind']]?: (step: Step) => Outcome } = {
  probe: () => ({ kind: 'probe', facts }),
  analyse: () => ({
    ...{ kind: 'analyse', analysis, speechKey: 's', pausesKey: 'p', peaks: made('peaks') },
    chunks: [{ start: 0, end: 30 }],
  }),
  hear: (step) => {
    heard += 1
    return { kind: 'hear', key: chunkKey(step), engine: 'e', model: 'm' }
  },
  transcribe: (step) => ({
    ...{ kind: 'transcribe', heardKey: `heard-${step.id}`, language: 'fr', engine: 'e', model: 'm' },
  }),
}

/** Does every step that is open, until none is; those of sound and chapters aside. */
async function work() {
  for (;;) {
    const open = db.select().from(steps).where(sql`state <> 'done'`).all()
    const next = open.map(({ body }) => JSON.parse(body) as Step).find((step) => ANSWERS[step.kind])
    if (!next) return
    const outcome = ANSWERS[next.kind]!(next)
    if (outcome.kind === 'transcribe')
      await storage.write(
        outcome.heardKey,
        Buffer.from(JSON.stringify({ ...outcome, cues: said.map(toCue) })),
      )
    await tell(next.id, { say: 'started' })
    await tell(next.id, { say: 'done', outcome })
  }
}

const tell = (step: string, what: object) =>
  recordNotice({ db, storage, progress: new Map() }, { step, recording: 'x', attempt: 1, ...what } as Notice)

/** One line each four seconds. */
const toCue = (text: string, at: number): Cue => ({
  ...{ start: at * 4, end: at * 4 + 3, text, confidence: 0.5 },
  words: text.split(' ').map((word, n) => ({
    ...{ start: at * 4 + n * 0.5, end: at * 4 + n * 0.5 + 0.4, text: word, confidence: 0.5 },
  })),
})

async function hearWith(model: string, words: string[]) {
  said = words
  await changeCatalogue(db, [], (tx) => {
    tx.update(recordings).set({ model }).run()
    planAgain(tx, recordingId)
  })
  await work()
}

const current = () => listStudioTranscripts(db, { recordingId })[0]!
const lines = () =>
  db
    .select({ text: cues.text, corrected: cues.corrected, speaker: cues.speaker })
    .from(cues)
    .where(eq(cues.revisionId, current().revisionId))
    .orderBy(asc(cues.number))
    .all()
const textsNow = () => lines().map(({ text }) => text)
const correct = (number: number, text: string, more: { speaker?: string; gone?: boolean } = {}) =>
  correctTranscript(
    db,
    { id: current().id, saves: current().saves, by: NOBODY },
    {
      cues: [
        {
          number,
          start: number * 4,
          end: number * 4 + 3,
          speaker: more.speaker ?? '',
          text,
          gone: more.gone ?? false,
        },
      ],
    },
  )
const isFound = (word: string) =>
  db.all(sql`select rowid from cue_index where cue_index match ${word}`).length > 0

const ROUGH = ['bonjou a tousse', 'nou parlon', 'du cartier', 'au revoir']
const BETTER = ['Bonjour à tous.', 'Nous parlons', 'du quartier.', 'Au revoir.']

test('a better model’s words take the place of those that nobody touched', async () => {
  await hearWith('tiny', ROUGH)
  expect(textsNow()).toEqual(ROUGH)
  await hearWith('large-v3', BETTER)
  expect(textsNow()).toEqual(BETTER)
  expect(current()).toMatchObject({ origin: 'automatic', reviewed: false })
  expect([isFound('cartier'), isFound('quartier')]).toEqual([false, true])
})

test('what a person corrected, named or took away stays so', async () => {
  await hearWith('tiny', ROUGH)
  await correct(1, 'Nous vous parlons')
  await correct(3, 'au revoir', { gone: true })
  await correct(0, 'bonjou a tousse', { speaker: 'Inès Aubry' })
  await hearWith('large-v3', BETTER)
  expect(lines()).toEqual([
    { text: 'Bonjour à tous.', corrected: false, speaker: 'Inès Aubry' },
    { text: 'Nous vous parlons', corrected: true, speaker: null },
    { text: 'du quartier.', corrected: false, speaker: null },
  ])
  expect(current().origin).toBe('corrected')
  expect([isFound('vous'), isFound('revoir'), isFound('quartier')]).toEqual([true, false, true])
  await hearWith('large-v3-turbo', ROUGH)
  expect(textsNow()).toEqual(['bonjou a tousse', 'Nous vous parlons', 'du cartier'])
})

test('a transcript that a person has read as a whole is not heard again', async () => {
  await hearWith('tiny', ROUGH)
  await reviewTranscript(db, { id: current().id, by: NOBODY }, { reviewed: true })
  await hearWith('large-v3', BETTER)
  expect(textsNow()).toEqual(ROUGH)
})

test('a line that is corrected while the new words are written is not lost, at whatever moment', async () => {
  await hearWith('tiny', ROUGH)
  const usual = storage
  for (let moment = 0; moment < 60; moment += 1) {
    const correction = `du Cartier ${moment}`
    storage = {
      ...usual,
      async read(key) {
        if (key.startsWith('heard-')) void soon(moment).then(() => correct(2, correction))
        return usual.read(key)
      },
    }
    await hearWith(`model-${moment}`, BETTER)
    await soon(100)
    expect(textsNow()).toEqual(['Bonjour à tous.', 'Nous parlons', correction, 'Au revoir.'])
  }
})

/** A moment as short as they come, so many times. */
async function soon(times: number) {
  for (let at = 0; at < times; at += 1) await null
}

test('a show’s better model hears those of its recordings again that nobody read as a whole', async () => {
  await hearWith('tiny', ROUGH)
  await correct(1, 'Nous vous parlons')
  db.update(shows).set({ model: 'large-v3' }).run()
  await changeCatalogue(db, [], (tx) => planAgain(tx, recordingId))
  expect(openHearing()).toEqual([])
  const showId = db.select().from(shows).get()!.id
  expect(await recogniseAgain(db, { showId, by: NOBODY })).toMatchObject({ recordings: 1 })
  expect(openHearing()).toEqual(['large-v3'])
  expect(await recogniseAgain(db, { showId, by: NOBODY })).toMatchObject({ recordings: 0 })
  said = BETTER
  await work()
  expect(textsNow()).toEqual(['Bonjour à tous.', 'Nous vous parlons', 'du quartier.', 'Au revoir.'])
  await reviewTranscript(db, { id: current().id, by: NOBODY }, { reviewed: true })
  db.update(shows).set({ model: 'large-v3-turbo' }).run()
  expect(await recogniseAgain(db, { showId, by: NOBODY })).toMatchObject({ recordings: 0 })
})

test('new recordings ask for the show’s model', async () => {
  db.update(shows).set({ model: 'medium' }).run()
  const source = {
    recordingPublicId: newPublicId(),
    key: 'l',
    hash: 'e'.repeat(64),
    size: 9,
    fileName: 'b.mp3',
  }
  await submitRecording(db, { show: 'causeries', title: 'Autre' }, source)
  expect(db.select({ model: recordings.model }).from(recordings).all()).toEqual([
    { model: null },
    { model: 'medium' },
  ])
})

/** Models of the chunks that wait to be heard. */
const openHearing = () =>
  db
    .select()
    .from(steps)
    .where(eq(steps.kind, 'hear'))
    .all()
    .filter(({ state }) => state === 'pending')
    .map(({ body }) => JSON.parse(body).model)

test('a model that was tried before gives its words again, without hearing each chunk anew', async () => {
  await hearWith('large-v3', BETTER)
  await hearWith('tiny', ROUGH)
  await correct(1, 'Nous vous parlons')
  heard = 0
  await hearWith('large-v3', BETTER)
  expect(textsNow()).toEqual(['Bonjour à tous.', 'Nous vous parlons', 'du quartier.', 'Au revoir.'])
  expect(heard).toBe(0)
  await hearWith('tiny', ROUGH)
  expect(textsNow()).toEqual(['bonjou a tousse', 'Nous vous parlons', 'du cartier', 'au revoir'])
})

test('words that are given and asked of the recogniser again are not heard twice', async () => {
  await hearWith('tiny', ROUGH)
  heard = 0
  for (const words of ['given', 'recognised'] as const) {
    await changeCatalogue(db, [], (tx) => {
      tx.update(recordings).set({ words }).run()
      planAgain(tx, recordingId)
    })
    await work()
  }
  expect(heard).toBe(0)
  expect(textsNow()).toEqual(ROUGH)
})

test('what a person did to the words of media that was replaced is not carried into the new', async () => {
  await hearWith('tiny', ROUGH)
  await correct(1, 'Nous vous parlons')
  await correct(3, 'au revoir', { gone: true })
  const { publicId } = db.select().from(recordings).get()!
  const replace = (key: string, keepWords: boolean) =>
    replaceMedia(
      db,
      { recording: publicId, keepWords, by: NOBODY },
      { key, hash: key.padEnd(64, '0'), size: 9, fileName: 'b.mp3' },
    )
  await replace('new', false)
  expect(textsNow()).toContain('Nous vous parlons')
  said = BETTER
  await work()
  expect(textsNow()).toEqual(BETTER)
  expect(current().origin).toBe('automatic')
  await correct(2, 'du Cartier.')
  await replace('newer', true)
  await changeCatalogue(db, [], (tx) => {
    tx.update(recordings).set({ words: 'recognised' }).run()
    planAgain(tx, recordingId)
  })
  await work()
  expect(textsNow()).toEqual([...BETTER.slice(0, 2), 'du Cartier.', BETTER[3]])
})
