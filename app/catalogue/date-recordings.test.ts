import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { assets, episodes, recordings, renditions, steps } from '#db/schema.ts'
import { type Notice, openStorage } from '#media-pipeline'
import { NOBODY as by } from './audit.ts'
import { newPublicId } from './new-ids.ts'
import { changeVisibility } from './publish-episode.ts'
import { recordNotice } from './record-notice.ts'
import { openWithRecording } from './recording-for-tests.ts'
import { removeEpisode, restoreEpisode } from './remove-episode.ts'
import { removeRecording, restoreRecording } from './remove-recording.ts'
import { submitRecording } from './submit-recording.ts'

let db: Db
beforeEach(async () => {
  ;({ db } = await openWithRecording())
})

const PAST = '2020-05-01T10:00:00.000Z'
const dateOf = (number: number) =>
  db.select().from(recordings).where(eq(recordings.number, number)).get()!.publishedAt
const see = (visibility: 'public' | 'unlisted' | 'draft' | 'private', publishedAt?: string) =>
  changeVisibility(db, { episodeId: 1, visibility, ...(publishedAt ? { publishedAt } : {}) })
const isNow = (date: string | null) => Math.abs(Date.parse(date ?? '') - Date.now()) < 60_000

function addMp3(recordingId: number) {
  const asset = { publicId: newPublicId(), key: newPublicId(), type: 'audio/mpeg', size: 9, hash: 'a' }
  const { id: assetId } = db.insert(assets).values(asset).returning().get()
  db.insert(renditions).values({ recordingId, assetId, profile: 'mp3' }).run()
}

/** A second recording of the same episode. */
async function add(publishedAt?: string) {
  const { publicId } = db.select().from(episodes).get()!
  const wish = {
    show: 'causeries',
    episode: publicId,
    title: 'Suite',
    ...(publishedAt ? { publishedAt } : {}),
  }
  const source = { recordingPublicId: newPublicId(), key: newPublicId(), hash: 'e'.repeat(64), size: 9 }
  await submitRecording(db, wish, { ...source, fileName: 'b.mp3' })
}

/** A worker says that a step of the second recording is done. */
async function probe() {
  const step = db.select().from(steps).where(eq(steps.jobId, 2)).get()!
  const facts = {
    ...{ container: 'mp3', duration: 10, size: 9, video: null, chapters: [], title: null },
    audio: { codec: 'mp3', sampleRate: 44_100, channels: 1, bitrate: null },
  }
  const notice = { step: step.id, recording: 'x', attempt: 1 }
  const rim = { db, storage: openStorage('memory:'), progress: new Map() }
  await recordNotice(rim, { ...notice, say: 'started' } as Notice)
  await recordNotice(rim, { ...notice, say: 'done', outcome: { kind: 'probe', facts } } as Notice)
}

test('a recording has the date at which its episode appeared first, though it is being made still', async () => {
  await see('private')
  expect(dateOf(1)).toBeNull()
  await see('unlisted', PAST)
  expect(dateOf(1)).toBe(PAST)
  await see('draft')
  await see('public')
  expect(dateOf(1)).toBe(PAST)
})

test('one that is added to a published episode is dated when it can be heard', async () => {
  await see('public', PAST)
  await add()
  expect(dateOf(2)).toBeNull()
  addMp3(2)
  await probe()
  expect(isNow(dateOf(2))).toBe(true)
  expect(dateOf(1)).toBe(PAST)
})

test('one that nobody can hear is not dated', async () => {
  await see('public', PAST)
  await add()
  await probe()
  expect(dateOf(2)).toBeNull()
})

test('one that was added to an episode while that was hidden is dated when the episode is seen again', async () => {
  await see('public', PAST)
  await see('draft')
  await add()
  addMp3(2)
  await probe()
  expect(dateOf(2)).toBeNull()
  await see('public')
  expect(isNow(dateOf(2))).toBe(true)
})

test('the same where the episode, or the recording, had been removed', async () => {
  await see('public', PAST)
  await removeEpisode(db, { id: 1, by })
  await add()
  addMp3(2)
  await restoreEpisode(db, { id: 1, by })
  expect(isNow(dateOf(2))).toBe(true)
  db.update(recordings).set({ publishedAt: null }).where(eq(recordings.number, 2)).run()
  await removeRecording(db, { id: 2, by })
  expect(dateOf(2)).toBeNull()
  await restoreRecording(db, { id: 2, by })
  expect(isNow(dateOf(2))).toBe(true)
})

test('one that appeared elsewhere before brings its date along', async () => {
  await see('public')
  await add('2019-01-02T03:04:05+01:00')
  expect(dateOf(2)).toBe('2019-01-02T02:04:05.000Z')
  addMp3(2)
  await probe()
  expect(dateOf(2)).toBe('2019-01-02T02:04:05.000Z')
})

test('parts that appear together have their own second each, in their order, and none is from the future', async () => {
  await add()
  await add()
  await see('public', PAST)
  expect([1, 2, 3].map(dateOf)).toEqual(['2020-05-01T09:59:58.000Z', '2020-05-01T09:59:59.000Z', PAST])
})
