import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import {
  articles,
  articleTopics,
  bylines,
  documents,
  organisations,
  references,
  shows,
  VISIBILITIES,
} from '../schema.ts'
import { getArticlePage } from './get-article-page.ts'
import { indexArticle } from './index-article.ts'
import { countArticles, listArticles } from './list-articles.ts'
import { plainMarkdown } from './plain-markdown.ts'
import { searchArticles } from './search-articles.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'
import {
  removeShow,
  seedArticle,
  seedAsset,
  seedOrganisation,
  seedPerson,
  seedTopic,
} from './seed-texts-for-tests.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const visibilities = ['public'] as const
const listed = ['public'] as const
const page = (article: string) => getArticlePage(db, { article, visibilities, listed })
const search = (...terms: string[]) =>
  searchArticles(db, { match: { terms: terms.map((term) => `"${term}"`) }, visibilities, limit: 20 })
const slugs = (...terms: string[]) => search(...terms).found.map((one) => one.slug)

test('articles are listed newest first, and only what is public', () => {
  for (const visibility of VISIBILITIES) seedArticle(db, visibility, { visibility })
  seedArticle(db, 'older', { publishedAt: '2020-01-01T00:00:00.000Z' })
  seedArticle(db, 'newer', { publishedAt: '2026-11-01T00:00:00.000Z' })
  const all = listArticles(db, { visibilities, limit: 10 })
  expect(all.map((one) => one.slug)).toEqual(['newer', 'public', 'older'])
  expect(all[0]).toMatchObject({ kind: 'news', show: null, cover: null })
  expect(listArticles(db, { visibilities, limit: 1, offset: 1 }).map((one) => one.slug)).toEqual(['public'])
  expect(countArticles(db, { visibilities })).toBe(3)
})

test('a show lists its own articles, with their covers, until it is removed', () => {
  seedEpisode(db, 'cause', { slug: 'un' })
  const showId = db.select().from(shows).get()!.id
  seedArticle(db, 'own', { showId, coverAssetId: seedAsset(db, 'cover') })
  seedArticle(db, 'other')
  const own = listArticles(db, { visibilities, limit: 10, showId })
  expect(own).toMatchObject([{ slug: 'own', show: { slug: 'cause' }, cover: { publicId: 'cover' } }])
  removeShow(db, 'cause')
  expect(listArticles(db, { visibilities, limit: 10 }).map((one) => one.slug)).toEqual(['other'])
  expect([page('own'), page('other')!.show]).toEqual([null, null])
  expect(search('own').total).toBe(0)
})

test('an article of each visibility: what may not be seen answers like what never was', () => {
  for (const visibility of VISIBILITIES) seedArticle(db, visibility, { visibility })
  const seen = (article: string) =>
    getArticlePage(db, { article, visibilities: ['public', 'unlisted'], listed }) !== null
  expect(VISIBILITIES.filter(seen)).toEqual(['public', 'unlisted'])
  expect(seen('never')).toBe(false)
})

test('names lead to pages where there are any', () => {
  const organisationId = seedOrganisation(db, 'hub', { acronym: 'HUB' })
  const id = seedArticle(db, 'un', { organisationId })
  const draft = seedArticle(db, 'draft', { visibility: 'unlisted' })
  const known = seedPerson(db, 'ada')
  const lone = seedPerson(db, 'lone')
  db.insert(bylines)
    .values([
      { articleId: id, personId: known, name: 'Ada K.', position: 1 },
      { articleId: id, name: 'La rédaction', position: 2 },
      { articleId: draft, personId: lone, name: 'Lone' },
    ])
    .run()
  const topicId = seedTopic(db, 'eau')
  db.insert(articleTopics).values({ articleId: id, topicId }).run()
  expect(page('un')).toMatchObject({
    organisation: { slug: 'hub', name: 'Organisation hub' },
    bylines: [
      { name: 'Ada K.', slug: 'ada' },
      { name: 'La rédaction', slug: null },
    ],
    topics: [{ slug: 'eau', name: 'Topic eau' }],
  })
  const unlisted = getArticlePage(db, { article: 'draft', visibilities: ['unlisted'], listed })!
  expect(unlisted).toMatchObject({ organisation: null, bylines: [{ name: 'Lone', slug: null }] })
  db.update(organisations).set({ removedAt: '2026-04-01' }).run()
  expect(page('un')!.organisation).toBeNull()
})

test('documents and references are in order, removed documents are gone', () => {
  const id = seedArticle(db, 'un')
  const assetId = seedAsset(db, 'pdf', 'application/pdf')
  const document = { articleId: id, language: 'fr' }
  db.insert(documents)
    .values([
      { ...document, publicId: 'd1', title: 'Second', position: 2 },
      { ...document, publicId: 'd2', title: 'First', position: 1, assetId, fileName: 'a.pdf' },
      { ...document, publicId: 'd3', title: 'Gone', removedAt: '2026-04-01' },
    ])
    .run()
  db.insert(references).values({ articleId: id, title: 'Un livre', url: 'https://example.org/' }).run()
  const found = page('un')!
  expect(found.documents.map((one) => [one.title, one.asset?.publicId])).toEqual([
    ['First', 'pdf'],
    ['Second', undefined],
  ])
  expect(found.references.map((one) => one.title)).toEqual(['Un livre'])
})

test('every word of an article is found, words of what may not be seen are not', () => {
  for (const visibility of VISIBILITIES)
    seedArticle(db, visibility, {
      visibility,
      body: 'Un **secret** bien [gardé](https://example.org/adresse).',
    })
  expect(slugs('secret', 'garde')).toEqual(['public'])
  expect(search('adresse').total).toBe(0)
})

test('authors, organisation, topics and cited works of an article are found; the title comes first', () => {
  const organisationId = seedOrganisation(db, 'hub', { acronym: 'HEVS' })
  const id = seedArticle(db, 'un', { organisationId, publishedAt: '2020-01-01' })
  db.insert(bylines).values({ articleId: id, name: 'Ada Kœnig' }).run()
  const topicId = seedTopic(db, 'eau', { name: 'Forêts' })
  db.insert(articleTopics).values({ articleId: id, topicId }).run()
  db.insert(references).values({ articleId: id, title: 'La Montagne', author: 'Ramuz' }).run()
  expect(slugs('koenig')).toEqual([])
  indexArticle(db, { articleId: id })
  for (const word of ['koenig', 'hevs', 'forets', 'montagne', 'ramuz'])
    expect(slugs(word), word).toEqual(['un'])
  seedArticle(db, 'newer', { body: 'La montagne', publishedAt: '2026-10-01' })
  seedArticle(db, 'titled', { title: 'Montagne', publishedAt: '2019-01-01' })
  expect(slugs('montagne')).toEqual(['titled', 'newer', 'un'])
})

test('an article that changed is found by its new words alone, one that is gone by none', () => {
  const id = seedArticle(db, 'un', { title: 'Avant' })
  db.update(articles).set({ title: 'Après' }).where(eq(articles.id, id)).run()
  indexArticle(db, { articleId: id })
  expect([slugs('avant'), slugs('apres')]).toEqual([[], ['un']])
  db.delete(articles).run()
  indexArticle(db, { articleId: id })
  expect(slugs('apres')).toEqual([])
})

test('an index takes the words of Markdown and leaves addresses and marks', () => {
  const text =
    '# Titre\n\n> *Cité* par [Ada](t:812 "titre") <b>gras</b> ![plan](a.png)\n\n- un\n2. deux\n\n[a]: http://x.org'
  expect(plainMarkdown(text).split(/\s+/)).toEqual([
    'Titre',
    'Cité',
    'par',
    'Ada',
    'gras',
    'plan',
    'un',
    'deux',
  ])
})

test.each(['[', '[a', '<', '![a', '[a](', '\n', ' \n', '&a', '<a:', '1'])(
  'no text holds its index up: %j',
  (piece) => {
    const begun = performance.now()
    plainMarkdown(`x${piece.repeat(200_000 / piece.length)}x`)
    expect(performance.now() - begun).toBeLessThan(1_500)
  },
)
