import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assets, pictureSizes, shows } from '../schema.ts'
import { findMediaShows } from './find-media-shows.ts'
import { listShows } from './list-shows.ts'
import { findPictureKey, listPictureSizes } from './picture-sizes.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'

const { db, close } = openForTest()
afterAll(close)

function addPicture(publicId: string, width: number): number {
  const values = { publicId, key: `k/${publicId}`, type: 'image/jpeg', size: 3, hash: 'ab'.repeat(32) }
  return db
    .insert(assets)
    .values({ ...values, width, height: width })
    .returning()
    .get().id
}

let sized: number
let alone: number
beforeAll(() => {
  seedEpisode(db, 'with-sizes', { slug: 'one', visibility: 'public' })
  seedEpisode(db, 'without', { slug: 'one', visibility: 'public' })
  seedEpisode(db, 'bare', { slug: 'one', visibility: 'public' })
  sized = addPicture('sized', 1400)
  alone = addPicture('alone', 1400)
  for (const width of [3000, 160, 640])
    db.insert(pictureSizes)
      .values({ pictureId: sized, assetId: addPicture(`sized-${width}`, width), width })
      .run()
  db.update(shows).set({ coverAssetId: sized }).where(eq(shows.slug, 'with-sizes')).run()
  db.update(shows).set({ coverAssetId: alone }).where(eq(shows.slug, 'without')).run()
})

test('a picture has every size, the smallest first, or its own alone', () => {
  const widths = (pictureId: number) => listPictureSizes(db, { pictureId }).map(({ width }) => width)
  expect(widths(sized)).toEqual([160, 640, 1400, 3000])
  expect(widths(alone)).toEqual([1400])
})

test('the smallest size that is wide enough is chosen, else the picture itself', () => {
  const keyOf = (pictureId: number, least: number) => findPictureKey(db, { pictureId, least })
  expect(keyOf(sized, 100)).toBe('k/sized-160')
  expect(keyOf(sized, 600)).toBe('k/sized-640')
  expect(keyOf(sized, 9000)).toBe('k/sized')
  expect(keyOf(alone, 600)).toBe('k/alone')
  expect(keyOf(0, 600)).toBeNull()
})

test('lists know the sizes of a cover, none of one that has none, and no cover where there is none', () => {
  const listed = listShows(db, { visibilities: ['public'] })
  const coverOf = (slug: string) => listed.find((show) => show.slug === slug)!.cover
  expect(
    coverOf('with-sizes')!
      .sizes.map(({ publicId }) => publicId)
      .sort(),
  ).toEqual(['sized-160', 'sized-3000', 'sized-640'])
  expect(coverOf('without')).toMatchObject({ publicId: 'alone', sizes: [] })
  expect(coverOf('bare')).toBeNull()
})

test('a size belongs to the shows that its picture belongs to', () => {
  expect(findMediaShows(db, { asset: 'sized-640' })).toEqual(findMediaShows(db, { asset: 'sized' }))
  expect(findMediaShows(db, { asset: 'sized-640' })).toHaveLength(1)
})
