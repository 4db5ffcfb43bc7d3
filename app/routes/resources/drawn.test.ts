import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalogue, openCatalogue } from '#db/open.ts'
import { seedEpisode } from '#db/queries/seed-for-tests.ts'
import { seedArticle, seedOrganisation, seedPerson, seedTopic } from '#db/queries/seed-texts-for-tests.ts'
import { assets, episodes, shows, VISIBILITIES } from '#db/schema.ts'
import { openStorage, type Storage } from '#media-pipeline'
import { cardPath } from '../../addresses.ts'
import { findCardPath, findCardWords } from '../../covers/card-words.ts'
import { findDrawnPath } from '../../covers/cover-words.ts'
import { readConfig } from '../../server/config.ts'
import { type Hub, setHub } from '../../server/hub.ts'
import * as card from './card.ts'
import * as cover from './cover.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-drawn-'))
const SITE = { siteName: 'Causerie', timeZone: 'Europe/Zurich' }
let catalogue: Catalogue
let storage: Storage
let writes: string[]

beforeAll(() => {
  catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  const disk = openStorage(`file:${path.join(folder, 'media')}`)
  writes = []
  storage = {
    ...disk,
    write: (key, bytes) => {
      writes.push(key)
      return disk.write(key, bytes)
    },
  }
  for (const visibility of VISIBILITIES)
    seedEpisode(catalogue.db, 'palier', {
      ...{ slug: visibility, visibility, title: `Titre ${visibility}`, people: [] },
      startsAt: '2026-03-01T23:30:00.000Z',
    })
  const config = readConfig({ SITE_URL: 'https://causerie.example', DATA_DIR: folder })
  setHub({ config, db: catalogue.db, storage } as unknown as Hub)
})
afterAll(() => {
  setHub(null)
  catalogue.close()
  rmSync(folder, { recursive: true })
})

/** The answer at an address of a drawn picture. */
async function ask(address: string): Promise<Response> {
  const [, kind, of, id, file] = address.split('/').map(decodeURIComponent)
  const request = new Request(`https://causerie.example${address}`)
  const params = { of, id, slug: id, file } as LoaderFunctionArgs['params']
  return (kind === 'covers' ? cover : card).loader({ request, params, context: {} })
}
const drawn = (of: 'shows' | 'topics' | 'people' | 'site', slug: string) =>
  findDrawnPath(catalogue.db, { of, slug }, 'Causerie')
const carded = (of: 'shows' | 'episodes' | 'articles' | 'site', id: string) =>
  findCardPath(catalogue.db, { of, id }, SITE)

test('a show without a cover has a drawn one: square, 3000 pixels, kept for good, open to all', async () => {
  const answer = await ask(drawn('shows', 'palier')!)
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'cache-control': expect.stringMatching(/^public, .*immutable$/),
    'access-control-allow-origin': '*',
  })
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 3000, height: 3000 })
})

test('it comes in the sizes of pages too, and in no other', async () => {
  const path = drawn('shows', 'palier')!
  for (const width of [160, 320, 640]) {
    const answer = await ask(path.replace('.jpg', `-${width}.jpg`))
    expect(answer.status).toBe(200)
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(width)
  }
  const other = await ask(path.replace('.jpg', '-9000.jpg'))
  expect([other.status, other.headers.get('location')]).toEqual([302, path])
  const old = await ask('/covers/shows/palier/0000000000000000-320.jpg')
  expect(old.headers.get('location')).toBe(path.replace('.jpg', '-320.jpg'))
})

test('it is made once, also for those who ask at the same time', async () => {
  catalogue.db.update(shows).set({ title: 'Made once' }).where(eq(shows.slug, 'palier')).run()
  writes.length = 0
  const path = drawn('shows', 'palier')!
  const answers = await Promise.all([ask(path), ask(path), ask(path)])
  const bodies = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
  expect(bodies[1]!.equals(bodies[0]!) && bodies[2]!.equals(bodies[0]!)).toBe(true)
  expect(Buffer.from(await (await ask(path)).arrayBuffer()).equals(bodies[0]!)).toBe(true)
  expect(writes).toHaveLength(1)
})

test('an older key, and one that never was, lead to the present one; whatever else does not exist', async () => {
  const before = drawn('shows', 'palier')!
  catalogue.db.update(shows).set({ title: 'Another title' }).where(eq(shows.slug, 'palier')).run()
  const now = drawn('shows', 'palier')!
  expect(now).not.toBe(before)
  for (const address of [before, '/covers/shows/palier/0000000000000000.jpg', '/covers/shows/palier/x.jpg']) {
    const answer = await ask(address)
    expect(answer.status, address).toBe(302)
    expect(answer.headers.get('location')).toBe(now)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
  for (const address of [
    '/covers/shows/nobody/0000000000000000.jpg',
    '/covers/elsewhere/palier/0000000000000000.jpg',
    '/covers/site/palier/0000000000000000.jpg',
    now.replace('.jpg', '.png'),
    '/cards/shows/nobody/0000000000000000.jpg',
    '/cards/topics/palier/0000000000000000.jpg',
  ])
    expect((await ask(address)).status, address).toBe(404)
})

test('topics and people have one as long as readers can know of them', async () => {
  const { db } = catalogue
  seedTopic(db, 'silent')
  seedPerson(db, 'silent')
  expect([drawn('topics', 'silent'), drawn('people', 'silent')]).toEqual([null, null])
  expect((await ask('/covers/topics/silent/0000000000000000.jpg')).status).toBe(404)
  expect((await ask('/covers/people/silent/0000000000000000.jpg')).status).toBe(404)
  expect((await ask(drawn('site', 'site')!)).status).toBe(200)
})

test.each(VISIBILITIES)('only what may be seen by its address has a card: %s', async (visibility) => {
  const { db } = catalogue
  const id = db.select().from(episodes).where(eq(episodes.slug, visibility)).get()!.publicId
  seedArticle(db, `article-${visibility}`, { visibility })
  for (const [of, name] of [
    ['episodes', id],
    ['articles', `article-${visibility}`],
  ] as const) {
    const address = carded(of, name)
    if (visibility !== 'public' && visibility !== 'unlisted') {
      expect(address).toBeNull()
      expect((await ask(cardPath(of, name, '0'.repeat(16)))).status).toBe(404)
      continue
    }
    const answer = await ask(address!)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toMatch(visibility === 'public' ? /^public/ : /no-store/)
    const about = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect(about).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  }
})

test('the day on a card is written in the words of its content, on the clock of its place', () => {
  const { db } = catalogue
  const { publicId } = db.select().from(episodes).where(eq(episodes.slug, 'public')).get()!
  const under = (set: Partial<typeof episodes.$inferInsert>) => {
    db.update(episodes).set(set).where(eq(episodes.slug, 'public')).run()
    return findCardWords(db, { of: 'episodes', id: publicId }, SITE)!.words.under
  }
  expect(under({ language: 'fr', timeZone: 'Europe/Zurich' })).toBe('2 mars 2026')
  expect(under({ timeZone: 'UTC' })).toBe('1er mars 2026')
  expect(under({ language: 'de' })).toBe('1. März 2026')
  expect(under({ language: 'en', precision: 'month' })).toBe('March 2026')
})

test('a card shows the cover of its episode, else of its show, and is another one when that changes', async () => {
  const { db } = catalogue
  const { publicId } = db.select().from(episodes).where(eq(episodes.slug, 'public')).get()!
  const bare = carded('episodes', publicId)!
  const key = 'covers/test/own.jpg'
  const picture = sharp({ create: { width: 700, height: 700, channels: 3, background: '#00ff00' } }).jpeg()
  await storage.write(key, await picture.toBuffer())
  const row = { publicId: 'own000000000', key, type: 'image/jpeg', size: 3, hash: 'ab'.repeat(32) }
  const { id } = db.insert(assets).values(row).returning().get()
  db.update(shows).set({ coverAssetId: id }).where(eq(shows.slug, 'palier')).run()
  const address = carded('episodes', publicId)!
  expect(address).not.toBe(bare)
  const bytes = Buffer.from(await (await ask(address)).arrayBuffer())
  const at = { left: 900, top: 300, width: 1, height: 1 }
  const [r, g, b] = await sharp(bytes).extract(at).raw().toBuffer()
  expect(g! - Math.max(r!, b!)).toBeGreaterThan(200)
  await storage.remove(key)
  await storage.write(key, Buffer.from('no picture'))
  db.update(shows).set({ title: 'Bytes are broken' }).where(eq(shows.slug, 'palier')).run()
  expect((await ask(carded('episodes', publicId)!)).status).toBe(200)
  await storage.remove(key)
  db.update(shows).set({ title: 'Bytes are gone' }).where(eq(shows.slug, 'palier')).run()
  expect((await ask(carded('episodes', publicId)!)).status).toBe(200)
})

test('the colours of its organisation are on the cover of a show; what is removed is not', () => {
  const { db } = catalogue
  const organisationId = seedOrganisation(db, 'owner', { name: 'La Passerelle', primaryColour: '#123456' })
  const before = drawn('shows', 'palier')
  db.update(shows).set({ organisationId }).where(eq(shows.slug, 'palier')).run()
  expect(drawn('shows', 'palier')).not.toBe(before)
  db.update(shows).set({ removedAt: '2026-04-01T00:00:00.000Z' }).where(eq(shows.slug, 'palier')).run()
  expect(drawn('shows', 'palier')).toBeNull()
  expect(carded('shows', 'palier')).toBeNull()
})
