import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { listReadiness } from '#db/queries/studio-publish.ts'
import { listStudioTranscripts } from '#db/queries/studio-transcript.ts'
import { audit, chapters, credits, cues, people, recordings, revisions, steps } from '#db/schema.ts'
import { type Heard, type Notice, type Outcome, openStorage, type Storage } from '#media-pipeline'
import { NOBODY } from './audit.ts'
import { correctChapters, readChapters } from './correct-chapters.ts'
import { correctTranscript, reviewTranscript } from './correct-transcript.ts'
import { editRecording, readRecording } from './edit-recording.ts'
import { importTranscript } from './import-transcript.ts'
import { recordNotice } from './record-notice.ts'
import { openWithRecording } from './recording-for-tests.ts'

let db: Db
let storage: Storage
let recordingId: number

const made = (profile: string) => ({
  ...{ profile, key: `recordings/x/${profile}`, type: 'audio/mpeg', size: 9, hash: profile.padEnd(64, '0') },
  ...{ duration: 10, width: null, height: null, bitrate: 1 },
})
const facts = {
  ...{ container: 'mp3', duration: 10, size: 9, video: null, chapters: [], title: null },
  audio: { codec: 'mp3', sampleRate: 44100, channels: 1, bitrate: null },
}
const analysis = { loudness: -20, peak: -3, decoded: 10 }
const OUTCOMES: Record<string, Outcome> = {
  probe: { kind: 'probe', facts },
  analyse: {
    kind: 'analyse',
    analysis,
    speechKey: 's',
    pausesKey: 'p',
    chunks: [{ start: 0, end: 10 }],
    peaks: made('peaks'),
  },
  encode: { kind: 'encode', made: [made('mp3')], loudness: -16 },
  hear: { kind: 'hear', key: 'c', engine: 'e', model: 'm' },
  transcribe: { kind: 'transcribe', heardKey: 'heard', language: 'fr', engine: 'e', model: 'm' },
}
const heard: Heard = {
  ...{ language: 'fr', engine: 'e', model: 'm' },
  cues: ['Bonjour à tous.', 'Nous parlons du quartier.', 'Au revoir.'].map((text, at) => ({
    ...{ start: at * 3, end: at * 3 + 2, text, confidence: 0.5 },
    words: text.split(' ').map((word, n) => ({
      ...{ start: at * 3 + n * 0.4, end: at * 3 + n * 0.4 + 0.3, text: word, confidence: 0.5 },
    })),
  })),
}

beforeEach(async () => {
  const opened = await openWithRecording()
  db = opened.db
  storage = openStorage('memory:')
  await storage.write('heard', Buffer.from(JSON.stringify(heard)))
  recordingId = opened.recording.id
})

async function finish(kind: string) {
  const step = db.select().from(steps).where(eq(steps.kind, kind)).get()!
  const say = (what: Record<string, unknown>) =>
    recordNotice({ db, storage, progress: new Map() }, {
      step: step.id,
      recording: 'x',
      attempt: 1,
      ...what,
    } as Notice)
  await say({ say: 'started' })
  return say({ say: 'done', outcome: OUTCOMES[kind] })
}
async function hear() {
  for (const kind of ['probe', 'analyse', 'encode', 'hear', 'transcribe']) await finish(kind)
}

const current = () => listStudioTranscripts(db, { recordingId })[0]!
const cueOf = (number: number) =>
  db
    .select()
    .from(cues)
    .where(and(eq(cues.revisionId, current().revisionId), eq(cues.number, number)))
    .get()
const isFound = (word: string) =>
  db.all(sql`select rowid from cue_index where cue_index match ${word}`).length
const words = () => db.select().from(recordings).get()!.words
const row = (number: number, text: string, more = {}) => ({
  ...{ number, start: number * 3, end: number * 3 + 2, speaker: '', text, gone: false },
  ...more,
})
const correct = (list: ReturnType<typeof row>[], saves = current().saves) =>
  correctTranscript(db, { id: current().id, saves, by: NOBODY }, { cues: list })

test('a correction is read and found, and what was heard stays as it was', async () => {
  await hear()
  const automatic = current().revisionId
  expect(await correct([row(1, 'Nous parlons du château.')])).toEqual({ ok: true, value: { changed: 1 } })
  expect(current()).toMatchObject({ origin: 'corrected', saves: 1, cues: 3 })
  expect([isFound('chateau'), isFound('quartier'), isFound('bonjour')]).toEqual([1, 0, 1])
  expect(
    db
      .select()
      .from(cues)
      .where(eq(cues.revisionId, automatic))
      .all()
      .map(({ text }) => text),
  ).toEqual(heard.cues.map(({ text }) => text))
  expect(words()).toBe('recognised')
  const corrected = current().revisionId
  await correct([row(1, 'Nous parlons du château d’eau.')])
  expect(current().revisionId).toBe(corrected)
  const notes = db.select().from(audit).where(eq(audit.verb, 'correct')).all()
  expect(JSON.parse(notes.at(-1)!.before!).cues[0].text).toBe('Nous parlons du château.')
})

test('words keep their times where there are as many of them', async () => {
  await hear()
  await correct([row(0, 'Bonsoir à tous.'), row(1, 'Nous parlons.')])
  expect(JSON.parse(cueOf(0)!.words!)[0]).toEqual([0, 0.3, 'Bonsoir', 1])
  expect(cueOf(1)!.words).toBe(null)
})

test('of two who correct, the second sees the first’s words and nothing is lost', async () => {
  await hear()
  await correct([row(0, 'Bonsoir.'), row(2, 'Au revoir.', { gone: true })], 0)
  const second = await correct([row(0, 'Salut.'), row(2, 'Adieu.')], 0)
  expect(second).toMatchObject({
    ok: false,
    meanwhile: { saves: 1, fields: { cues: [{ text: 'Bonsoir.' }, { number: 2, text: '', gone: true }] } },
  })
  expect(cueOf(0)!.text).toBe('Bonsoir.')
  expect(await correct([row(0, 'Salut.'), row(2, 'Adieu.')], 1)).toMatchObject({ ok: true })
  expect([cueOf(0)!.text, cueOf(2)!.text]).toEqual(['Salut.', 'Adieu.'])
  expect(isFound('adieu')).toBe(1)
})

test('times that cannot be are told beside their field, and nothing changes', async () => {
  await hear()
  const wrong = await correct([
    row(0, 'Bonjour à tous.', { end: '0' }),
    row(1, '', { start: '0:07' }),
    row(2, 'Au revoir.', { end: '1:02,5' }),
  ])
  const told = wrong.ok ? [] : wrong.mistakes.map(({ field, code }) => `${field} ${code}`)
  expect(told).toEqual([
    'cues.0.end cue-time',
    'cues.1.text empty',
    'cues.1.end cue-time',
    'cues.2.start cue-time',
    'cues.2.end cue-time',
  ])
  expect(current()).toMatchObject({ origin: 'automatic', saves: 0 })
  expect(await correct([row(0, 'Bonjour.', { start: 'midi' })])).toEqual({
    ok: false,
    mistakes: [{ field: 'cues.0.start', code: 'cue-time' }],
  })
})

test('a speaker is the person of that name who is credited, else the name', async () => {
  await hear()
  const person = db
    .insert(people)
    .values({ slug: 'ines', name: 'Inès Aubry', sortName: 'Aubry' })
    .returning()
    .get()
  const episodeId = db.select().from(recordings).get()!.episodeId
  db.insert(credits).values({ episodeId, personId: person.id, name: 'Inès Aubry', role: 'speaker' }).run()
  await correct([
    row(0, 'Bonjour à tous.', { speaker: 'ines aubry' }),
    row(1, 'Nous parlons du quartier.', { speaker: 'Une voix' }),
  ])
  expect(cueOf(0)).toMatchObject({ personId: person.id, speaker: null })
  expect(cueOf(1)).toMatchObject({ personId: null, speaker: 'Une voix' })
})

test('a read transcript is marked so, and the recogniser does not take its place', async () => {
  await hear()
  await reviewTranscript(db, { id: current().id, by: NOBODY }, { reviewed: true })
  expect(current()).toMatchObject({ origin: 'automatic', reviewed: true })
  expect(words()).toBe('given')
})

const given = [
  { start: 0, end: 4, text: 'Un texte apporté.', speaker: 'Une voix' },
  { start: 5, end: 12, text: 'Et sa suite.', speaker: null },
  { start: 20, end: 22, text: 'Après la fin.', speaker: null },
]
const bring = () =>
  importTranscript(
    { db, storage },
    { recordingId, language: 'fr', by: NOBODY },
    { cues: given, reviewed: true },
  )

test('given words are not recognised again: what had not begun is dropped', async () => {
  for (const kind of ['probe', 'analyse', 'encode']) await finish(kind)
  const waiting = db.select().from(steps).where(eq(steps.kind, 'hear')).get()!
  expect(await bring()).toMatchObject({
    ok: true,
    value: { cues: 2, beyond: [{ text: 'Après la fin.' }], dropped: [waiting.id] },
  })
  expect(current()).toMatchObject({ origin: 'imported', reviewed: true, cues: 2 })
  expect(cueOf(1)!.end).toBe(10)
  const kinds = db
    .select()
    .from(steps)
    .all()
    .map(({ kind }) => kind)
  expect(kinds).not.toContain('transcribe')
  expect(kinds).toContain('chapters')
})

test('an automatic transcript that comes late does not take the place of given words', async () => {
  for (const kind of ['probe', 'analyse', 'encode', 'hear']) await finish(kind)
  const late = db.select().from(steps).where(eq(steps.kind, 'transcribe')).get()!
  await bring()
  const notice = { step: late.id, recording: 'x', attempt: 1, say: 'done', outcome: OUTCOMES.transcribe }
  expect(await recordNotice({ db, storage, progress: new Map() }, notice as Notice)).toBe(false)
  expect(current()).toMatchObject({ origin: 'imported', cues: 2 })
  expect([isFound('apporte'), isFound('bonjour')]).toEqual([1, 0])
  expect(db.select().from(revisions).all()).toHaveLength(1)
})

test('a translation leaves the words that are spoken to the recogniser, until it is said to be what is spoken', async () => {
  for (const kind of ['probe', 'analyse', 'encode']) await finish(kind)
  const translation = { recordingId, language: 'de', by: NOBODY }
  await importTranscript({ db, storage }, translation, { cues: given, reviewed: true })
  expect(words()).toBe('recognised')
  expect(db.select().from(steps).where(eq(steps.kind, 'hear')).get()!.state).toBe('pending')
  const { saves, fields } = readRecording(db, { id: recordingId })!
  await editRecording(db, { id: recordingId, saves, by: NOBODY }, { ...fields, language: 'de' })
  expect(words()).toBe('given')
  expect(db.select().from(steps).where(eq(steps.kind, 'hear')).get()).toBeUndefined()
})

test('a file without a line is refused, and so is a language that is none', async () => {
  const into = { recordingId, by: NOBODY }
  const none = { cues: [], reviewed: false }
  expect(await importTranscript({ db, storage }, { ...into, language: 'fr' }, none)).toMatchObject({
    mistakes: [{ field: 'file', code: 'no-text' }],
  })
  expect(await importTranscript({ db, storage }, { ...into, language: '../x' }, none)).toMatchObject({
    mistakes: [{ field: 'language', code: 'language' }],
  })
})

test('chapters are written in any order, and a machine’s never replace them', async () => {
  await hear()
  const edit = { id: recordingId, saves: 0, by: NOBODY }
  const list = [
    { start: '0:05', title: 'La suite', speakers: '' },
    { start: '', title: '', speakers: '' },
    { start: '0', title: 'Le début', speakers: '' },
  ]
  expect(await correctChapters(db, edit, { chapters: list })).toEqual({ ok: true, value: { chapters: 2 } })
  expect(readChapters(db, { id: recordingId })).toMatchObject({
    saves: 1,
    fields: {
      chapters: [
        { start: '0:00', title: 'Le début' },
        { start: '0:05', title: 'La suite' },
      ],
    },
  })
  OUTCOMES.chapters = { kind: 'chapters', chapters: [{ start: 1, title: 'Machine' }], origin: 'automatic' }
  await finish('chapters')
  expect(
    db
      .select()
      .from(chapters)
      .all()
      .map(({ origin }) => origin),
  ).toEqual(['edited', 'edited'])
  const tags = db
    .select()
    .from(steps)
    .where(eq(steps.kind, 'tag'))
    .all()
    .map(({ body }) => JSON.parse(body).tags.chapters)
  expect(tags).toContainEqual([
    { start: 0, title: 'Le début' },
    { start: 5, title: 'La suite' },
  ])
})

test('chapters that cannot be are told at their row', async () => {
  await hear()
  const list = [
    { start: '', title: '', speakers: '' },
    { start: '-1', title: 'A' },
    { start: '0:04', title: '' },
  ]
  const typed = await correctChapters(
    db,
    { id: recordingId, saves: 0, by: NOBODY },
    { chapters: list as never },
  )
  expect(typed).toEqual({
    ok: false,
    mistakes: [
      { field: 'chapters.1.start', code: 'chapter-time' },
      { field: 'chapters.2.title', code: 'empty' },
    ],
  })
  const late = [
    { start: '', title: '', speakers: '' },
    { start: 99, title: 'A', speakers: '' },
    { start: 4, title: 'B', speakers: '' },
    { start: '4', title: 'C', speakers: 'Personne du tout' },
  ]
  expect(await correctChapters(db, { id: recordingId, saves: 0, by: NOBODY }, { chapters: late })).toEqual({
    ok: false,
    mistakes: [
      { field: 'chapters.1.start', code: 'chapter-after-end' },
      { field: 'chapters.3.start', code: 'chapter-twice' },
      { field: 'chapters.3.speakers', code: 'no-person' },
    ],
  })
  expect(
    await correctChapters(db, { id: recordingId, saves: 7, by: NOBODY }, { chapters: [] }),
  ).toMatchObject({
    meanwhile: { saves: 0 },
  })
})

test('the page of publishing knows what can be heard and how far the words are', async () => {
  const episodeId = db.select().from(recordings).get()!.episodeId
  const look = () => listReadiness(db, { episodeId })[0]!
  expect(look()).toMatchObject({ ready: false, open: true, transcripts: [] })
  await hear()
  OUTCOMES.tag = { kind: 'tag', made: [made('mp3')] }
  await finish('tag')
  expect(look()).toMatchObject({ ready: true, transcripts: [{ origin: 'automatic', reviewed: false }] })
})

test('asking for the recogniser’s words again brings them back in place of imported ones, and these are kept', async () => {
  await hear()
  const automatic = current().revisionId
  await bring()
  const { saves, fields } = readRecording(db, { id: recordingId })!
  const edit = { id: recordingId, saves, by: NOBODY }
  expect(await editRecording(db, edit, { ...fields, words: 'recognised' })).toMatchObject({ ok: true })
  expect(current().revisionId).toBe(automatic)
  expect([isFound('apporte'), isFound('quartier')]).toEqual([0, 1])
  expect(
    db
      .select()
      .from(revisions)
      .all()
      .map(({ origin }) => origin),
  ).toEqual(['automatic', 'imported'])
})

test('asking for them again leaves what a person corrected in place', async () => {
  await hear()
  await correct([row(1, 'Nous parlons du château.')])
  await reviewTranscript(db, { id: current().id, by: NOBODY }, { reviewed: true })
  const { saves, fields } = readRecording(db, { id: recordingId })!
  await editRecording(db, { id: recordingId, saves, by: NOBODY }, { ...fields, words: 'recognised' })
  expect([isFound('chateau'), isFound('quartier')]).toEqual([1, 0])
})

test('asking for them again after an import brings back what was heard with what a person corrected in it, and its chapters', async () => {
  await hear()
  await correct([row(1, 'Nous parlons du château.')])
  await bring()
  expect(current().origin).toBe('imported')
  const keysOfChapters = () =>
    db
      .select()
      .from(steps)
      .where(eq(steps.kind, 'chapters'))
      .all()
      .filter(({ state }) => state === 'pending')
      .map(({ body }) => JSON.parse(body).heardKey)
  expect(keysOfChapters()).toEqual([expect.stringContaining('/given/')])
  const { saves, fields } = readRecording(db, { id: recordingId })!
  await editRecording(db, { id: recordingId, saves, by: NOBODY }, { ...fields, words: 'recognised' })
  expect([isFound('chateau'), isFound('quartier'), isFound('apporte')]).toEqual([1, 0, 0])
  expect(keysOfChapters()).toEqual(['heard'])
  await reviewTranscript(db, { id: current().id, by: NOBODY }, { reviewed: true })
  expect(keysOfChapters()).toEqual(['heard'])
})
