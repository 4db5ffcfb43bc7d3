import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import {
  affiliations,
  articleTopics,
  bylines,
  credits,
  episodes,
  episodeTopics,
  organisations,
  partnerships,
  people,
  reports,
  seasons,
  shows,
  topics,
  VISIBILITIES,
} from '../schema.ts'
import { getOrganisationPage } from './get-organisation-page.ts'
import { getPersonPage } from './get-person-page.ts'
import { getTopicPage } from './get-topic-page.ts'
import { listPeople } from './list-people.ts'
import { listSitemap } from './list-sitemap.ts'
import { listTopics } from './list-topics.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'
import { removeShow, seedArticle, seedOrganisation, seedPerson, seedTopic } from './seed-texts-for-tests.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const visibilities = ['public'] as const
const person = (slug: string) => getPersonPage(db, { person: slug, visibilities })
const organisation = (slug: string) => getOrganisationPage(db, { organisation: slug, visibilities })
const topic = (slug: string) => getTopicPage(db, { topic: slug, visibilities })
const removedAt = '2026-04-01T00:00:00.000Z'

function credit(episodeId: number, more: Partial<typeof credits.$inferInsert>) {
  db.insert(credits)
    .values({ episodeId, name: 'x', role: 'speaker', ...more })
    .run()
}

test('a person has a page where they are credited on something public, and is listed there alone', () => {
  for (const visibility of VISIBILITIES)
    credit(seedEpisode(db, 'cause', { slug: visibility, visibility }), {
      personId: seedPerson(db, `p-${visibility}`),
    })
  seedPerson(db, 'p-nowhere')
  for (const visibility of VISIBILITIES)
    expect(person(`p-${visibility}`) !== null, visibility).toBe(visibility === 'public')
  expect(person('p-nowhere')).toBeNull()
  expect(listPeople(db, { visibilities }).map((one) => one.slug)).toEqual(['p-public'])
  expect(listSitemap(db, { visibilities }).people).toEqual(['p-public'])
})

test('a page of a person names nothing that may not be seen', () => {
  const id = seedPerson(db, 'ada')
  const wrote = (target: Partial<typeof bylines.$inferInsert>) =>
    db
      .insert(bylines)
      .values({ personId: id, name: 'Ada', ...target })
      .run()
  for (const visibility of VISIBILITIES) {
    const episodeId = seedEpisode(db, 'cause', { slug: visibility, visibility })
    credit(episodeId, { personId: id })
    const report = db.insert(reports).values({ episodeId, body: 'x', language: 'fr' }).returning().get()
    wrote({ reportId: report.id })
    wrote({ articleId: seedArticle(db, `a-${visibility}`, { visibility }) })
  }
  const page = person('ada')!
  expect(page.episodes.map((one) => one.episode.slug)).toEqual(['public'])
  expect(page.reports.map((one) => one.slug)).toEqual(['public'])
  expect(page.articles.map((one) => one.slug)).toEqual(['a-public'])
})

test('who wrote an article or a report has a page too, who was removed has none', () => {
  const author = seedPerson(db, 'author')
  db.insert(bylines)
    .values({ personId: author, name: 'A', articleId: seedArticle(db, 'a') })
    .run()
  const reporter = seedPerson(db, 'reporter')
  const episodeId = seedEpisode(db, 'cause', { slug: 'un' })
  const report = db.insert(reports).values({ episodeId, body: 'x', language: 'fr' }).returning().get()
  db.insert(bylines).values({ personId: reporter, name: 'R', reportId: report.id }).run()
  expect(person('author')!.articles).toHaveLength(1)
  expect(person('reporter')!.reports).toHaveLength(1)
  db.update(people).set({ removedAt }).where(eq(people.slug, 'author')).run()
  expect(person('author')).toBeNull()
  expect(listPeople(db, { visibilities }).map((one) => one.slug)).toEqual(['reporter'])
})

test('an episode stands once with every role and the title of that day, newest episode first', () => {
  const id = seedPerson(db, 'ada')
  const old = seedEpisode(db, 'cause', { slug: 'old', startsAt: '2020-01-01T00:00:00.000Z' })
  const late = seedEpisode(db, 'cause', { slug: 'late', startsAt: '2026-01-01T00:00:00.000Z' })
  credit(old, { personId: id, role: 'guest', title: 'étudiante', affiliation: 'EPFL', position: 1 })
  credit(old, { personId: id, role: 'translator', position: 2 })
  credit(late, { personId: id, role: 'host', title: 'professeure' })
  expect(person('ada')!.episodes.map(({ episode, credits }) => [episode.slug, credits])).toEqual([
    ['late', [{ role: 'host', title: 'professeure', affiliation: null }]],
    [
      'old',
      [
        { role: 'guest', title: 'étudiante', affiliation: 'EPFL' },
        { role: 'translator', title: null, affiliation: null },
      ],
    ],
  ])
})

test('people are in the order of their sort names, accents aside', () => {
  const episodeId = seedEpisode(db, 'cause', { slug: 'un' })
  for (const sortName of ['Zola', 'étienne', 'Dupont', 'Favre'])
    credit(episodeId, { personId: seedPerson(db, sortName, { sortName }) })
  expect(listPeople(db, { visibilities }).map((one) => one.sortName)).toEqual([
    'Dupont',
    'étienne',
    'Favre',
    'Zola',
  ])
})

test('an affiliation leads to the organisation where that has a page', () => {
  const personId = seedPerson(db, 'ada')
  credit(seedEpisode(db, 'cause', { slug: 'un' }), { personId })
  const quiet = seedOrganisation(db, 'quiet')
  const known = seedOrganisation(db, 'known')
  db.update(shows).set({ organisationId: known }).run()
  db.insert(affiliations)
    .values([
      { personId, organisationId: quiet, title: 'Ancienne', from: '2010', until: '2012' },
      { personId, organisationId: known, title: 'Directrice', from: '2020' },
    ])
    .run()
  expect(person('ada')!.affiliations.map((one) => [one.title, one.organisation.slug])).toEqual([
    ['Directrice', 'known'],
    ['Ancienne', null],
  ])
  expect(organisation('known')!.people.map((one) => one.slug)).toEqual(['ada'])
})

test('an organisation has a page where it has a show or a part in something public', () => {
  const season = (visibility: (typeof VISIBILITIES)[number], number: number) => {
    const slug = `s-${visibility}`
    const id = seedEpisode(db, 'cause', { slug, visibility, season: number })
    return db.select().from(episodes).where(eq(episodes.id, id)).get()!.seasonId!
  }
  for (const [at, visibility] of VISIBILITIES.entries()) {
    const episodeId = seedEpisode(db, 'cause', { slug: visibility, visibility })
    credit(episodeId, { organisationId: seedOrganisation(db, `credit-${visibility}`) })
    const part = (slug: string) => ({ organisationId: seedOrganisation(db, `${slug}-${visibility}`) })
    db.insert(partnerships)
      .values({ ...part('partner'), episodeId, role: 'funds' })
      .run()
    db.insert(partnerships)
      .values({ ...part('season'), seasonId: season(visibility, at + 1), role: 'supports' })
      .run()
    seedArticle(db, `a-${visibility}`, { visibility, ...part('article') })
  }
  seedOrganisation(db, 'nothing')
  const named = listSitemap(db, { visibilities }).organisations
  expect(named.sort()).toEqual(['article-public', 'credit-public', 'partner-public', 'season-public'])
  for (const { slug } of db.select().from(organisations).all())
    expect(organisation(slug) !== null, slug).toBe(named.includes(slug))
  expect(organisation('partner-public')!.episodes.map((one) => [one.episode.slug, one.roles])).toEqual([
    ['public', ['funds']],
  ])
  expect(organisation('season-public')!.partIn.map((one) => one.season?.number)).toEqual([
    VISIBILITIES.indexOf('public') + 1,
  ])
  expect(organisation('article-public')!.articles.map((one) => one.slug)).toEqual(['a-public'])
})

test('a show of an organisation is on its page until the show is removed', () => {
  seedEpisode(db, 'cause', { slug: 'un' })
  seedEpisode(db, 'cause', { slug: 'deux', visibility: 'draft' })
  const organisationId = seedOrganisation(db, 'known')
  db.update(shows).set({ organisationId }).run()
  expect(organisation('known')!.shows).toMatchObject([{ slug: 'cause', episodes: 1 }])
  removeShow(db, 'cause')
  expect(organisation('known')).toBeNull()
})

test('a topic has a page where something public is about it', () => {
  for (const visibility of VISIBILITIES) {
    const topicId = seedTopic(db, `t-${visibility}`)
    const episodeId = seedEpisode(db, 'cause', { slug: visibility, visibility })
    const articleId = seedArticle(db, `a-${visibility}`, { visibility })
    db.insert(episodeTopics).values({ episodeId, topicId }).run()
    db.insert(articleTopics).values({ articleId, topicId }).run()
  }
  for (const visibility of VISIBILITIES)
    expect(topic(`t-${visibility}`) !== null, visibility).toBe(visibility === 'public')
  expect(listTopics(db, { visibilities })).toEqual([
    { slug: 't-public', name: 'Topic t-public', episodes: 1, articles: 1 },
  ])
  expect(listSitemap(db, { visibilities }).topics).toEqual(['t-public'])
  db.update(topics).set({ removedAt }).run()
  expect(topic('t-public')).toBeNull()
})

test('what belongs to a removed show is as if it had never been', () => {
  const personId = seedPerson(db, 'ada')
  const topicId = seedTopic(db, 'eau')
  const episodeId = seedEpisode(db, 'cause', { slug: 'un', season: 1 })
  credit(episodeId, { personId })
  db.insert(episodeTopics).values({ episodeId, topicId }).run()
  const { id: showId } = db.select().from(shows).get()!
  seedArticle(db, 'of-show', { showId })
  const before = listSitemap(db, { visibilities })
  expect([before.people, before.topics, before.articles.length]).toEqual([['ada'], ['eau'], 1])
  removeShow(db, 'cause')
  const nothing = { shows: [], seasons: [], episodes: [], articles: [] }
  expect(listSitemap(db, { visibilities })).toEqual({ ...nothing, people: [], organisations: [], topics: [] })
  expect([person('ada'), topic('eau')]).toEqual([null, null])
  expect(db.select().from(seasons).all()).toHaveLength(1)
})

test('an organisation says of each of its shows how many episodes can be seen', () => {
  const organisationId = seedOrganisation(db, 'fondation')
  for (const slug of ['un', 'deux', 'trois']) seedEpisode(db, 'cause', { slug })
  seedEpisode(db, 'cause', { slug: 'quatre', visibility: 'draft' })
  seedEpisode(db, 'autre', { slug: 'cinq' })
  db.update(shows).set({ organisationId }).run()
  expect(organisation('fondation')!.shows.map((show) => [show.slug, show.episodes])).toEqual([
    ['autre', 1],
    ['cause', 3],
  ])
})
