import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { listStudioTranscripts } from '#db/queries/studio-transcript.ts'
import { audit, credits, cues, episodes, people, recordings, revisions, transcripts } from '#db/schema.ts'
import { openStorage } from '#media-pipeline'
import { assignSpeakers } from './assign-speakers.ts'
import { NOBODY } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { correctChapters } from './correct-chapters.ts'
import { correctTranscript } from './correct-transcript.ts'
import { importTranscript } from './import-transcript.ts'
import { openWithRecording } from './recording-for-tests.ts'
import { speakersFromChapters } from './speakers-from-chapters.ts'

let db: Db
let recordingId: number
let episodeId: number

beforeEach(async () => {
  const opened = await openWithRecording()
  db = opened.db
  recordingId = opened.recording.id
  episodeId = opened.recording.episodeId
})

/** What the recogniser heard: six lines of two seconds. */
function hear() {
  db.update(recordings).set({ duration: 20 }).where(eq(recordings.id, recordingId)).run()
  const transcript = db.insert(transcripts).values({ recordingId, language: 'fr' }).returning().get()
  const revision = db
    .insert(revisions)
    .values({ transcriptId: transcript.id, origin: 'automatic', engine: 'e', model: 'm', stepId: 'step' })
    .returning()
    .get()
  for (let number = 0; number < 6; number += 1)
    db.insert(cues)
      .values({
        revisionId: revision.id,
        number,
        start: number * 3,
        end: number * 3 + 2,
        text: `Ligne ${number}.`,
      })
      .run()
  db.update(transcripts)
    .set({ currentRevisionId: revision.id })
    .where(eq(transcripts.id, transcript.id))
    .run()
  return revision.id
}

function person(name: string, { credited }: { credited: boolean }): number {
  const { id } = db.insert(people).values({ slug: name, name, sortName: name }).returning().get()
  if (credited) db.insert(credits).values({ episodeId, personId: id, name, role: 'speaker' }).run()
  return id
}

const current = () => listStudioTranscripts(db, { recordingId })[0]!
const lines = (revisionId = current().revisionId) =>
  db.select().from(cues).where(eq(cues.revisionId, revisionId)).orderBy(asc(cues.number)).all()
const speakers = (revisionId?: number) =>
  lines(revisionId).map(({ personId, speaker }) => personId ?? speaker)
const turn = (first: number, last: number, who: string, more = {}) => ({
  first,
  last,
  who,
  name: '',
  on: '',
  ...more,
})
const assign = (turns: ReturnType<typeof turn>[], saves = current().saves) =>
  assignSpeakers(db, { id: current().id, saves, by: NOBODY }, { turns })

test('turns are given to people and names, and to nobody', async () => {
  hear()
  const ada = person('Ada Roy', { credited: true })
  expect(await assign([turn(0, 1, 'Ada Roy'), turn(2, 3, '', { name: 'Une voix' }), turn(4, 5, '')])).toEqual(
    {
      ok: true,
      value: { changed: 4 },
    },
  )
  expect(speakers()).toEqual([ada, ada, 'Une voix', 'Une voix', null, null])
  await assign([turn(0, 0, ''), turn(1, 1, 'Ada Roy', { name: 'Roy' })])
  expect(speakers()).toEqual([null, ada, 'Une voix', 'Une voix', null, null])
})

test('the words stay the recogniser’s, to be done again by a better one', async () => {
  const automatic = hear()
  const { version } = db.select().from(episodes).get()!
  await assign([turn(0, 5, 'Une voix')])
  expect(current()).toMatchObject({ origin: 'automatic', reviewed: false, saves: 1, cues: 6 })
  expect(lines().some(({ corrected }) => corrected)).toBe(false)
  expect(db.select().from(recordings).get()!.words).not.toBe('given')
  expect(speakers(automatic)).toEqual(Array(6).fill(null))
  expect(db.select().from(episodes).get()!.version).toBe(version + 1)
  const named = current().revisionId
  await assign([turn(0, 0, 'Une autre')])
  expect(current().revisionId).toBe(named)
})

test('lines corrected after their turn was given keep the name', async () => {
  hear()
  await assign([turn(0, 1, 'Une voix')])
  const row = { number: 0, start: 0, end: 2, speaker: 'Une voix', text: 'Corrigée.', gone: false }
  await correctTranscript(db, { id: current().id, saves: 1, by: NOBODY }, { cues: [row] })
  expect(current()).toMatchObject({ origin: 'corrected' })
  await assign([turn(1, 1, 'Une autre')])
  expect(current()).toMatchObject({ origin: 'corrected', saves: 3 })
  expect(lines()[0]).toMatchObject({ text: 'Corrigée.', speaker: 'Une voix', corrected: true })
  expect(speakers().slice(0, 2)).toEqual(['Une voix', 'Une autre'])
})

test('what follows without a name may go with a turn', async () => {
  hear()
  await assign([turn(4, 4, 'Une autre')])
  await assign([turn(1, 1, 'Une voix', { on: 'on' })])
  expect(speakers()).toEqual([null, 'Une voix', 'Une voix', 'Une voix', 'Une autre', null])
})

test('a form that changes nothing saves nothing', async () => {
  hear()
  expect(await assign([turn(0, 5, '')])).toEqual({ ok: true, value: { changed: 0 } })
  expect(current().saves).toBe(0)
  expect(db.select().from(revisions).all()).toHaveLength(1)
})

test('of two who say who speaks, the second is told', async () => {
  hear()
  await assign([turn(0, 0, 'Une voix')], 0)
  expect(await assign([turn(0, 0, 'Une autre')], 0)).toMatchObject({
    ok: false,
    mistakes: [{ code: 'changed-meanwhile' }],
    meanwhile: { saves: 1 },
  })
  expect(speakers()[0]).toBe('Une voix')
})

test('a name that is too long is told at its turn', async () => {
  hear()
  const long = turn(2, 3, '', { name: 'x'.repeat(256) })
  expect(await assign([turn(0, 1, ''), long])).toEqual({
    ok: false,
    mistakes: [{ field: 'turns.1.name', code: 'too-long' }],
  })
})

test('who spoke before is noted', async () => {
  hear()
  await assign([turn(0, 2, 'Une voix')])
  await assign([turn(1, 1, 'Une autre')])
  const notes = db.select().from(audit).where(eq(audit.verb, 'assign')).all()
  expect(notes.map(({ before, after }) => [JSON.parse(before!), JSON.parse(after!)])).toEqual([
    [{ speakers: [[0, 2, null]] }, { speakers: [[0, 2, 'Une voix']] }],
    [{ speakers: [[1, 1, 'Une voix']] }, { speakers: [[1, 1, 'Une autre']] }],
  ])
})

test('voices of an imported file are people of the episode and of the site, else names', async () => {
  const [ada, nora] = [person('Ada Roy', { credited: true }), person('Nora Petit', { credited: false })]
  const given = ['Ada Roy', 'Roy', 'Ada R.', 'nora petit', 'Petit', null].map((speaker, at) => ({
    ...{ start: at, end: at + 1, text: 'Dit.', speaker },
  }))
  const into = { recordingId, language: 'fr', by: NOBODY }
  await importTranscript({ db, storage: openStorage('memory:') }, into, { cues: given, reviewed: false })
  expect(speakers()).toEqual([ada, ada, ada, nora, 'Petit', null])
})

const chapters = [
  { start: '0:00', title: 'Un', speakers: 'Ada Roy' },
  { start: '0:06', title: 'Deux', speakers: 'Ada Roy, Nora Petit' },
  { start: '0:12', title: 'Trois', speakers: 'Nora Petit' },
]
const saveChapters = (saves = 0) => correctChapters(db, { id: recordingId, saves, by: NOBODY }, { chapters })

test('lines without a name are said by the only speaker of their chapter', async () => {
  hear()
  const [ada, nora] = [person('Ada Roy', { credited: true }), person('Nora Petit', { credited: false })]
  await assign([turn(5, 5, 'Une voix')])
  await saveChapters()
  expect(speakers()).toEqual([ada, ada, null, null, nora, 'Une voix'])
  // Who has the lines before open in a form is told.
  expect(current().saves).toBe(2)
})

test('a transcript that comes after its chapters takes their speakers', async () => {
  const [ada, nora] = [person('Ada Roy', { credited: true }), person('Nora Petit', { credited: false })]
  await saveChapters()
  hear()
  const name = () => changeCatalogue(db, [], (tx) => speakersFromChapters(tx, { recordingId }))
  expect([await name(), await name()]).toEqual([4, 0])
  expect(speakers()).toEqual([ada, ada, null, null, nora, nora])
})

test('imported lines without a voice take the speaker of their chapter', async () => {
  const ada = person('Ada Roy', { credited: true })
  person('Nora Petit', { credited: false })
  await saveChapters()
  const given = [null, 'Une voix'].map((speaker, at) => ({
    ...{ line: at, start: at, end: at + 1, text: 'Dit.', speaker },
  }))
  const into = { recordingId, language: 'fr', by: NOBODY }
  await importTranscript({ db, storage: openStorage('memory:') }, into, { cues: given, reviewed: false })
  expect(speakers()).toEqual([ada, 'Une voix'])
})

test('chapters without speakers, and removed people, name nobody', async () => {
  hear()
  const ada = person('Ada Roy', { credited: true })
  person('Nora Petit', { credited: false })
  await saveChapters()
  db.update(cues).set({ personId: null }).run()
  db.update(people).set({ removedAt: '2026-01-01' }).where(eq(people.id, ada)).run()
  await changeCatalogue(db, [], (tx) => speakersFromChapters(tx, { recordingId }))
  expect(new Set(speakers().slice(0, 2))).toEqual(new Set([null]))
  await correctChapters(db, { id: recordingId, saves: 1, by: NOBODY }, { chapters: [] })
  expect(current().cues).toBe(6)
})
