import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { articles } from '#db/schema.ts'
import { NOBODY } from './audit.ts'
import { publishArticle, publishDueArticles, removeArticle, restoreArticle } from './publish-article.ts'
import { addArticle } from './write-article.ts'

let db: Db
let close: () => void
let one: { id: number; by: typeof NOBODY }
beforeEach(async () => {
  ;({ db, close } = openForTest())
  const answer = await addArticle(db, { kind: 'news', title: 'Une nouvelle', language: 'fr' })
  if (!answer.ok) throw new Error('refused')
  one = { id: answer.value.id, by: NOBODY }
})
afterEach(() => close())

const row = () => db.select().from(articles).get()!
const NOW = '2026-03-01T12:00:00.000Z'
const LATER = {
  visibility: 'scheduled',
  date: '2026-03-12',
  time: '18:30',
  timeZone: 'Europe/Zurich',
} as const

test('a scheduled article comes out once its time has come, and not before', async () => {
  expect(await publishArticle(db, one, LATER, NOW)).toMatchObject({ ok: true })
  expect(row()).toMatchObject({ visibility: 'scheduled', publishAt: '2026-03-12T17:30:00.000Z' })
  expect(await publishDueArticles(db, { now: '2026-03-12T17:29:59.999Z' })).toBe(0)
  expect(await publishDueArticles(db, { now: '2026-03-12T17:30:00.000Z' })).toBe(1)
  expect(row()).toMatchObject({ visibility: 'public', publishedAt: '2026-03-12T17:30:00.000Z' })
  expect(await publishDueArticles(db, { now: '2026-03-13T00:00:00.000Z' })).toBe(0)
})

test('moments that are not, or are over, are refused', async () => {
  const refusedAs = async (wish: Partial<typeof LATER> | { date?: string; time?: string }) => {
    const answer = await publishArticle(db, one, { ...LATER, ...wish }, NOW)
    return answer.ok ? null : answer.mistakes
  }
  expect(await refusedAs({ date: '2026-02-30' })).toEqual([{ field: 'date', code: 'date' }])
  expect(await refusedAs({ time: '' })).toEqual([{ field: 'time', code: 'time-missing' }])
  expect(await refusedAs({ date: '2026-03-29', time: '02:30' })).toEqual([
    { field: 'time', code: 'time-skipped' },
  ])
  expect(await refusedAs({ date: '2026-02-28' })).toEqual([{ field: 'date', code: 'past' }])
  expect(row().visibility).toBe('draft')
})

test('the first appearance is its date, however often it goes and comes back', async () => {
  await publishArticle(db, one, { visibility: 'unlisted' }, NOW)
  await publishArticle(db, one, { visibility: 'draft' }, '2026-03-02T12:00:00.000Z')
  await publishArticle(db, one, { visibility: 'public' }, '2026-03-03T12:00:00.000Z')
  expect(row()).toMatchObject({ visibility: 'public', publishedAt: NOW })
})

test('a removed article comes back as it was', async () => {
  await publishArticle(db, one, { visibility: 'public' }, NOW)
  await removeArticle(db, one)
  expect(row().visibility).toBe('removed')
  expect(await publishArticle(db, one, { visibility: 'public' })).toMatchObject({ ok: false })
  await restoreArticle(db, one)
  expect(row()).toMatchObject({ visibility: 'public', visibilityBefore: null, publishedAt: NOW })
})

test('what should have come out while it was removed comes back as a draft', async () => {
  await publishArticle(db, one, LATER, NOW)
  await removeArticle(db, one)
  db.update(articles).set({ publishAt: '2020-01-01T00:00:00.000Z' }).run()
  expect(await publishDueArticles(db, { now: NOW })).toBe(0)
  await restoreArticle(db, one)
  expect(await publishDueArticles(db, { now: NOW })).toBe(0)
  expect(row().visibility).toBe('draft')
})
