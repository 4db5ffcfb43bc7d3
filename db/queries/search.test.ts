import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import { VISIBILITIES } from '../schema.ts'
import { indexEpisode, unindexEpisode } from './index-episode.ts'
import { indexTranscript, unindexTranscript } from './index-transcript.ts'
import { searchCatalogue } from './search.ts'
import { openForTest, seedEpisode, seedRevision } from './seed-for-tests.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const search = (...terms: string[]) =>
  searchCatalogue(db, {
    match: { terms: terms.map((term) => `"${term}"`) },
    visibilities: ['public'],
    limit: 20,
  })
const slugs = (...terms: string[]) => search(...terms).found.map((one) => one.episode.slug)

test('a spoken word is found without its accents and leads to its second', () => {
  seedEpisode(db, 'cause', {
    slug: 'un',
    heard: [['Bonjour à tous.', 'L’Été de la Sœur.']],
    chapters: [
      { start: 0, title: 'Accueil' },
      { start: 8, title: 'Saisons' },
    ],
  })
  const { total, found } = search('ete', 'soeur')
  expect(total).toBe(1)
  expect(found[0]!.moments).toEqual([
    expect.objectContaining({ start: 10, text: 'L’Été de la Sœur.', chapter: 'Saisons', part: null }),
  ])
})

test('words of a draft, and of every other hidden episode, are not found', () => {
  for (const visibility of VISIBILITIES)
    seedEpisode(db, 'cause', {
      slug: visibility,
      title: `titre ${visibility}`,
      visibility,
      heard: [['Le secret.']],
    })
  expect(slugs('secret')).toEqual(['public'])
  expect(slugs('titre')).toEqual(['public'])
  expect(search('secret', 'titre').total).toBe(1)
})

test('the title comes first, then all words in one breath, then all words somewhere', () => {
  seedEpisode(db, 'cause', { slug: 'apart', heard: [['La liberté.', 'La presse.']] })
  seedEpisode(db, 'cause', { slug: 'together', heard: [['La presse et sa liberté.']] })
  seedEpisode(db, 'cause', { slug: 'titled', title: 'Presse, liberté' })
  seedEpisode(db, 'cause', { slug: 'half', heard: [['La liberté.']] })
  seedEpisode(db, 'cause', {
    slug: 'mixed',
    summary: 'Sur la presse',
    heard: [['La liberté.']],
    publishedAt: '2020-01-01',
  })
  expect(slugs('liberte', 'presse')).toEqual(['titled', 'together', 'apart', 'mixed'])
  expect(search('liberte', 'presse').found[2]!.moments.map((moment) => moment.start)).toEqual([0, 10])
})

test('people and chapters of an episode are found', () => {
  seedEpisode(db, 'cause', {
    slug: 'un',
    people: ['Ada Kœnig'],
    heard: [['rien']],
    chapters: [{ start: 3, title: 'Questions du public' }],
  })
  expect(slugs('koenig', 'public')).toEqual(['un'])
})

test('a moment of a second recording says its number', () => {
  seedEpisode(db, 'cause', { slug: 'deux', heard: [['Le matin.'], ['Le soir.']] })
  expect(search('soir').found[0]!.moments[0]!.part).toBe(2)
})

test('a new revision replaces the words of the old one', () => {
  seedEpisode(db, 'cause', { slug: 'un', heard: [['ancien']] })
  seedEpisode(db, 'cause', { slug: 'deux', heard: [['ancien']] })
  seedRevision(db, 1, ['nouveau'])
  expect(slugs('ancien')).toEqual(['deux'])
  expect(slugs('nouveau')).toEqual(['un'])
  indexTranscript(db, { transcriptId: 1 })
  expect(search('nouveau').found[0]!.moments).toHaveLength(1)
})

test('what leaves the index is not found, its neighbours are', () => {
  const episodeId = seedEpisode(db, 'cause', { slug: 'un', title: 'fleurs', heard: [['mot']] })
  seedEpisode(db, 'cause', { slug: 'deux', title: 'fleurs', heard: [['mot']] })
  unindexTranscript(db, { transcriptId: 1 })
  unindexEpisode(db, { episodeId })
  expect(slugs('mot')).toEqual(['deux'])
  expect(slugs('fleurs')).toEqual(['deux'])
  indexEpisode(db, { episodeId })
  expect(slugs('fleurs')).toHaveLength(2)
})

test('notes are found by what they say, not by their marks and addresses', () => {
  const summary = '## Rendez-vous\n\n- **Prés**age et [la lettre](https://adresse.example/secrete)'
  seedEpisode(db, 'cause', { slug: 'un', summary })
  expect(slugs('rendez')).toEqual(['un'])
  expect(slugs('presage')).toEqual(['un'])
  expect(slugs('lettre')).toEqual(['un'])
  expect(slugs('secrete')).toEqual([])
})
