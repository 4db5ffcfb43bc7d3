import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { seedArticle, seedAsset } from '#db/queries/seed-texts-for-tests.ts'
import { articles, bylines, pictureSizes } from '#db/schema.ts'
import { buildNews, newsVersion } from './build-news.ts'
import type { AboutFeeds } from './to-channel.ts'

const ABOUT: AboutFeeds = {
  ...{ siteUrl: 'https://radio.example', siteName: 'Radio', locale: 'fr' as const },
  ...{ hubs: [], build: '1' },
}

let catalogue: ReturnType<typeof openForTest>
let id: number
beforeEach(() => {
  catalogue = openForTest()
  id = seedArticle(catalogue.db, 'un')
})
afterEach(() => catalogue.close())

test('whatever changes the news changes their version, and nothing else does', () => {
  const { db } = catalogue
  const set = (values: Partial<typeof articles.$inferInsert>) =>
    db.update(articles).set(values).where(eq(articles.id, id)).run()
  const now = () => ({ version: newsVersion(db, ABOUT), hash: buildNews(db, ABOUT).hash })
  const [picture, large] = [seedAsset(db, 'picture'), seedAsset(db, 'large')]
  const changes: [string, () => unknown][] = [
    ['title', () => set({ title: 'Autre' })],
    ['summary', () => set({ summary: 'Autre' })],
    ['body', () => set({ body: 'Autre' })],
    ['kind', () => set({ kind: 'call' })],
    ['author', () => db.insert(bylines).values({ articleId: id, name: 'Ada' }).run()],
    ['cover', () => set({ coverAssetId: picture })],
    [
      'size',
      () => db.insert(pictureSizes).values({ pictureId: picture, assetId: large, width: 3_000 }).run(),
    ],
    ['another article', () => seedArticle(db, 'deux')],
    ['visibility', () => set({ visibility: 'private' })],
  ]
  let before = now()
  for (const [what, change] of changes) {
    change()
    const after = now()
    expect(after.version, what).not.toBe(before.version)
    expect(after.hash, what).not.toBe(before.hash)
    before = after
  }
  set({ title: 'Caché', contact: 'Caché' })
  seedArticle(db, 'brouillon', { visibility: 'draft' })
  expect(now()).toEqual(before)
  expect(newsVersion(db, { ...ABOUT, build: '2' })).not.toBe(before.version)
})
