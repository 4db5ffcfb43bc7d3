import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { shows } from '#db/schema.ts'
import { toFeedGuid } from '../feeds/feed-guid.ts'
import { addShow } from './add-show.ts'
import { countChanges } from './change-catalogue.ts'
import { keepGuids } from './give-guids.ts'

let catalogue: ReturnType<typeof openForTest>
beforeEach(async () => {
  catalogue = openForTest()
  await add('matin')
})
afterEach(() => catalogue.close())

const add = (slug: string) => addShow(catalogue.db, { slug, title: slug, kind: 'podcast', language: 'fr' })
const show = (slug: string) => catalogue.db.select().from(shows).where(eq(shows.slug, slug)).get()!
const start = (siteUrl: string) => keepGuids(catalogue.db, { siteUrl })
const guidOf = (path: string) => toFeedGuid(`https://radio.example.org${path}`)

test('at the first start with a public address a show gets its guids, and keeps them when the address changes', async () => {
  await start('https://radio.example.org')
  const { guid, videoGuid, guidKept, version } = show('matin')
  expect({ guid, videoGuid, guidKept }).toEqual({
    guid: guidOf('/feeds/matin.xml'),
    videoGuid: guidOf('/feeds/matin/video.xml'),
    guidKept: true,
  })
  expect(version).toBe(2)
  await start('https://elsewhere.example.org')
  expect(show('matin')).toMatchObject({ guid, videoGuid, version })
})

test('on a machine of one’s own nothing is given for good', async () => {
  const before = show('matin')
  const changes = countChanges(catalogue.db)
  for (const siteUrl of ['http://localhost:3000', 'https://nas.local', 'http://radio.example.org'])
    await start(siteUrl)
  expect(show('matin')).toEqual(before)
  expect(countChanges(catalogue.db)).toBe(changes)
})

test('a start that finds nothing to give changes nothing', async () => {
  await start('https://radio.example.org')
  const changes = countChanges(catalogue.db)
  await start('https://radio.example.org')
  expect(countChanges(catalogue.db)).toBe(changes)
})

test('a guid that another show brought along is not given twice', async () => {
  const taken = guidOf('/feeds/matin.xml')
  await add('soir')
  catalogue.db.update(shows).set({ guid: taken, guidKept: true }).where(eq(shows.slug, 'soir')).run()
  const { guid } = show('matin')
  await start('https://radio.example.org')
  expect(show('matin')).toMatchObject({ guid, guidKept: true })
  expect(show('soir').guid).toBe(taken)
})
