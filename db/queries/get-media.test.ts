import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assets, episodes, recordings, renditions, shows, VISIBILITIES } from '../schema.ts'
import { findMedia } from './get-media.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'

const { db, close } = openForTest()
afterAll(close)

function addAsset(publicId: string): number {
  const values = { publicId, key: `k/${publicId}`, type: 'audio/mpeg', size: 3, hash: 'ab'.repeat(32) }
  return db.insert(assets).values(values).returning().get().id
}

function recordingOf(episodeId: number): number {
  return db.select().from(recordings).where(eq(recordings.episodeId, episodeId)).get()!.id
}

beforeAll(() => {
  for (const visibility of VISIBILITIES)
    seedEpisode(db, 'causeries', { slug: visibility, visibility, heard: [['a']] })
})
const episode = (slug: string) => db.select().from(episodes).where(eq(episodes.slug, slug)).get()!.id

test('an asset that does not exist is null', () => {
  expect(findMedia(db, { asset: 'nothing00000' })).toBeNull()
})

test.each(VISIBILITIES)('a rendition has the visibility of its episode: %s', (visibility) => {
  const assetId = addAsset(`of-${visibility}`)
  db.insert(renditions)
    .values({ recordingId: recordingOf(episode(visibility)), assetId, profile: 'mp3' })
    .run()
  const found = findMedia(db, { asset: `of-${visibility}` })
  expect(found).toMatchObject({
    key: `k/of-${visibility}`,
    type: 'audio/mpeg',
    size: 3,
    visibilities: [visibility],
  })
  expect(found).not.toHaveProperty('id')
})

test('an older rendition stays reachable', () => {
  const assetId = addAsset('older')
  const recordingId = recordingOf(episode('public'))
  db.insert(renditions).values({ recordingId, assetId, profile: 'mp3', current: false }).run()
  expect(findMedia(db, { asset: 'older' })?.visibilities).toEqual(['public'])
})

test('an original and a working file are shown by nothing', () => {
  const sourceAssetId = addAsset('source')
  addAsset('speech')
  const recordingId = recordingOf(episode('public'))
  db.update(recordings).set({ sourceAssetId }).where(eq(recordings.id, recordingId)).run()
  expect(findMedia(db, { asset: 'source' })?.visibilities).toEqual([])
  expect(findMedia(db, { asset: 'speech' })?.visibilities).toEqual([])
})

test("a show's cover is public, an episode's is as its episode, and what both show is both", () => {
  const coverAssetId = addAsset('cover')
  db.update(episodes).set({ coverAssetId }).where(eq(episodes.slug, 'draft')).run()
  expect(findMedia(db, { asset: 'cover' })?.visibilities).toEqual(['draft'])
  db.update(shows).set({ coverAssetId }).run()
  expect(findMedia(db, { asset: 'cover' })?.visibilities.sort()).toEqual(['draft', 'public'])
})

test('a change shows at once', () => {
  const find = () => findMedia(db, { asset: 'of-draft' })?.visibilities
  expect(find()).toEqual(['draft'])
  db.update(episodes).set({ visibility: 'public' }).where(eq(episodes.slug, 'draft')).run()
  expect(find()).toEqual(['public'])
})
