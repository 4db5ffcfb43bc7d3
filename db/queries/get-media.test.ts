import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  articles,
  assets,
  bylines,
  credits,
  documents,
  episodes,
  hosts,
  organisations,
  partnerships,
  people,
  pictureSizes,
  recordings,
  renditions,
  seasons,
  shows,
  VISIBILITIES,
} from '../schema.ts'
import { findMedia } from './get-media.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'
import { seedArticle, seedOrganisation, seedPerson } from './seed-texts-for-tests.ts'

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

test('another size of a picture is seen where the picture is, and nowhere else', () => {
  const coverAssetId = addAsset('sized-cover')
  const assetId = addAsset('sized-cover-320')
  db.insert(pictureSizes).values({ pictureId: coverAssetId, assetId, width: 320 }).run()
  expect(seen('sized-cover-320')).toEqual([])
  db.update(episodes).set({ coverAssetId }).where(eq(episodes.slug, 'scheduled')).run()
  expect(seen('sized-cover-320')).toEqual(['scheduled'])
  expect(findMedia(db, { asset: 'sized-cover-320' })!.key).toBe('k/sized-cover-320')
  db.update(episodes).set({ coverAssetId }).where(eq(episodes.slug, 'public')).run()
  expect(seen('sized-cover-320')).toEqual(['public', 'scheduled'])
  db.update(episodes).set({ coverAssetId: null }).where(eq(episodes.coverAssetId, coverAssetId)).run()
  expect(seen('sized-cover-320')).toEqual([])
})

test('a change shows at once', () => {
  const find = () => findMedia(db, { asset: 'of-draft' })?.visibilities
  expect(find()).toEqual(['draft'])
  db.update(episodes).set({ visibility: 'public' }).where(eq(episodes.slug, 'draft')).run()
  expect(find()).toEqual(['public'])
})

const removedAt = '2026-04-01T00:00:00.000Z'
const seen = (asset: string) => findMedia(db, { asset })!.visibilities.toSorted()

test('a photo is seen where its person is credited or wrote, and by nobody once the person is removed', () => {
  const personId = seedPerson(db, 'ada', { photoAssetId: addAsset('photo') })
  expect(seen('photo')).toEqual([])
  const credit = (slug: string) =>
    db
      .insert(credits)
      .values({ episodeId: episode(slug), personId, name: 'Ada', role: 'speaker' })
      .run()
  credit('private')
  expect(seen('photo')).toEqual(['private'])
  credit('public')
  const articleId = seedArticle(db, 'by-ada', { visibility: 'unlisted' })
  db.insert(bylines).values({ articleId, personId, name: 'Ada' }).run()
  expect(seen('photo')).toEqual(['private', 'public', 'unlisted'])
  db.update(people).set({ removedAt }).run()
  expect(seen('photo')).toEqual([])
})

test('a host’s photo is seen where an episode of the show is', () => {
  const personId = seedPerson(db, 'host', { photoAssetId: addAsset('host') })
  seedEpisode(db, 'else', { slug: 'un', visibility: 'draft' })
  const { id: showId } = db.select().from(shows).where(eq(shows.slug, 'else')).get()!
  db.insert(hosts).values({ showId, personId }).run()
  expect(seen('host')).toEqual(['draft'])
  seedEpisode(db, 'else', { slug: 'deux', visibility: 'public' })
  expect(seen('host')).toEqual(['draft', 'public'])
})

test('a logo is seen where its organisation has a part', () => {
  const organisationId = seedOrganisation(db, 'hub', { logoAssetId: addAsset('logo') })
  expect(seen('logo')).toEqual([])
  seedArticle(db, 'draft-of-hub', { visibility: 'draft', organisationId })
  expect(seen('logo')).toEqual(['draft'])
  db.insert(partnerships)
    .values({ organisationId, episodeId: episode('unlisted'), role: 'funds' })
    .run()
  db.insert(credits)
    .values({ organisationId, episodeId: episode('scheduled'), name: 'Hub', role: 'guest' })
    .run()
  expect(seen('logo')).toEqual(['draft', 'scheduled', 'unlisted'])
  db.update(shows).set({ organisationId }).run()
  expect(seen('logo')).toContain('public')
  db.update(organisations).set({ removedAt }).run()
  expect(seen('logo')).toEqual([])
})

test('a document is seen where it is attached, says its name, and is gone once removed', () => {
  const attach = (publicId: string, target: Partial<typeof documents.$inferInsert>) => {
    const assetId = addAsset(publicId)
    const values = { publicId, title: publicId, language: 'fr', fileName: `${publicId}.pdf`, assetId }
    db.insert(documents)
      .values({ ...values, ...target })
      .run()
  }
  seedEpisode(db, 'causeries', { slug: 'in-season', visibility: 'private', season: 1 })
  const articleId = seedArticle(db, 'with-document', { visibility: 'scheduled' })
  attach('of-episode', { episodeId: episode('removed') })
  attach('of-article', { articleId })
  attach('of-season', { seasonId: db.select().from(seasons).get()!.id })
  attach('of-show', { showId: db.select().from(shows).get()!.id })
  expect(seen('of-episode')).toEqual(['removed'])
  expect(seen('of-article')).toEqual(['scheduled'])
  expect(seen('of-season')).toEqual(['private'])
  expect(seen('of-show')).toEqual(['public'])
  expect(findMedia(db, { asset: 'of-show' })!.document).toBe('of-show.pdf')
  expect(findMedia(db, { asset: 'of-public' })!.document).toBeNull()
  db.update(documents).set({ removedAt }).run()
  for (const asset of ['of-episode', 'of-article', 'of-season', 'of-show'])
    expect(findMedia(db, { asset }), asset).toMatchObject({ visibilities: [], document: null })
})

test("an article's cover is as its article", () => {
  seedArticle(db, 'covered', { visibility: 'unlisted', coverAssetId: addAsset('article-cover') })
  expect(seen('article-cover')).toEqual(['unlisted'])
  db.update(articles).set({ visibility: 'removed' }).where(eq(articles.slug, 'covered')).run()
  expect(seen('article-cover')).toEqual(['removed'])
})

test('the bytes of a removed recording, and everything of a removed show, are shown by nothing', () => {
  const recordingId = recordingOf(episode('public'))
  expect(seen('of-public')).toEqual(['public'])
  db.update(recordings).set({ removedAt }).where(eq(recordings.id, recordingId)).run()
  expect(seen('of-public')).toEqual([])
  db.update(recordings).set({ removedAt: null }).run()
  expect(seen('of-public')).toEqual(['public'])
  db.update(shows).set({ removedAt }).run()
  expect(seen('of-public')).toEqual([])
  expect(seen('cover')).toEqual([])
})
