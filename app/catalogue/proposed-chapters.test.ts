import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { readFeedRows } from '#db/queries/feed-rows.ts'
import { countProposedChapters, findChapters } from '#db/queries/get-chapters.ts'
import { getEpisodePage } from '#db/queries/get-episode-page.ts'
import { searchCatalogue } from '#db/queries/search.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { assets, audit, chapters, recordings, renditions, shows } from '#db/schema.ts'
import { acceptChapters } from './accept-chapters.ts'
import { NOBODY } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { correctChapters, readChapters } from './correct-chapters.ts'
import { keepChapters } from './keep-outcome.ts'

let db: Db
let close: () => void
let recording: typeof recordings.$inferSelect

const visibilities = ['public'] as const
const found = [
  { start: 0, title: 'Introduction' },
  { start: 8, title: 'La chouette' },
]

beforeEach(() => {
  ;({ db, close } = openForTest())
  seedEpisode(db, 'cause', { slug: 'un', heard: [['Bonjour.', 'La nuit.']] })
  recording = db.select().from(recordings).get()!
  const asset = db
    .insert(assets)
    .values({ publicId: 'a1', key: 'a1', type: 'audio/mpeg', size: 1, hash: '0'.repeat(64) })
    .returning()
    .get()
  db.insert(renditions)
    .values({ recordingId: recording.id, assetId: asset.id, profile: 'mp3', current: true })
    .onConflictDoNothing()
    .run()
})
afterEach(() => close())

const review = () => db.update(shows).set({ reviewsChapters: true }).run()
const keep = (origin: 'file' | 'automatic', list = found) =>
  changeCatalogue(db, [1], (tx) => keepChapters(tx, recording.id, { chapters: list, origin }))
const edit = () => ({ id: recording.id, saves: readChapters(db, { id: recording.id })!.saves, by: NOBODY })

/** The chapters that everything for readers knows of: page, file, feed, search of the title, title of a moment. */
function seen() {
  const search = (term: string) =>
    searchCatalogue(db, { match: { terms: [`"${term}"`] }, visibilities, limit: 9 })
  return [
    getEpisodePage(db, { show: 'cause', episode: 'un', part: null, visibilities })!.recording!.chapters
      .length,
    findChapters(db, { recording: recording.publicId, visibilities })!.chapters.length,
    readFeedRows(db, [recording.id])[0]!.chapters.length,
    search('chouette').total,
    search('nuit').found[0]!.moments[0]!.chapter,
  ]
}
const NONE = [0, 0, 0, 0, null]
const ALL = [2, 2, 2, 1, 'La chouette']

test('proposed chapters are published at once, and marked as automatic', async () => {
  await keep('automatic')
  expect(seen()).toEqual(ALL)
  expect(db.select().from(chapters).all()[0]).toMatchObject({ origin: 'automatic', proposed: false })
})

test('where a show wants to see them first, readers, feeds and search have none until somebody accepts them', async () => {
  review()
  await keep('automatic')
  expect(seen()).toEqual(NONE)
  expect(countProposedChapters(db, { recordingId: recording.id })).toBe(2)
  expect(readChapters(db, { id: recording.id })).toMatchObject({ proposed: 2, saves: 0 })
  expect(await acceptChapters(db, edit())).toEqual({ ok: true, value: { chapters: 2 } })
  expect(seen()).toEqual(ALL)
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ verb: 'accept', subject: 'chapters' })
  await keep('automatic', [{ start: 1, title: 'Autre' }])
  expect(seen()).toEqual(ALL)
})

test('saving the form accepts what is in it', async () => {
  review()
  await keep('automatic')
  const rows = [{ start: '0:08', title: 'La chouette effraie', speakers: '' }]
  expect(await correctChapters(db, edit(), { chapters: rows })).toMatchObject({ ok: true })
  expect(findChapters(db, { recording: recording.publicId, visibilities })!.chapters).toEqual([
    { start: 8, title: 'La chouette effraie' },
  ])
  expect(readChapters(db, { id: recording.id })!.proposed).toBe(0)
})

test('chapters of the file are published at once in any show, and known as its own', async () => {
  review()
  await keep('file')
  expect(seen()).toEqual(ALL)
  expect(db.select().from(chapters).all()[0]).toMatchObject({ origin: 'file', proposed: false })
})

test('who accepts what somebody else has changed meanwhile is told', async () => {
  review()
  await keep('automatic')
  const old = edit()
  await correctChapters(db, old, { chapters: [{ start: '0:05', title: 'Autre', speakers: '' }] })
  expect(await acceptChapters(db, old)).toMatchObject({ ok: false, meanwhile: { saves: 1 } })
  expect(findChapters(db, { recording: recording.publicId, visibilities })!.chapters).toHaveLength(1)
})

test('chapters that were brought are noted as such', async () => {
  const rows = [{ start: '0:05', title: 'Apporté', speakers: '' }]
  await correctChapters(db, edit(), { chapters: rows }, { brought: true })
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ verb: 'import', subject: 'chapters' })
})

test('proposals that were proposed anew meanwhile are not accepted unseen', async () => {
  review()
  await keep('automatic')
  const seenFirst = edit()
  await keep('automatic', [{ start: 4, title: 'Autre' }])
  expect(await acceptChapters(db, seenFirst)).toMatchObject({
    ok: false,
    meanwhile: { fields: { chapters: [{ title: 'Autre' }] } },
  })
  expect(await acceptChapters(db, edit())).toEqual({ ok: true, value: { chapters: 1 } })
})
