import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '../open.ts'
import { assets, renditions, VISIBILITIES } from '../schema.ts'
import { getEpisodePage } from './get-episode-page.ts'
import { getSeasonPage } from './get-season-page.ts'
import { getShowPage } from './get-show-page.ts'
import { listComingEpisodes, listLatestEpisodes } from './list-latest-episodes.ts'
import { listShows } from './list-shows.ts'
import { openForTest, seedEpisode } from './seed-for-tests.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const listed = { visibilities: ['public'] } as const
const episodePage = (episode: string, part: number | null = null) =>
  getEpisodePage(db, { show: 'cause', episode, part, visibilities: ['public', 'unlisted'] })

test('lists hold public episodes only', () => {
  for (const visibility of VISIBILITIES)
    seedEpisode(db, visibility, { slug: visibility, visibility, season: 1 })
  const now = '2027-01-01T00:00:00.000Z'
  expect(listShows(db, listed).map((show) => show.slug)).toEqual(['public'])
  expect(listLatestEpisodes(db, { ...listed, limit: 9, now }).map((one) => one.slug)).toEqual(['public'])
  for (const show of VISIBILITIES) {
    expect(getShowPage(db, { ...listed, show, page: 1, perPage: 9 })!.total).toBe(show === 'public' ? 1 : 0)
    expect(getSeasonPage(db, { ...listed, show, number: 1 }) !== null).toBe(show === 'public')
  }
})

test('an episode page answers for those who may see it, whatever else is wrong', () => {
  for (const visibility of VISIBILITIES)
    seedEpisode(db, 'cause', { slug: visibility, visibility, heard: [['mot']] })
  const seen = VISIBILITIES.filter((slug) => episodePage(slug) !== null)
  expect(seen).toEqual(['public', 'unlisted'])
  expect(episodePage('nowhere')).toBeNull()
  expect(episodePage('public', 2)).toBeNull()
})

test('what is still to come is announced, nearest first, and is not among the latest', () => {
  seedEpisode(db, 'cause', { slug: 'past', startsAt: '2026-03-01T10:00:00.000Z' })
  seedEpisode(db, 'cause', { slug: 'far', startsAt: '2026-09-01T10:00:00.000Z' })
  seedEpisode(db, 'cause', { slug: 'near', startsAt: '2026-06-01T10:00:00.000Z' })
  const now = '2026-04-01T00:00:00.000Z'
  expect(listLatestEpisodes(db, { ...listed, limit: 9, now }).map((one) => one.slug)).toEqual(['past'])
  expect(listComingEpisodes(db, { ...listed, limit: 9, now }).map((one) => one.slug)).toEqual(['near', 'far'])
})

test('a show gives its episodes page by page, newest first, and its seasons', () => {
  for (const number of [1, 2, 3])
    seedEpisode(db, 'cause', {
      slug: `e${number}`,
      season: 1,
      number,
      startsAt: `2026-0${number}-01T10:00:00.000Z`,
    })
  const page = (at: number) => getShowPage(db, { ...listed, show: 'cause', page: at, perPage: 2 })!
  expect(page(1).episodes.map((one) => one.slug)).toEqual(['e3', 'e2'])
  expect(page(2).episodes.map((one) => one.slug)).toEqual(['e1'])
  expect(page(1).seasons).toEqual([expect.objectContaining({ number: 1, episodes: 3 })])
  const season = getSeasonPage(db, { ...listed, show: 'cause', number: 1 })!
  expect(season.episodes.map((one) => one.slug)).toEqual(['e1', 'e2', 'e3'])
})

test('an episode page has its part with words, chapters and current renditions', () => {
  seedEpisode(db, 'cause', {
    slug: 'un',
    people: ['Ada', 'Bob'],
    heard: [['Le matin.'], ['Le soir.', 'La nuit.']],
    chapters: [{ start: 0, title: 'Début' }],
  })
  const { recording } = episodePage('un')!
  for (const [hash, current] of [
    ['old', false],
    ['new', true],
  ] as const) {
    const values = { publicId: hash, key: hash, type: 'audio/mpeg', size: 5, hash }
    const asset = db.insert(assets).values(values).returning().get()
    db.insert(renditions)
      .values({ recordingId: recording!.id, assetId: asset.id, profile: 'mp3', current })
      .run()
  }
  const first = episodePage('un')!
  expect(first.credits.map((credit) => credit.name)).toEqual(['Ada', 'Bob'])
  expect(first.parts.map((part) => part.number)).toEqual([1, 2])
  expect(first.recording!.renditions.map((one) => one.hash)).toEqual(['new'])
  expect(first.recording!.transcript!.cues.map((cue) => cue.text)).toEqual(['Le matin.'])
  expect(episodePage('un', 2)!.recording!.transcript!.cues).toHaveLength(2)
  expect(episodePage('un', 2)!.recording!.chapters.map((chapter) => chapter.title)).toEqual(['Début'])
})

test('lists know how long an episode is and whether it has a picture', () => {
  const id = seedEpisode(db, 'cause', { slug: 'un', heard: [['a', 'b'], ['c']] })
  seedEpisode(db, 'cause', { slug: 'deux' })
  const recording = episodePage('un')!.recording!
  const asset = db
    .insert(assets)
    .values({ publicId: 'v', key: 'v', type: 'video/mp4', size: 5, hash: 'v' })
    .returning()
    .get()
  db.insert(renditions).values({ recordingId: recording.id, assetId: asset.id, profile: '720' }).run()
  const cards = getShowPage(db, { ...listed, show: 'cause', page: 1, perPage: 9 })!.episodes
  expect(cards.find((card) => card.id === id)).toMatchObject({ duration: 30, recordings: 2, hasVideo: true })
  expect(cards.find((card) => card.slug === 'deux')).toMatchObject({
    duration: null,
    recordings: 0,
    hasVideo: false,
  })
  db.update(renditions).set({ current: false }).where(eq(renditions.profile, '720')).run()
  expect(getShowPage(db, { ...listed, show: 'cause', page: 1, perPage: 9 })!.episodes[0]!.hasVideo).toBe(
    false,
  )
})
