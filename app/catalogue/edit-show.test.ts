import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { audit, fundings, hosts, people, shows } from '#db/schema.ts'
import { addShow } from './add-show.ts'
import type { Answer } from './answers.ts'
import { NOBODY } from './audit.ts'
import { nearestCategories } from './category-field.ts'
import { editShow, readShow } from './edit-show.ts'
import { removeNamed, restoreNamed } from './remove-named.ts'

const SITE = 'https://causeries.org'

let db: Db
let close: () => void
beforeEach(async () => {
  ;({ db, close } = openForTest())
  await addShow(db, { title: 'Palier', slug: 'palier', kind: 'podcast', language: 'fr' })
})
afterEach(() => close())

const rowOf = (slug = 'palier') => db.select().from(shows).where(eq(shows.slug, slug)).get()!
const fieldsOf = () => readShow(db, { id: rowOf().id })!.fields
const edit = (change: object, saves = rowOf().saves) =>
  editShow(db, { id: rowOf().id, saves, by: NOBODY }, { ...fieldsOf(), ...change }, { siteUrl: SITE })
const wrongOf = (answer: Answer<unknown>) =>
  answer.ok ? [] : answer.mistakes.map(({ field, code }) => `${field} ${code}`)

test('a show that says nothing is a locked podcast in a category that directories know', () => {
  expect(rowOf()).toMatchObject({
    ...{ medium: 'podcast', serial: false, locked: true, ended: false, pagesFeeds: false },
    ...{ category: 'Society & Culture', license: null, location: null, movedTo: null },
  })
})

test('what a form sends is kept, and comes back as the form has it', async () => {
  const answer = await edit({
    ...{ medium: 'course', serial: 'on', locked: '', pagesFeeds: 'on', ended: 'on' },
    category: 'society & culture > documentary',
    hosts: 'Ada Lovelace, Inès d’Aubreval',
    license: 'CC-BY-4.0',
    ...{ location: 'Genève', locationGeo: '46.2, 6.14', locationOsm: 'openstreetmap.org/relation/1685488' },
    fundings: [
      { url: '', label: '' },
      { url: 'https://dons.example/', label: 'Soutenir' },
    ],
    ...{ movedTo: 'https://ailleurs.example/palier.xml', movedVideoTo: '' },
  })
  expect(answer).toEqual({ ok: true, value: null })
  expect(rowOf()).toMatchObject({
    ...{ medium: 'course', serial: true, locked: false, pagesFeeds: true, ended: true },
    ...{ category: 'Society & Culture > Documentary', license: 'CC-BY-4.0', licenseUrl: null },
    ...{ location: 'Genève', locationGeo: 'geo:46.2,6.14', locationOsm: 'R1685488' },
    ...{ movedTo: 'https://ailleurs.example/palier.xml', movedVideoTo: null },
  })
  expect(fieldsOf()).toMatchObject({
    ...{ hosts: 'Ada Lovelace, Inès d’Aubreval', locationGeo: '46.2, 6.14', locked: false },
    fundings: [{ url: 'https://dons.example/', label: 'Soutenir' }],
  })
  const saved = fieldsOf()
  expect(await edit({})).toEqual({ ok: true, value: null })
  expect(fieldsOf()).toEqual(saved)
})

test('regular voices are found by name, others added, and those left out are gone', async () => {
  await edit({ hosts: 'Ada Lovelace, Inès d’Aubreval' })
  const ids = db.select().from(people).all()
  await edit({ hosts: 'ines d aubreval; Ada Lovelace, ada lovelace' })
  expect(fieldsOf().hosts).toBe('Inès d’Aubreval, Ada Lovelace')
  expect(db.select().from(people).all()).toEqual(ids)
  await edit({ hosts: '' })
  expect(db.select().from(hosts).all()).toEqual([])
})

test('one name too long is a mistake of the field that has them all', async () => {
  expect(wrongOf(await edit({ hosts: `Ada Lovelace, ${'a'.repeat(256)}` }))).toEqual(['hosts too-long'])
})

test('a voice who was removed is not named, and is there again when brought back', async () => {
  await edit({ hosts: 'Ada Lovelace, Inès d’Aubreval' })
  const ada = { named: 'person', id: db.select().from(people).get()!.id, by: NOBODY } as const
  await removeNamed(db, ada)
  expect(fieldsOf().hosts).toBe('Inès d’Aubreval')
  expect(await edit({ title: 'Autre' })).toMatchObject({ ok: true })
  await restoreNamed(db, ada)
  expect(fieldsOf().hosts).toBe('Ada Lovelace, Inès d’Aubreval')
})

test('a licence of one’s own needs name and address; a known one needs its name alone, whatever the case', async () => {
  expect(wrongOf(await edit({ ownLicense: 'Licence du village' }))).toEqual(['licenseUrl license-address'])
  expect(wrongOf(await edit({ licenseUrl: 'https://village.example/' }))).toEqual(['ownLicense license-name'])
  const own = { ownLicense: 'Licence du village', licenseUrl: 'https://village.example/' }
  expect(await edit({ license: 'CC-BY-4.0', ...own })).toMatchObject({ ok: true })
  expect(rowOf()).toMatchObject({ license: 'Licence du village', licenseUrl: 'https://village.example/' })
  expect(fieldsOf()).toMatchObject({ license: null, ...own })
  expect(await edit({ license: '', ownLicense: 'cc-by-sa-4.0', licenseUrl: '' })).toMatchObject({ ok: true })
  expect(fieldsOf()).toMatchObject({ license: 'CC-BY-SA-4.0', ownLicense: null })
})

test('a feed is not moved to a feed or page of this site, whatever its scheme', async () => {
  const own = 'http://causeries.org/feeds/autre.xml'
  expect(wrongOf(await edit({ movedTo: own, movedVideoTo: own }))).toEqual([
    'movedTo own-feed',
    'movedVideoTo own-feed',
  ])
  expect(wrongOf(await edit({ movedTo: 'https://causeries.org/shows/autre' }))).toEqual(['movedTo own-feed'])
  expect(wrongOf(await edit({ movedTo: 'ftp://ailleurs.example/a.xml' }))).toEqual(['movedTo url'])
  await edit({ movedTo: 'https://été.example/épisodes à venir.xml?a=é' })
  expect(rowOf().movedTo).toBe('https://xn--t-9fab.example/%C3%A9pisodes%20%C3%A0%20venir.xml?a=%C3%A9')
})

test('every mistake is told at its place, and nothing has changed', async () => {
  await edit({ hosts: 'Ada Lovelace', fundings: [{ url: 'https://dons.example/', label: 'Soutenir' }] })
  const before = [rowOf(), db.select().from(fundings).all(), db.select().from(audit).all()]
  const wrong = await edit({
    ...{ category: 'Philosophies', medium: 'radio', license: 'GPL', locationGeo: 'ici', locationOsm: '12' },
    hosts: 'Personne Autre',
    fundings: [{ url: '' }, { url: 'dons.example', label: '' }, { url: '', label: 'x'.repeat(129) }],
  })
  expect(wrongOf(wrong)).toEqual([
    'category category',
    'medium kind',
    'license kind',
    'locationGeo geo',
    'locationOsm osm',
    'fundings.1.url url',
    'fundings.1.label empty',
    'fundings.2.url url',
    'fundings.2.label too-long',
  ])
  expect(wrongOf(await edit({ location: '', locationGeo: '46.2, 6.14' }))).toEqual(['location place-name'])
  expect([rowOf(), db.select().from(fundings).all(), db.select().from(audit).all()]).toEqual(before)
  expect(fieldsOf().hosts).toBe('Ada Lovelace')
})

test('a category of former times is shown as the one that feeds made of it', () => {
  db.update(shows).set({ category: 'Cuisine du monde' }).run()
  expect(fieldsOf().category).toBe('Society & Culture')
  db.update(shows).set({ category: 'documentary' }).run()
  expect(fieldsOf().category).toBe('Society & Culture > Documentary')
})

test('a show added at a public address has the guids of its feeds at once, and keeps them', async () => {
  const add = (slug: string, siteUrl: string) =>
    addShow(db, { title: slug, slug, kind: 'podcast', language: 'fr' }, { siteUrl })
  await add('chez-soi', 'http://localhost:3000')
  expect(rowOf('chez-soi').guidKept).toBe(false)
  await add('dehors', SITE)
  const { guid, videoGuid, guidKept } = rowOf('dehors')
  expect(guidKept).toBe(true)
  expect([guid, videoGuid]).toEqual([expect.stringMatching(UUID5), expect.stringMatching(UUID5)])
  expect(guid).not.toBe(videoGuid)
  await add('ensuite', 'https://autre.example.org')
  expect(rowOf('dehors')).toMatchObject({ guid, videoGuid })
})

const UUID5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('the nearest of Apple’s categories are those that are spelt most alike', () => {
  expect(nearestCategories('Philosophies')[0]).toBe('Society & Culture > Philosophy')
  expect(nearestCategories('Documentaries')[0]).toBe('Society & Culture > Documentary')
  expect(nearestCategories('Tech')).toContain('News > Tech News')
  expect(nearestCategories('', 3)).toHaveLength(3)
})
