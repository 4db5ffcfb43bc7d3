import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listWork } from '#db/queries/list-work.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { listOpenSteps } from '#db/queries/steps.ts'
import { assets, chapters, recordings, renditions, steps } from '#db/schema.ts'
import { type Made, type Notice, type Outcome, openStorage } from '#media-pipeline'
import { addShow } from './add-show.ts'
import { NOBODY } from './audit.ts'
import { editEpisode, readEpisode } from './edit-episode.ts'
import { editRecording, readRecording } from './edit-recording.ts'
import { recordNotice } from './record-notice.ts'
import { removeRecording, restoreRecording } from './remove-recording.ts'
import { replaceMedia } from './replace-media.ts'
import { retryRecording } from './retry-step.ts'
import { submitRecording } from './submit-recording.ts'

const RECORDING = 'abcdefghij12'
let catalogue: ReturnType<typeof openForTest>
let id: number
const storage = openStorage('memory:')
const progress = new Map<string, number>()

const file = (name: string) => ({
  key: `recordings/${RECORDING}/${name}/original`,
  hash: name.padEnd(64, '0'),
  size: 1_000,
  fileName: `${name}.mp4`,
})

beforeEach(async () => {
  catalogue = openForTest()
  await addShow(catalogue.db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  const answer = await submitRecording(
    catalogue.db,
    { show: 'causeries', title: 'Essai', words: 'given' },
    { recordingPublicId: RECORDING, ...file('old') },
  )
  if (!answer.ok) throw new Error('not submitted')
  id = catalogue.db.select().from(recordings).get()!.id
})
afterEach(() => catalogue.close())

const row = () => catalogue.db.select().from(recordings).get()!
const current = () =>
  catalogue.db
    .select()
    .from(renditions)
    .where(eq(renditions.current, true))
    .all()
    .map((one) => one.profile)
    .sort()
const replace = (name: string, keepWords = false) =>
  replaceMedia(catalogue.db, { recording: RECORDING, keepWords, by: NOBODY }, file(name))

const made = (source: string, profile: string): Made => ({
  profile,
  key: `recordings/${RECORDING}/${source}/${profile}`,
  type: 'audio/mpeg',
  size: 9,
  hash: profile.padEnd(64, '0'),
  duration: 10,
  width: null,
  height: null,
  bitrate: 1,
})

const analysis = { loudness: -20, peak: -3, decoded: 10 }
const outcomesOf = (source: string, profiles: string[]): Outcome[] => [
  {
    kind: 'probe',
    facts: {
      container: 'mp4',
      duration: 10,
      size: 1_000,
      audio: { codec: 'aac', sampleRate: 48_000, channels: 2, bitrate: null },
      video: null,
      chapters: [],
      title: null,
    },
  },
  {
    kind: 'analyse',
    analysis,
    speechKey: 'x',
    pausesKey: 'p',
    chunks: [{ start: 0, end: 10 }],
    peaks: made(source, 'peaks'),
  },
  { kind: 'encode', made: profiles.map((profile) => made(source, profile)), loudness: -16 },
  { kind: 'tag', made: profiles.map((profile) => made(source, profile)) },
]

function stepOf(kind: string) {
  const { state, parts } = listWork(catalogue.db, { recordingId: id }).find((one) => one.kind === kind)!
  return { state, id: parts.at(-1)!.id }
}

function tell(step: string, what: object) {
  const notice = { step, recording: RECORDING, attempt: 1, ...what } as Notice
  return recordNotice({ db: catalogue.db, storage, progress }, notice)
}

async function work(source: string, profiles: string[]) {
  for (const outcome of outcomesOf(source, profiles)) {
    const { id: step } = stepOf(outcome.kind)
    await tell(step, { say: 'started' })
    await tell(step, { say: 'done', outcome })
  }
}

test('until the new media is made the old is heard, and a picture that is no longer there is not shown', async () => {
  await work('old', ['mp3', '720'])
  const { number, guid } = row()
  await replace('new')
  expect(row()).toMatchObject({ number, guid, fileName: 'new.mp4' })
  expect(current()).toEqual(['720', 'mp3', 'peaks'])
  await work('new', ['mp3'])
  expect(current()).toEqual(['mp3', 'peaks'])
})

test('what comes late of media that was replaced is not kept', async () => {
  const { id: probe } = stepOf('probe')
  await tell(probe, { say: 'started' })
  await replace('new')
  await tell(probe, { say: 'done', outcome: outcomesOf('old', [])[0] })
  expect(listWork(catalogue.db, { recordingId: id }).map((one) => one.state)).toEqual(['pending'])
  expect(listOpenSteps(catalogue.db)).toHaveLength(1)
  expect(catalogue.db.select().from(steps).all()).toHaveLength(2)
})

test('an older file put back is worked on anew, and current again', async () => {
  await work('old', ['mp3', '720'])
  await replace('new')
  await work('new', ['mp3'])
  await replace('old')
  await work('old', ['mp3', '720'])
  expect(current()).toEqual(['720', 'mp3', 'peaks'])
})

test('a title that is changed and changed back is in the files again', async () => {
  const tagsDone = async (key: string) => {
    const { id: step } = stepOf('tag')
    await tell(step, { say: 'started' })
    await tell(step, { say: 'done', outcome: { kind: 'tag', made: [{ ...made('old', 'mp3'), key }] } })
  }
  const rename = async (title: string) => {
    const { saves, fields } = readRecording(catalogue.db, { id })!
    await editRecording(catalogue.db, { id, saves, by: NOBODY }, { ...fields, title })
  }
  const keyOfMp3 = () =>
    catalogue.db
      .select({ key: assets.key })
      .from(renditions)
      .innerJoin(assets, eq(assets.id, renditions.assetId))
      .where(and(eq(renditions.current, true), eq(renditions.profile, 'mp3')))
      .all()
      .map((one) => one.key)
  await work('old', ['mp3'])
  for (const title of ['Un', 'Deux', 'Un', 'Deux', '']) {
    await rename(title)
    expect(stepOf('tag').state).toBe('pending')
    await tagsDone(`tagged ${title}`)
    expect(keyOfMp3()).toEqual([`tagged ${title}`])
  }
  await rename('')
  expect(stepOf('tag').state).toBe('done')
})

test('what an episode’s form changes of the tags is written anew, and nothing else is', async () => {
  await work('old', ['mp3'])
  const of = { id: row().episodeId, by: NOBODY }
  const edit = async (change: object) => {
    const { saves, fields } = readEpisode(catalogue.db, of)!
    const answer = await editEpisode(catalogue.db, { ...of, saves }, { ...fields, ...change })
    expect(answer.ok).toBe(true)
  }
  const before = listOpenSteps(catalogue.db)
  await edit({ place: 'Genève' })
  expect(listOpenSteps(catalogue.db)).toEqual(before)
  await edit({ title: 'Un autre titre' })
  expect(stepOf('tag').state).toBe('pending')
  expect(listOpenSteps(catalogue.db)).toHaveLength(before.length + 1)
})

test('the same file twice is one replacement', async () => {
  await replace('new')
  await replace('new')
  expect(catalogue.db.select().from(steps).all()).toHaveLength(2)
})

test('words and chapters stay where they are asked to; else the machine may write them again', async () => {
  catalogue.db.insert(chapters).values({ recordingId: id, start: 0, title: 'Un', origin: 'edited' }).run()
  const origins = () =>
    catalogue.db
      .select()
      .from(chapters)
      .all()
      .map((one) => one.origin)
  await replace('new', true)
  expect([row().words, origins()]).toEqual(['given', ['edited']])
  await replace('newer')
  expect([row().words, origins()]).toEqual(['recognised', ['automatic']])
  const silent = { recording: RECORDING, keepWords: false, words: 'given' as const, by: NOBODY }
  await replaceMedia(catalogue.db, silent, file('newest'))
  expect([row().words, origins()]).toEqual(['given', []])
})

test('work for a removed recording waits until it is back', async () => {
  expect(listOpenSteps(catalogue.db)).toHaveLength(1)
  await removeRecording(catalogue.db, { id, by: NOBODY })
  await removeRecording(catalogue.db, { id, by: NOBODY })
  expect([listOpenSteps(catalogue.db).length, row().removedAt !== null]).toEqual([0, true])
  await restoreRecording(catalogue.db, { id, by: NOBODY })
  expect([listOpenSteps(catalogue.db).length, row().removedAt]).toEqual([1, null])
})

test('what failed is tried anew from its first attempt', async () => {
  const { id: probe } = stepOf('probe')
  await tell(probe, { say: 'started' })
  await tell(probe, { say: 'failed', reason: { code: 'no-space' } })
  expect(listOpenSteps(catalogue.db)).toEqual([])
  expect(await retryRecording(catalogue.db, { id, by: NOBODY })).toEqual({ ok: true, value: 1 })
  expect(listOpenSteps(catalogue.db)).toMatchObject([{ id: probe, attempt: 0 }])
  await tell(probe, { say: 'started' })
  expect(stepOf('probe').state).toBe('running')
})

test('chunks that storage has lost are heard again when the transcription is tried anew', async () => {
  const { saves, fields } = readRecording(catalogue.db, { id })!
  await editRecording(catalogue.db, { id, saves, by: NOBODY }, { ...fields, words: 'recognised' })
  const [probe, analyse] = outcomesOf('old', [])
  const hear = { kind: 'hear', key: 'chunks/a.json', engine: 'e', model: 'm' } as const
  const finish = async (outcome: Outcome) => {
    const { id: step } = catalogue.db.select().from(steps).where(eq(steps.kind, outcome.kind)).get()!
    await tell(step, { say: 'started' })
    await tell(step, { say: 'done', outcome })
  }
  for (const outcome of [probe!, analyse!, hear]) await finish(outcome)
  const { id: transcribe } = stepOf('transcribe')
  await tell(transcribe, { say: 'started' })
  await tell(transcribe, { say: 'failed', reason: { code: 'storage-failed' } })
  expect(await retryRecording(catalogue.db, { id, by: NOBODY })).toEqual({ ok: true, value: 1 })
  expect(stepOf('transcribe').state).toBe('pending')
  await tell(transcribe, { say: 'started' })
  const reason = { code: 'storage-failed', facts: { missing: hear.key } }
  await tell(transcribe, { say: 'failed', reason })
  await retryRecording(catalogue.db, { id, by: NOBODY })
  expect(stepOf('analyse').state).toBe('done')
  expect(catalogue.db.select().from(steps).where(eq(steps.kind, 'hear')).all()).toMatchObject([
    { state: 'pending', attempt: 0 },
  ])
  await finish(hear)
  expect(stepOf('transcribe')).toEqual({ state: 'pending', id: transcribe })
})

test('two tabs that edit one recording lose nothing; asking for words again plans them', async () => {
  await work('old', ['mp3'])
  const before = readRecording(catalogue.db, { id })!
  const fields = {
    ...before.fields,
    title: 'Première partie',
    sort: 'part' as const,
    words: 'recognised' as const,
  }
  const edit = { id, saves: before.saves, by: NOBODY }
  expect(await editRecording(catalogue.db, edit, fields)).toMatchObject({ ok: true })
  expect(stepOf('transcribe').state).toBe('pending')
  const late = await editRecording(catalogue.db, edit, { ...fields, title: 'Autre' })
  expect(late).toMatchObject({ ok: false, meanwhile: { fields: { title: 'Première partie' } } })
  expect(row()).toMatchObject({ title: 'Première partie', sort: 'part' })
})
