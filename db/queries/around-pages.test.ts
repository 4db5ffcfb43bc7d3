/** What stands around a page's recordings, and that what was removed is not there. */
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import {
  assets,
  bylines,
  credits,
  documents,
  episodes,
  episodeTopics,
  organisations,
  partnerships,
  people,
  recordings,
  references,
  reports,
  shows,
  topics,
} from '../schema.ts'
import { getEpisodePage } from './get-episode-page.ts'
import { getSeasonPage } from './get-season-page.ts'
import { getShowPage } from './get-show-page.ts'
import { listComingEpisodes, listLatestEpisodes } from './list-latest-episodes.ts'
import { listShows } from './list-shows.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'

const NOW = '2026-06-15T12:00:00.000Z'
const REMOVED = { removedAt: NOW }
const visibilities = ['public'] as const

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const episodePage = (part: number | null = null) =>
  getEpisodePage(db, { show: 'cause', episode: 'un', part, visibilities })!
const showPage = () => getShowPage(db, { show: 'cause', visibilities, page: 1, perPage: 9, now: NOW })

function seedAround() {
  const id = seedEpisode(db, 'cause', { slug: 'un', season: 1, heard: [['a'], ['b']] })
  const seasonId = db.select().from(episodes).where(eq(episodes.id, id)).get()!.seasonId!
  const add = {
    person: (slug: string) =>
      db.insert(people).values({ slug, name: slug, sortName: slug }).returning().get().id,
    organisation: (slug: string) =>
      db.insert(organisations).values({ slug, name: slug }).returning().get().id,
    topic: (slug: string) => db.insert(topics).values({ slug, name: slug }).returning().get().id,
  }
  const [ada, bob] = [add.person('ada'), add.person('bob')]
  const ville = add.organisation('ville')
  db.insert(credits)
    .values([
      { episodeId: id, personId: ada, organisationId: ville, name: 'Ada', role: 'guest', position: 1 },
      { episodeId: id, name: 'Une élue', role: 'speaker', position: 2 },
    ])
    .run()
  db.insert(partnerships)
    .values([
      { organisationId: ville, episodeId: id, role: 'funds' },
      { organisationId: ville, showId: 1, role: 'organises' },
      { organisationId: ville, seasonId, role: 'partner' },
    ])
    .run()
  db.insert(episodeTopics)
    .values({ episodeId: id, topicId: add.topic('eau') })
    .run()
  const report = db.insert(reports).values({ episodeId: id, body: 'Texte', language: 'fr' }).returning().get()
  db.insert(bylines).values({ reportId: report.id, personId: bob, name: 'Bob' }).run()
  db.insert(references)
    .values([
      { episodeId: id, title: 'Second', position: 2 },
      { episodeId: id, title: 'Premier', position: 1 },
      { seasonId, title: 'De la saison' },
    ])
    .run()
  db.insert(documents)
    .values([
      { publicId: 'd1', episodeId: id, title: 'Affiche', language: 'fr' },
      { publicId: 'd2', episodeId: id, title: 'Retiré', language: 'fr', ...REMOVED },
      { publicId: 'd3', showId: 1, title: 'Programme', language: 'fr' },
    ])
    .run()
  db.update(shows).set({ organisationId: ville }).run()
}

test('a page has what stands around it, each thing in its order', () => {
  seedAround()
  const page = episodePage()
  expect(page.organisation).toEqual({ slug: 'ville', name: 'ville' })
  expect(page.credits.map(({ name, person, organisation }) => [name, person, organisation?.slug])).toEqual([
    ['Ada', 'ada', 'ville'],
    ['Une élue', null, undefined],
  ])
  expect(page.partners.map((one) => [one.role, one.slug])).toEqual([['funds', 'ville']])
  expect(page.topics).toEqual([{ slug: 'eau', name: 'eau' }])
  expect(page.report).toEqual({ body: 'Texte', language: 'fr', authors: [{ name: 'Bob', slug: 'bob' }] })
  expect(page.references.map((one) => one.title)).toEqual(['Premier', 'Second'])
  expect(page.documents.map((one) => [one.title, one.asset])).toEqual([['Affiche', null]])
  expect(showPage()!.partners.map((one) => one.role)).toEqual(['organises'])
  expect(showPage()!.documents.map((one) => one.title)).toEqual(['Programme'])
  const season = getSeasonPage(db, { show: 'cause', number: 1, visibilities })!
  expect(season.partners.map((one) => one.role)).toEqual(['partner'])
  expect(season.references.map((one) => one.title)).toEqual(['De la saison'])
})

test('who was removed keeps the name alone; a removed topic, partner or recording is gone', () => {
  seedAround()
  for (const table of [people, organisations, topics]) db.update(table).set(REMOVED).run()
  db.update(recordings).set(REMOVED).where(eq(recordings.number, 1)).run()
  const page = episodePage()
  expect(page.credits[0]).toMatchObject({ name: 'Ada', person: null, organisation: null })
  expect(page.report!.authors).toEqual([{ name: 'Bob', slug: null }])
  expect([page.organisation, page.partners, page.topics]).toEqual([null, [], []])
  expect(page.parts.map((part) => part.number)).toEqual([2])
  expect(page.recording!.number).toBe(2)
  expect(getEpisodePage(db, { show: 'cause', episode: 'un', part: 1, visibilities })).toBeNull()
  expect(showPage()!.episodes[0]!.recordings).toBe(1)
})

test('a removed show is nowhere, and neither are its episodes', () => {
  seedAround()
  db.update(shows).set(REMOVED).run()
  expect([episodePage(), showPage(), getSeasonPage(db, { show: 'cause', number: 1, visibilities })]).toEqual([
    null,
    null,
    null,
  ])
  expect(listShows(db, { visibilities })).toEqual([])
  expect(listLatestEpisodes(db, { visibilities, limit: 9, now: NOW })).toEqual([])
})

test('an episode shows its own cover, else that of its show', () => {
  seedAround()
  const add = (publicId: string) =>
    db
      .insert(assets)
      .values({ publicId, key: publicId, type: 'image/png', size: 1, hash: publicId })
      .returning()
      .get().id
  const cover = () => [episodePage().cover?.publicId, showPage()!.episodes[0]!.cover?.publicId]
  expect(cover()).toEqual([undefined, undefined])
  db.update(shows)
    .set({ coverAssetId: add('show') })
    .run()
  expect(cover()).toEqual(['show', 'show'])
  db.update(episodes)
    .set({ coverAssetId: add('own') })
    .run()
  expect(cover()).toEqual(['own', 'own'])
  expect(listShows(db, { visibilities })[0]!.cover?.publicId).toBe('show')
})

test('what is known by its month alone is to come until the month is over, unless it was recorded', () => {
  const id = seedEpisode(db, 'cause', { slug: 'mois', startsAt: '2026-06-01T00:00:00.000Z' })
  const coming = () => listComingEpisodes(db, { visibilities, limit: 9, now: NOW }).map((one) => one.slug)
  const latest = () => listLatestEpisodes(db, { visibilities, limit: 9, now: NOW }).map((one) => one.slug)
  expect([coming(), latest()]).toEqual([[], ['mois']])
  db.update(episodes).set({ precision: 'month' }).where(eq(episodes.id, id)).run()
  expect([coming(), latest()]).toEqual([['mois'], []])
  expect(showPage()).toMatchObject({ episodes: [], total: 0 })
  db.insert(recordings)
    .values({ publicId: 'r', episodeId: id, number: 1, guid: 'r', language: 'fr', fileName: 'r.mp3' })
    .run()
  expect([coming(), latest()]).toEqual([[], ['mois']])
})
