import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { type Db, openCatalogue } from '#db/open.ts'
import { findEpisodeReport } from '#db/queries/get-episode-report.ts'
import { listSteps } from '#db/queries/steps.ts'
import { type Heard, type Made, type Notice, type Outcome, openStorage, type Storage } from '#media-pipeline'
import { addShow } from './add-show.ts'
import { NOBODY } from './audit.ts'
import { newPublicId } from './new-ids.ts'
import { recordNotice } from './record-notice.ts'
import { retryRecording } from './retry-step.ts'
import { submitRecording } from './submit-recording.ts'

let db: Db
let storage: Storage
let episode: string
const progress = new Map<string, number>()

const facts = {
  container: 'mp3',
  duration: 10,
  size: 1000,
  audio: { codec: 'mp3', sampleRate: 44100, channels: 1, bitrate: null },
  video: null,
  chapters: [],
  title: null,
}
const analysis = { loudness: -20, peak: -3, decoded: 10 }

function made(profile: string): Made {
  const key = `recordings/x/${profile}.mp3`
  return {
    profile,
    key,
    type: 'audio/mpeg',
    size: 9,
    hash: profile.padEnd(64, '0'),
    duration: 10,
    width: null,
    height: null,
    bitrate: 1,
  }
}

const OUTCOMES: Record<string, Outcome> = {
  probe: { kind: 'probe', facts },
  analyse: {
    kind: 'analyse',
    analysis,
    speechKey: 'recordings/x/speech.wav',
    pausesKey: 'recordings/x/pauses.json',
    chunks: [{ start: 0, end: 10 }],
    peaks: { ...made('peaks'), type: 'application/json' },
  },
  encode: { kind: 'encode', made: [made('mp3'), made('light')], loudness: -16 },
  hear: { kind: 'hear', key: 'recordings/x/chunk.json', engine: 'e', model: 'm' },
  transcribe: {
    kind: 'transcribe',
    heardKey: 'recordings/x/heard.json',
    language: 'fr',
    engine: 'e',
    model: 'm',
  },
  chapters: { kind: 'chapters', chapters: [{ start: 0, title: 'Introduction' }], origin: 'automatic' },
  tag: { kind: 'tag', made: [made('mp3'), made('light')] },
}

beforeEach(async () => {
  db = openCatalogue(
    path.join(mkdtempSync(path.join(os.tmpdir(), 'causerie-notice-')), 'c.sqlite'),
    'db/migrations',
  ).db
  storage = openStorage('memory:')
  const heard: Heard = {
    language: 'fr',
    engine: 'e',
    model: 'm',
    cues: [{ start: 0, end: 2, text: 'Bonjour à tous.', words: [], confidence: 0.9 }],
  }
  await storage.write('recordings/x/heard.json', Buffer.from(JSON.stringify(heard)))
  await addShow(db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  const source = {
    recordingPublicId: newPublicId(),
    key: 'recordings/x/original',
    hash: 'f'.repeat(64),
    size: 1000,
    fileName: 'a.mp3',
  }
  const submitted = await submitRecording(
    db,
    { show: 'causeries', title: 'Essai', publishWhenReady: true },
    source,
  )
  if (!submitted.ok) throw new Error('not submitted')
  episode = submitted.value.episode
})

const report = () => findEpisodeReport(db, { publicId: episode })!
const steps = () => listSteps(db, { jobId: 1 })
const stepOf = (kind: string) => steps().findLast((step) => step.kind === kind)!

function say(kind: string, what: Record<string, unknown>, attempt = 1) {
  const notice = { step: stepOf(kind).id, recording: 'x', attempt, ...what } as Notice
  return recordNotice({ db, storage, progress }, notice)
}

async function finish(kind: string) {
  await say(kind, { say: 'started' })
  return say(kind, { say: 'done', outcome: OUTCOMES[kind] })
}

test('an episode that asked for it is published when everything is done, and not before', async () => {
  for (const kind of ['probe', 'analyse', 'encode', 'hear', 'transcribe', 'chapters']) {
    await finish(kind)
    expect(report().episode.visibility).toBe('draft')
  }
  for (const step of steps().filter((one) => one.kind === 'tag')) {
    await recordNotice(
      { db, storage, progress },
      { step: step.id, recording: 'x', attempt: 1, say: 'done', outcome: OUTCOMES.tag! },
    )
  }
  expect(report().episode.visibility).toBe('public')
  expect(report().recordings[0]!.transcripts).toHaveLength(1)
})

test('a notice that comes twice changes nothing', async () => {
  await finish('probe')
  const before = steps()
  expect(await say('probe', { say: 'done', outcome: OUTCOMES.probe })).toBe(false)
  expect(steps()).toEqual(before)
})

test('a notice of an attempt that is no longer the current one is dropped', async () => {
  await say('probe', { say: 'started' }, 1)
  await say('probe', { say: 'started' }, 2)
  expect(await say('probe', { say: 'failed', reason: { code: 'crashed' } }, 1)).toBe(false)
  expect(stepOf('probe').state).toBe('running')
  expect(await say('probe', { say: 'done', outcome: OUTCOMES.probe }, 2)).toBe(true)
})

test('a step that waits for a model holds back nothing', async () => {
  for (const kind of ['probe', 'analyse', 'encode']) await finish(kind)
  await say('hear', { say: 'started' })
  await say('hear', { say: 'waiting', reason: { code: 'no-model' } })
  await finish('tag')
  expect(report().episode.visibility).toBe('public')
  expect(stepOf('hear')).toMatchObject({ state: 'waiting', attempt: 0 })
})

test('a failed probe leaves a draft with its reason', async () => {
  await say('probe', { say: 'started' })
  await say('probe', { say: 'failed', reason: { code: 'unknown-format' } })
  expect(report().episode.visibility).toBe('draft')
  expect(JSON.parse(stepOf('probe').reason!)).toEqual({ code: 'unknown-format' })
})

test('a transcript that storage has lost is a failure that can be tried again', async () => {
  for (const kind of ['probe', 'analyse', 'encode', 'hear']) await finish(kind)
  const key = 'recordings/x/heard.json'
  const bytes = await storage.read(key)
  await storage.remove(key)
  expect(await finish('transcribe')).toBe(true)
  expect(stepOf('transcribe').state).toBe('failed')
  expect(JSON.parse(stepOf('transcribe').reason!)).toEqual({
    code: 'storage-failed',
    facts: { missing: key },
  })
  await retryRecording(db, { id: 1, by: NOBODY })
  await storage.write(key, bytes)
  await finish('transcribe')
  expect(report().recordings[0]!.transcripts).toHaveLength(1)
})
