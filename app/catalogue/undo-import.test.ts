import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { listStudioTranscripts } from '#db/queries/studio-transcript.ts'
import { audit, cues, recordings, revisions, transcripts } from '#db/schema.ts'
import { openStorage, type Storage } from '#media-pipeline'
import { NOBODY } from './audit.ts'
import { correctTranscript } from './correct-transcript.ts'
import { importTranscript } from './import-transcript.ts'
import { openWithRecording } from './recording-for-tests.ts'
import { findImport, undoImport } from './undo-import.ts'

let db: Db
let storage: Storage
let recordingId: number

beforeEach(async () => {
  const opened = await openWithRecording()
  db = opened.db
  storage = openStorage('memory:')
  recordingId = opened.recording.id
})

/** What the recogniser heard. */
function hear(text: string) {
  const { id: transcriptId } = db
    .insert(transcripts)
    .values({ recordingId, language: 'fr' })
    .returning()
    .get()
  const { id: revisionId } = db
    .insert(revisions)
    .values({ transcriptId, origin: 'automatic', engine: 'e', model: 'm' })
    .returning()
    .get()
  db.insert(cues).values({ revisionId, number: 0, start: 0, end: 2, text }).run()
  db.update(transcripts).set({ currentRevisionId: revisionId }).where(eq(transcripts.id, transcriptId)).run()
}

async function bring(text: string, language = 'fr') {
  const cue = { start: 0, end: 2, text, speaker: null, line: 1 }
  const to = { recordingId, language, by: NOBODY }
  expect(await importTranscript({ db, storage }, to, { cues: [cue], reviewed: false })).toMatchObject({
    ok: true,
  })
}

const undo = (id = 1) => undoImport(db, { id, by: NOBODY })
const recording = () => db.select().from(recordings).get()!
const said = (language = 'fr') =>
  db
    .select({ text: cues.text })
    .from(cues)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, cues.revisionId))
    .where(eq(transcripts.language, language))
    .all()
    .map(({ text }) => text)
const found = () => db.all('select rowid from cue_index where cue_index match \'"voisins"\'').length

test('an import is taken back: the words from before, their place in the search and the recogniser’s turn return', async () => {
  hear('Bonjour les voisins.')
  await bring('Tout autre chose.')
  expect(recording().words).toBe('given')
  expect(await undo()).toMatchObject({ ok: true, value: { hasWords: true } })
  expect(said()).toEqual(['Bonjour les voisins.'])
  expect(found()).toBe(1)
  expect(recording()).toMatchObject({ words: 'recognised', wordsKey: null })
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ verb: 'undo-import', subject: 'transcript' })
  expect(await undo()).toMatchObject({ ok: false, mistakes: [{ code: 'gone' }] })
})

test('imports are taken back one by one, the first leaves nothing', async () => {
  await bring('Un.')
  await bring('Deux.')
  expect(await undo()).toMatchObject({ value: { hasWords: true } })
  expect(said()).toEqual(['Un.'])
  expect(recording()).toMatchObject({ words: 'given', wordsKey: expect.any(String) })
  expect(await undo()).toMatchObject({ value: { hasWords: false } })
  expect(listStudioTranscripts(db, { recordingId })).toEqual([])
  expect(recording()).toMatchObject({ words: 'recognised', wordsKey: null })
})

test('a translation is taken back without a change to the words that are spoken', async () => {
  await bring('Bonjour.')
  await bring('Guten Tag.', 'de')
  const { wordsKey } = recording()
  expect(await undo(2)).toMatchObject({ value: { hasWords: false } })
  expect(said()).toEqual(['Bonjour.'])
  expect(said('de')).toEqual([])
  expect(recording()).toMatchObject({ words: 'given', wordsKey })
})

test('lines that a person has worked on since, or that belong to other media, are not taken away', async () => {
  await bring('Bonjour.')
  db.update(recordings).set({ sourceAssetId: null }).run()
  expect(findImport(db, { transcriptId: 1 })).toBeNull()
  await bring('Bonsoir.')
  expect(findImport(db, { transcriptId: 1 })).not.toBeNull()
  const { saves } = db.select().from(transcripts).get()!
  const line = { number: 0, start: '0:00', end: '0:02', speaker: '', text: 'Bonsoir à tous.', gone: '' }
  const corrected = await correctTranscript(db, { id: 1, saves, by: NOBODY }, { cues: [line] })
  expect(corrected).toMatchObject({ ok: true, value: { changed: 1 } })
  expect(await undo()).toMatchObject({ ok: false, mistakes: [{ code: 'gone' }] })
  expect(said()).toEqual(['Bonsoir à tous.'])
})
