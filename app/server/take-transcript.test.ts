import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { type Db, openCatalogue } from '#db/open.ts'
import { findTranscript } from '#db/queries/get-transcript.ts'
import { cues, recordings, revisions, transcripts } from '#db/schema.ts'
import { type Heard, openQueue, openStorage, type Storage } from '#media-pipeline'
import { addShow } from '../catalogue/add-show.ts'
import { NOBODY } from '../catalogue/audit.ts'
import { newPublicId } from '../catalogue/new-ids.ts'
import { submitRecording } from '../catalogue/submit-recording.ts'
import { toTranscript } from '../transcripts/to-transcript.ts'
import { readUnread, takeTranscript } from './take-transcript.ts'

const FILES = 'tests/fixtures/transcripts'
let db: Db
let storage: Storage
let hub: Parameters<typeof takeTranscript>[0]
let recording: typeof recordings.$inferSelect

beforeEach(async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'causerie-take-'))
  db = openCatalogue(path.join(dataDir, 'c.sqlite'), 'db/migrations').db
  storage = openStorage('memory:')
  const queue = openQueue('sqlite:', { dataDir })
  hub = { db, storage, queue }
  await addShow(db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  const upload = {
    ...{ recordingPublicId: newPublicId(), key: 'k', hash: 'f'.repeat(64), size: 9 },
    fileName: 'a.mp3',
  }
  await submitRecording(db, { show: 'causeries', title: 'Essai', language: 'fr' }, upload)
  db.update(recordings).set({ duration: 20 }).run()
  recording = db.select().from(recordings).get()!
  return async () => queue.close()
})

const take = (file: string | Uint8Array, language = 'fr') =>
  takeTranscript(
    hub,
    { recordingId: recording.id, language, by: NOBODY },
    { bytes: typeof file === 'string' ? readFileSync(`${FILES}/${file}`) : file, reviewed: false },
  )
const bytes = (text: string) => new TextEncoder().encode(text)

/** What the recogniser heard, in one revision of its own. */
function hear() {
  const transcript = db
    .insert(transcripts)
    .values({ recordingId: recording.id, language: 'fr' })
    .returning()
    .get()
  const revision = db
    .insert(revisions)
    .values({ transcriptId: transcript.id, origin: 'automatic', engine: 'e', model: 'm' })
    .returning()
    .get()
  const words = JSON.parse(readFileSync(`${FILES}/heard.json`, 'utf8')) as [number, number, string][]
  const values = words.map(([start, end, text], number) => ({
    ...{ revisionId: revision.id, number, start, end, text, confidence: 0.9 },
    words: JSON.stringify([[start, end, text, 0.9]]),
  }))
  db.insert(cues).values(values).run()
  db.update(transcripts).set({ currentRevisionId: revision.id }).run()
}

const currentCues = (language = 'fr') =>
  db
    .select({ cue: cues })
    .from(cues)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, cues.revisionId))
    .where(eq(transcripts.language, language))
    .all()
    .map(({ cue }) => cue)
const wordsKey = () => db.select().from(recordings).get()!.wordsKey

test('what a file lacks is told by line and kept, what it has is the transcript', async () => {
  const text = `${readFileSync(`${FILES}/no-length.srt`, 'utf8')}
4
00:00:30,000 --> 00:00:31,000
Après la fin.
`
  const taken = await take(bytes(text))
  if (!taken.ok) throw new Error('not taken')
  const unread = [
    { line: 6, reason: 'no-length', excerpt: '00:00:02,000 --> 00:00:02,000 Merci.' },
    { line: 10, reason: 'backwards', excerpt: '00:00:02,000 --> 00:00:01,000 Merci encore.' },
    { line: 14, reason: 'after-end', excerpt: 'Après la fin.' },
  ]
  expect(taken.value).toMatchObject({ cues: 1, unread })
  const { revisionId } = taken.value
  expect(await readUnread(storage, { recording: recording.publicId, revisionId })).toEqual(unread)
  expect(await readUnread(storage, { recording: recording.publicId, revisionId: 99 })).toEqual([])
  expect(currentCues().map(({ text: said }) => said)).toEqual(['Bonjour.'])
})

test('words of a file keep their times and how sure the recogniser was, and chapters can be proposed from them', async () => {
  expect(await take('whisper-cpp-full.json')).toMatchObject({ ok: true, value: { cues: 2, unread: [] } })
  const [first] = currentCues()
  expect(first!.confidence).toBeCloseTo(0.75)
  expect(JSON.parse(first!.words!)).toEqual([
    [0.36, 1.2, 'Pourquoi', 0.7],
    [1.2, 2.72, "l'école ?", 0.8],
  ])
  const heard = JSON.parse((await storage.read(wordsKey()!)).toString('utf8')) as Heard
  expect(heard).toMatchObject({ language: 'fr', engine: 'given' })
  expect(heard.cues[0]).toMatchObject({
    start: 0.36,
    end: 2.72,
    text: "Pourquoi l'école ?",
    confidence: 0.75,
  })
  expect(heard.cues[0]!.words[1]).toEqual({ start: 1.2, end: 2.72, text: "l'école ?", confidence: 0.8 })
  const row = findTranscript(db, { recording: recording.publicId, language: 'fr', visibilities: null })!
  expect(toTranscript(row).cues[0]!.words).toHaveLength(2)
})

test('a text without times waits for the recognised words, then has theirs', async () => {
  expect(await take('colon-names.txt')).toEqual({
    ok: false,
    mistakes: [{ field: 'file', code: 'no-heard-words' }],
  })
  hear()
  expect(await take('no-names.txt', 'fr-CH')).toMatchObject({
    value: { cues: 4, unread: [{ line: 3, reason: 'no-place' }] },
  })
  const [first] = currentCues('fr-CH')
  expect(first).toMatchObject({ start: 1, end: 3.9, confidence: null })
  expect(JSON.parse(first!.words!)[5]).toEqual([3.5, 3.9, 'causerie.', 1])
  expect(await take('colon-names.txt', 'en')).toMatchObject({ mistakes: [{ code: 'no-heard-words' }] })
})

test('a file without a line that can be taken changes nothing, and says why', async () => {
  const before = wordsKey()
  expect(await take(bytes('WEBVTT\n\n00:05.000 --> 00:04.000\nÀ rebours\n'))).toMatchObject({
    ok: false,
    mistakes: [{ field: 'file', code: 'no-text' }],
    unread: [{ line: 3, reason: 'backwards' }],
  })
  expect(await take(bytes('1\n00:00:30,000 --> 00:00:31,000\nAprès la fin\n'))).toMatchObject({
    mistakes: [{ code: 'no-text' }],
    unread: [{ line: 2, reason: 'after-end', excerpt: 'Après la fin' }],
  })
  expect(await take('unknown.json')).toMatchObject({
    mistakes: [{ field: 'file', code: 'unknown-transcript' }],
  })
  expect(await take(bytes(''))).toMatchObject({ mistakes: [{ field: 'file', code: 'empty-file' }] })
  expect(await take('letter.txt')).toMatchObject({
    mistakes: [{ field: 'file', code: 'unknown-transcript' }],
  })
  hear()
  expect(await take(bytes('Le héron cendré pêche au crépuscule.\n'))).toMatchObject({
    mistakes: [{ code: 'no-text' }],
    unread: [{ line: 1, reason: 'no-place', excerpt: 'Le héron cendré pêche au crépuscule.' }],
  })
  expect(
    db
      .select()
      .from(revisions)
      .all()
      .filter(({ origin }) => origin === 'imported'),
  ).toEqual([])
  expect(wordsKey()).toBe(before)
})

test('a translation does not take the place of the words that are spoken', async () => {
  await take('plain.srt')
  const spoken = wordsKey()
  expect(spoken).toMatch(new RegExp(`^recordings/${recording.publicId}/given/\\d+\\.json$`))
  await take('word-by-word.json', 'en')
  expect(wordsKey()).toBe(spoken)
  await take('plain.srt', 'fr-CH')
  expect(wordsKey()).not.toBe(spoken)
})

test('a file of more lines or elements than any recording has is refused before it is read', async () => {
  const files = [
    `WEBVTT\n\n${'a\n\n'.repeat(400_000)}`,
    `[{"startTime":1,"body":"a"}${',1'.repeat(600_000)}]`,
  ]
  for (const file of files)
    expect(await take(bytes(file))).toMatchObject({
      ok: false,
      mistakes: [{ field: 'file', code: 'too-long' }],
    })
})
