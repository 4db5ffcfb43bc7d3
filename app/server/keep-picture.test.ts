import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Catalogue, openCatalogue } from '#db/open.ts'
import { findMedia } from '#db/queries/get-media.ts'
import { assets, pictureSizes, shows } from '#db/schema.ts'
import { openStorage, type Storage } from '#media-pipeline'
import { addShow } from '../catalogue/add-show.ts'
import { refuse } from '../catalogue/answers.ts'
import { readConfig } from './config.ts'
import { withPicture } from './keep-picture.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-picture-'))
const config = readConfig({ SITE_URL: 'https://causerie.example', DATA_DIR: folder })
let catalogue: Catalogue
let storage: Storage
let png: Buffer

beforeAll(async () => {
  catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  png = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#0b5d5b' } })
    .png()
    .toBuffer()
})
beforeEach(() => {
  rmSync(path.join(folder, 'media'), { recursive: true, force: true })
  storage = openStorage(`file:${path.join(folder, 'media')}`)
})
afterAll(() => {
  catalogue.close()
  rmSync(folder, { recursive: true })
})

const { signal } = new AbortController()
const fileOf = (bytes: Buffer, name = 'c.png') => new File([new Uint8Array(bytes)], name)
const uploaded = (file: File) => ({ field: 'cover' as const, file, signal })
async function keys(): Promise<string[]> {
  const found: string[] = []
  for await (const key of storage.list('covers/')) found.push(key)
  return found
}
const add = (slug: string, file: File) =>
  withPicture({ config, storage }, uploaded(file), (cover) =>
    addShow(catalogue.db, { slug, title: slug, kind: 'podcast', language: 'fr' }, { cover }),
  )

test('a cover of a form is kept in every size, the row points at 1400, and the sizes are seen like it', async () => {
  expect(await add('palier', fileOf(png))).toMatchObject({ ok: true })
  const { db } = catalogue
  const { coverAssetId } = db.select().from(shows).where(eq(shows.slug, 'palier')).get()!
  const main = db.select().from(assets).where(eq(assets.id, coverAssetId!)).get()!
  expect(main).toMatchObject({ width: 1400, height: 1400, type: 'image/jpeg' })
  const sizes = db
    .select({ width: pictureSizes.width, asset: assets })
    .from(pictureSizes)
    .innerJoin(assets, eq(assets.id, pictureSizes.assetId))
    .where(eq(pictureSizes.pictureId, main.id))
    .all()
  expect(sizes.map(({ width }) => width).sort((a, b) => a - b)).toEqual([160, 320, 640, 3000])
  for (const asset of [main, ...sizes.map((size) => size.asset)]) {
    const bytes = await storage.read(asset.key)
    expect(bytes.length).toBe(asset.size)
    expect((await sharp(bytes).metadata()).width).toBe(asset.width)
    expect(findMedia(db, { asset: asset.publicId })!.visibilities).toEqual(['public'])
  }
  expect(await keys()).toHaveLength(5)
})

test('where the verb says no, or fails, nothing is left in storage', async () => {
  const file = fileOf(png)
  const hub = { config, storage }
  expect(await withPicture(hub, uploaded(file), async () => refuse('title', 'empty'))).toMatchObject({
    ok: false,
  })
  expect(await keys()).toEqual([])
  const failing = withPicture(hub, uploaded(file), async () => Promise.reject(new Error('broken')))
  await expect(failing).rejects.toThrow('broken')
  expect(await keys()).toEqual([])
})

test('what cannot be read is a mistake of its field, and leaves nothing behind', async () => {
  for (const file of [
    fileOf(Buffer.from('du texte'), 'a.jpg'),
    fileOf(png.subarray(0, 60)),
    fileOf(Buffer.alloc(0)),
  ])
    expect(await add('refused', file)).toEqual({ ok: false, mistakes: [{ field: 'cover', code: 'picture' }] })
  expect(await keys()).toEqual([])
  expect(readdirSync(folder).filter((name) => name.startsWith('upload-'))).toEqual([])
})

test('where storage fails on the way, what was kept before is removed', async () => {
  let left = 2
  const full: Storage = {
    ...storage,
    write: (key, bytes) => {
      left -= 1
      if (left < 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      return storage.write(key, bytes)
    },
  }
  const answer = await withPicture({ config, storage: full }, uploaded(fileOf(png)), async () => {
    throw new Error('the verb must not be asked')
  })
  expect(answer).toEqual({ ok: false, mistakes: [{ field: 'cover', code: 'no-room' }] })
  expect(await keys()).toEqual([])
})

test('two pictures at once are both kept, each with its own sizes', async () => {
  const answers = await Promise.all([add('one', fileOf(png)), add('two', fileOf(png))])
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  const found = await keys()
  expect(found).toHaveLength(10)
  expect(new Set(found.map((key) => path.posix.dirname(key))).size).toBe(2)
})
