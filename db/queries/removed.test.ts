import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import {
  assets,
  credits,
  episodeTopics,
  partnerships,
  recordings,
  references,
  renditions,
  reports,
} from '../schema.ts'
import { listFeedKeys } from './feed-keys.ts'
import { readFeedRows } from './feed-rows.ts'
import { findShowVersion } from './feed-subjects.ts'
import { findEnclosure } from './find-enclosure.ts'
import { findChapters } from './get-chapters.ts'
import { findTranscript } from './get-transcript.ts'
import { indexEpisode } from './index-episode.ts'
import { indexTranscript } from './index-transcript.ts'
import { listSitemap } from './list-sitemap.ts'
import { searchCatalogue } from './search.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'
import { removeShow, seedAsset, seedOrganisation, seedTopic } from './seed-texts-for-tests.ts'

let db: Db
let close: () => void
let episodeId: number
beforeEach(() => {
  ;({ db, close } = openForTest())
  const chapters = [{ start: 0, title: 'Préambule' }]
  episodeId = seedEpisode(db, 'cause', { slug: 'un', heard: [['Le matin.'], ['Le soir.']], chapters })
  for (const { id, publicId } of db.select().from(recordings).all()) {
    const assetId = seedAsset(db, `asset-${publicId}`, 'audio/mpeg')
    db.insert(renditions).values({ recordingId: id, assetId, profile: 'mp3' }).run()
  }
  expect(db.select().from(assets).all()).toHaveLength(2)
})
afterEach(() => close())

const visibilities = ['public'] as const
const inFeed = () => {
  const keys = listFeedKeys(db, { of: { showId: 1 }, visibilities })
  return readFeedRows(
    db,
    keys.map((key) => key.recording),
  )
}
const first = () => db.select().from(recordings).where(eq(recordings.number, 1)).get()!
const found = (word: string) =>
  searchCatalogue(db, { match: { terms: [`"${word}"`] }, visibilities, limit: 9 }).found

/** What a reader gets of the first recording by each way there is. */
function ways() {
  const recording = first().publicId
  return {
    enclosure: findEnclosure(db, { recording, profile: 'mp3', visibilities }) !== null,
    transcript: findTranscript(db, { recording, language: 'fr', visibilities }) !== null,
    chapters: findChapters(db, { recording, visibilities }) !== null,
    feed: inFeed().some((row) => row.recording.publicId === recording),
    sitemap: listSitemap(db, { visibilities }).episodes.some((one) => one.parts.includes(1)),
    search: found('matin').length > 0,
  }
}
const everywhere = {
  enclosure: true,
  transcript: true,
  chapters: true,
  feed: true,
  sitemap: true,
  search: true,
}
const nowhere = {
  enclosure: false,
  transcript: false,
  chapters: false,
  feed: false,
  sitemap: false,
  search: false,
}

test('a removed recording is nowhere, and back everywhere when it is brought back', () => {
  expect(ways()).toEqual(everywhere)
  db.update(recordings).set({ removedAt: '2026-04-01' }).where(eq(recordings.number, 1)).run()
  expect(ways()).toEqual(nowhere)
  db.update(recordings).set({ removedAt: null }).run()
  expect(ways()).toEqual(everywhere)
})

test('what a feed and a search say of the other recordings does not count the removed one', () => {
  expect(found('soir')[0]!.moments[0]!.part).toBe(2)
  db.update(recordings).set({ removedAt: '2026-04-01' }).where(eq(recordings.number, 1)).run()
  expect(found('soir')[0]!.moments[0]!.part).toBeNull()
  expect(inFeed().map((row) => row.parts.map((part) => part.number))).toEqual([[2]])
})

test('everything of a removed show is nowhere, and its feed does not exist', () => {
  removeShow(db, 'cause')
  expect(ways()).toEqual(nowhere)
  expect(findShowVersion(db, { show: 'cause' })).toBeNull()
})

test('an index made again has no word of a removed recording', () => {
  const { id } = first()
  db.update(recordings)
    .set({ removedAt: '2026-04-01', title: 'Introuvable', description: 'Disparue' })
    .where(eq(recordings.id, id))
    .run()
  indexEpisode(db, { episodeId })
  indexTranscript(db, { transcriptId: 1 })
  db.update(recordings).set({ removedAt: null }).run()
  expect(['matin', 'introuvable', 'disparue'].flatMap(found)).toEqual([])
  indexEpisode(db, { episodeId })
  indexTranscript(db, { transcriptId: 1 })
  for (const word of ['matin', 'introuvable', 'disparue']) expect(found(word), word).toHaveLength(1)
})

test('report, references, topics and organisations of an episode are found', () => {
  db.insert(reports)
    .values({
      episodeId,
      language: 'fr',
      body: '## Débat\n\nLa [forêt](t:12) **brûle** ([source](http://x.org/cachee)).',
    })
    .run()
  db.insert(references).values({ episodeId, title: 'Derborence', author: 'Ramuz' }).run()
  db.insert(episodeTopics)
    .values({ episodeId, topicId: seedTopic(db, 'eau', { name: 'Sécheresse' }) })
    .run()
  const organisationId = seedOrganisation(db, 'canton', { name: 'Canton du Valais', acronym: 'CVS' })
  db.insert(partnerships).values({ organisationId, episodeId, role: 'funds' }).run()
  db.insert(credits).values({ episodeId, organisationId, name: 'Un délégué', role: 'guest' }).run()
  indexEpisode(db, { episodeId })
  for (const word of ['foret', 'brule', 'derborence', 'ramuz', 'secheresse', 'valais', 'cvs', 'delegue'])
    expect(found(word), word).toHaveLength(1)
  expect(found('cachee')).toEqual([])
})
