import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { getEpisodePage } from '#db/queries/get-episode-page.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import {
  assets,
  episodes,
  jobs,
  recordings,
  renditions,
  type StepState,
  shows,
  steps,
  transcripts,
} from '#db/schema.ts'
import { toEpisodeView } from './episode-view.ts'

const NOW = '2026-06-01T00:00:00.000Z'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const view = (slug: string, { part = null, t = null }: { part?: number | null; t?: string | null } = {}) =>
  toEpisodeView(getEpisodePage(db, { show: 'cause', episode: slug, part, visibilities: ['public'] })!, t, NOW)

function addRenditions(recordingId: number, profiles: string[]) {
  for (const profile of profiles) {
    const key = `${recordingId}-${profile}`
    const asset = db
      .insert(assets)
      .values({
        publicId: key,
        key,
        type: profile === '720' ? 'video/mp4' : 'audio/mpeg',
        size: 9,
        hash: 'f'.repeat(64),
      })
      .returning()
      .get()
    db.insert(renditions).values({ recordingId, assetId: asset.id, profile }).run()
  }
}

function addStep(kind: string, state: StepState) {
  const asset = db
    .insert(assets)
    .values({ publicId: 's', key: 's', type: 'x', size: 1, hash: 's' })
    .onConflictDoNothing()
    .run()
  if (asset.changes > 0) {
    db.insert(jobs).values({ recordingId: 1, sourceAssetId: 1 }).run()
    db.update(recordings).set({ sourceAssetId: 1 }).where(eq(recordings.id, 1)).run()
  }
  db.insert(steps).values({ id: kind, jobId: 1, kind, state, body: '{}' }).run()
}

test('the sources begin at the moment that was asked for, and at the start where it is nonsense', () => {
  seedEpisode(db, 'cause', { slug: 'un', heard: [['a', 'b', 'c']] })
  addRenditions(1, ['mp3', 'light'])
  const paths = (t: string) => view('un', { t }).recording!.audio.map((source) => source.path)
  expect(paths('12,20')).toEqual([
    '/media/1-mp3/ffffffffffffffff/un.mp3#t=12,20',
    '/media/1-light/ffffffffffffffff/un-light.mp3#t=12,20',
  ])
  for (const bad of ['x', '30', '-1', '2,1'])
    expect(paths(bad)[0]).toBe('/media/1-mp3/ffffffffffffffff/un.mp3')
  expect(view('un', { t: '12' }).recording!.downloads.map((one) => one.path)[0]).not.toContain('#')
})

test('several recordings are parts with their own pages, and the first is played', () => {
  seedEpisode(db, 'cause', { slug: 'deux', heard: [['a'], ['b']] })
  addRenditions(2, ['mp3', '720', 'poster'])
  expect(view('deux').parts.map((part) => part.current)).toEqual([true, false])
  const second = view('deux', { part: 2 }).recording!
  expect(second.path).toBe('/shows/cause/deux/2')
  expect(second.video!.sources).toEqual([
    { path: '/media/2-720/ffffffffffffffff/deux-2.mp4', type: 'video/mp4' },
  ])
  expect(second.video!.poster).toContain('/media/2-poster/')
})

test('every size of a picture and every sound can be saved, and what every device plays is played', () => {
  seedEpisode(db, 'cause', { slug: 'un', heard: [['a']] })
  addRenditions(1, ['360', '720', '1080', 'mp3', 'light', 'opus'])
  const { audio, video, downloads } = view('un').recording!
  const nameOf = ({ path }: { path: string }) => path.split('/').at(-1)
  expect(video!.sources.map(nameOf)).toEqual(['un.mp4', 'un-360.mp4'])
  expect(video!.poster).toBeNull()
  expect(audio.map(nameOf)).toEqual(['un.mp3', 'un-light.mp3'])
  expect(downloads.map((one) => [one.kind, nameOf(one)])).toEqual([
    ['sound', 'un.mp3'],
    ['light', 'un-light.mp3'],
    ['opus', 'un.opus'],
    ['video', 'un.mp4'],
    ['small', 'un-360.mp4'],
    ['full', 'un-1080.mp4'],
  ])
})

test('an announced episode has no recording', () => {
  seedEpisode(db, 'cause', { slug: 'annonce' })
  expect(view('annonce')).toMatchObject({ recording: null, parts: [] })
})

test('the page says why there is no transcript yet', () => {
  seedEpisode(db, 'cause', { slug: 'un', heard: [[]] })
  const status = () => view('un').recording!.transcript.status
  expect(status()).toBe('silent')
  db.update(transcripts).set({ currentRevisionId: null }).run()
  expect(status()).toBe('missing')
  addStep('analyse', 'running')
  expect(status()).toBe('coming')
  addStep('transcribe', 'waiting')
  expect(status()).toBe('needs-model')
  db.update(steps).set({ state: 'pending' }).where(eq(steps.kind, 'transcribe')).run()
  expect(status()).toBe('coming')
  db.update(steps).set({ state: 'failed' }).where(eq(steps.kind, 'transcribe')).run()
  expect(status()).toBe('missing')
})

test('only web addresses become links', () => {
  const id = seedEpisode(db, 'cause', { slug: 'un' })
  const context = (contextUrl: string) => {
    db.update(episodes).set({ contextLabel: 'Semaine', contextUrl }).where(eq(episodes.id, id)).run()
    return view('un').context
  }
  expect(context('javascript:alert(1)')).toEqual({ label: 'Semaine', url: null })
  expect(context('https://example.org/')).toEqual({ label: 'Semaine', url: 'https://example.org/' })
})

test('a chapter lasts until the next, the last one until the end', () => {
  seedEpisode(db, 'cause', {
    slug: 'un',
    heard: [['a', 'b', 'c', 'd']],
    chapters: [
      { start: 0, title: 'Un' },
      { start: 15, title: 'Deux' },
    ],
  })
  expect(view('un', { t: '15' }).recording!.chapters).toEqual([
    { start: 0, title: 'Un', duration: 15, current: false },
    { start: 15, title: 'Deux', duration: 25, current: true },
  ])
  db.update(recordings).set({ duration: null }).run()
  expect(view('un').recording!.chapters[1]!.duration).toBeNull()
})

test('an episode is under its own licence, else under its show’s', () => {
  seedEpisode(db, 'cause', { slug: 'un' })
  expect(view('un').license).toBeNull()
  db.update(shows).set({ license: 'CC-BY-4.0' }).run()
  expect(view('un').license?.name).toBe('CC BY 4.0')
  db.update(episodes).set({ license: 'Maison', licenseUrl: 'javascript:alert(1)' }).run()
  expect(view('un').license).toEqual({ name: 'Maison', url: null, reserved: false })
})
