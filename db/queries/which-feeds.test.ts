import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import {
  assets,
  credits,
  episodes,
  episodeTopics,
  fundings,
  hosts,
  people,
  recordings,
  renditions,
  shows,
  VISIBILITIES,
} from '../schema.ts'
import { getPersonPage } from './get-person-page.ts'
import { getShowPage } from './get-show-page.ts'
import { listPeople } from './list-people.ts'
import { listShows } from './list-shows.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'
import { removeShow, seedPerson, seedTopic } from './seed-texts-for-tests.ts'
import { type FeedOf, whichFeeds } from './which-feeds.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const visibilities = ['public'] as const
const offered = (of: FeedOf) => whichFeeds(db, { of, visibilities })
const nothing = { sound: false, film: false }

/** Makes a profile of every recording of an episode. */
function make(episodeId: number, profile: string, current = true) {
  for (const { id } of db.select().from(recordings).where(eq(recordings.episodeId, episodeId)).all()) {
    const name = `${id}-${profile}-${current}`
    const asset = { publicId: name, key: name, hash: name, type: 'audio/mpeg', size: 1 }
    const assetId = db.insert(assets).values(asset).returning().get().id
    db.insert(renditions).values({ recordingId: id, assetId, profile, current }).run()
  }
}

const showOf = (episodeId: number) => db.select().from(episodes).where(eq(episodes.id, episodeId)).get()!

test('a feed is offered where something public can be heard, of a show, a season, a topic and a person', () => {
  for (const visibility of VISIBILITIES) {
    const id = seedEpisode(db, `show-${visibility}`, { slug: 'un', visibility, season: 1, heard: [['mot']] })
    const topicId = seedTopic(db, `t-${visibility}`)
    const personId = seedPerson(db, `p-${visibility}`)
    db.insert(episodeTopics).values({ episodeId: id, topicId }).run()
    db.insert(credits).values({ episodeId: id, personId, name: 'x', role: 'guest' }).run()
    const { showId, seasonId } = showOf(id)
    const feeds = [{ showId }, { seasonId: seasonId! }, { topicId }, { personId }]
    for (const of of feeds) expect(offered(of), 'nothing is made yet').toEqual(nothing)
    make(id, 'opus')
    make(id, 'mp3', false)
    for (const of of feeds) expect(offered(of), 'no feed has it').toEqual(nothing)
    make(id, 'mp3')
    for (const of of feeds) expect(offered(of)).toEqual({ sound: visibility === 'public', film: false })
    make(id, '360')
    for (const of of feeds)
      expect(offered(of)).toEqual({ sound: visibility === 'public', film: visibility === 'public' })
  }
  expect(listShows(db, { visibilities }).map(({ slug, heard }) => [slug, heard])).toEqual([
    ['show-public', true],
  ])
})

test('what was removed is offered no more', () => {
  const first = seedEpisode(db, 'one', { slug: 'un', heard: [['mot']] })
  const second = seedEpisode(db, 'two', { slug: 'deux', heard: [['mot']] })
  for (const id of [first, second]) make(id, 'mp3')
  db.update(recordings).set({ removedAt: 'x' }).where(eq(recordings.episodeId, first)).run()
  expect(offered({ showId: showOf(first).showId })).toEqual(nothing)
  expect(listShows(db, { visibilities }).find((show) => show.slug === 'one')?.heard).toBe(false)
  removeShow(db, 'two')
  expect(offered({ showId: showOf(second).showId })).toEqual(nothing)
})

test('a show names its hosts in order and where to give; one who was removed is left out', () => {
  const { showId } = showOf(seedEpisode(db, 'cause', { slug: 'un' }))
  const [ada, bob, eve] = ['ada', 'bob', 'eve'].map((name) => seedPerson(db, name))
  for (const [position, personId] of [bob!, ada!, eve!].entries())
    db.insert(hosts).values({ showId, personId, position }).run()
  db.update(people).set({ removedAt: 'x' }).where(eq(people.id, eve!)).run()
  db.insert(fundings).values({ showId, url: 'https://give.example/2', label: 'Deux', position: 1 }).run()
  db.insert(fundings).values({ showId, url: 'https://give.example/1', label: 'Un', position: 0 }).run()
  const page = getShowPage(db, { show: 'cause', visibilities, page: 1, perPage: 9 })!
  expect(page.hosts.map(({ slug }) => slug)).toEqual(['bob', 'ada'])
  expect(page.fundings.map(({ label }) => label)).toEqual(['Un', 'Deux'])
})

test('a host has a page once something of the show can be seen', () => {
  const id = seedEpisode(db, 'cause', { slug: 'un', visibility: 'draft' })
  const { showId } = showOf(id)
  db.insert(hosts)
    .values({ showId, personId: seedPerson(db, 'ada') })
    .run()
  const hostOn = () => getShowPage(db, { show: 'cause', visibilities, page: 1, perPage: 9 })!.hosts[0]!
  expect(getPersonPage(db, { person: 'ada', visibilities })).toBeNull()
  expect(listPeople(db, { visibilities })).toEqual([])
  expect(hostOn()).toMatchObject({ slug: null })
  db.update(episodes).set({ visibility: 'public' }).where(eq(episodes.id, id)).run()
  const title = db.select().from(shows).where(eq(shows.id, showId)).get()!.title
  expect(getPersonPage(db, { person: 'ada', visibilities })!.hosted).toEqual([
    { slug: 'cause', title, language: 'fr' },
  ])
  expect(hostOn()).toMatchObject({ slug: 'ada' })
  removeShow(db, 'cause')
  expect(getPersonPage(db, { person: 'ada', visibilities })).toBeNull()
})
