import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { HOSTILE, SECRET, seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import {
  assets,
  credits,
  episodes,
  episodeTopics,
  fundings,
  hosts,
  people,
  pictureSizes,
  recordings,
  renditions,
  seasons,
  shows,
  soundbites,
  topics,
} from '#db/schema.ts'
import { type AboutFeeds, feedBuilder, feedVersion } from './build-feed.ts'
import type { FeedName } from './feed.ts'
import { toFeedGuid } from './feed-guid.ts'
import { all, only, readXml, type XmlElement } from './read-xml-for-tests.ts'

const ABOUT: AboutFeeds = {
  ...{ siteUrl: 'https://radio.example', siteName: 'Radio', locale: 'fr' as const },
  ...{ hubs: ['https://hub.example/'], build: '1' },
}
const AUDIO: FeedName = { of: 'show', show: 'causeries', content: 'audio', page: 1 }
const LIGHT: FeedName = { ...AUDIO, content: 'light' }
const VIDEO: FeedName = { ...AUDIO, content: 'video' }
const SEASON: FeedName = { of: 'season', show: 'causeries', number: 2 }
const DATE = '2026-03-20T08:00:00.000Z'

let catalogue: ReturnType<typeof openForTest>
let db: typeof catalogue.db
beforeAll(() => {
  catalogue = openForTest()
  db = catalogue.db
  seedFeed(db)
})
afterAll(() => catalogue.close())
// Each test has the same catalogue: what it changes is taken back.
beforeEach(() => {
  db.run(sql`savepoint before_test`)
})
afterEach(() => {
  db.run(sql`rollback to before_test`)
})

const write = (name: FeedName, about = ABOUT) => feedBuilder(about).build(db, name)!.write(DATE).toString()
const channelOf = (name: FeedName) => only(readXml(write(name)), 'channel')
const itemsOf = (name: FeedName) => all(channelOf(name), 'item')
const text = (element: XmlElement, name: string) => only(element, name).text
const titles = (name: FeedName) => itemsOf(name).map((item) => text(item, 'title'))
const itemOf = (name: FeedName, title: string) => itemsOf(name).find((item) => text(item, 'title') === title)!
const episode = (slug: string) => db.select().from(episodes).where(eq(episodes.slug, slug)).get()!
const recordingOf = (slug: string) =>
  db
    .select()
    .from(recordings)
    .where(eq(recordings.episodeId, episode(slug).id))
    .get()!
const setShow = (set: Partial<typeof shows.$inferInsert>) => db.update(shows).set(set).run()
const setEpisode = (slug: string, set: Partial<typeof episodes.$inferInsert>) =>
  db.update(episodes).set(set).where(eq(episodes.slug, slug)).run()

/** A picture of 1,400 pixels with one of 3,000. */
function addPicture(name: string, type = 'image/jpeg'): number {
  const [own, other] = [1_400, 3_000].map(
    (side) =>
      db
        .insert(assets)
        .values({
          ...{
            publicId: `${name}${side}`,
            key: `${name}/${side}`,
            type,
            size: 9,
            hash: name.padEnd(64, '0'),
          },
          ...{ width: side, height: side },
        })
        .returning()
        .get().id,
  ) as [number, number]
  db.insert(pictureSizes).values({ pictureId: own, assetId: other, width: 3_000 }).run()
  return own
}

/** Gives a recording one more rendition. */
function addRendition(slug: string, profile: string, height: number | null = null) {
  const id = `${slug}${profile}`
  const [type, width] = height ? ['video/mp4', (height * 16) / 9] : ['audio/ogg', null]
  const asset = db
    .insert(assets)
    .values({ publicId: id, key: id, type, size: 50_000, hash: 'b'.repeat(64), width, height })
    .returning()
    .get()
  const made = {
    recordingId: recordingOf(slug).id,
    assetId: asset.id,
    profile,
    bitrate: 48_000,
    duration: 60,
  }
  db.insert(renditions).values(made).run()
}

test('an item for each recording that can be heard and is public, newest first', () => {
  const visible = HOSTILE.replaceAll('\u0008', '').replaceAll(/\s+/g, ' ')
  for (const name of [AUDIO, LIGHT, VIDEO])
    expect(titles(name)).toEqual([
      'Le matin',
      `En morceaux ${visible} (2)`,
      'Débat (3)',
      'Débat (4)',
      'La première',
      'Annonce',
    ])
  for (const name of [AUDIO, LIGHT, VIDEO, SEASON]) expect(write(name)).not.toContain(SECRET)
})

test('a recording that was added later is dated and ordered by its own first day', () => {
  db.update(recordings)
    .set({ publishedAt: '2026-05-01T10:00:00.000Z' })
    .where(eq(recordings.id, recordingOf('la-premiere').id))
    .run()
  expect(titles(AUDIO)[0]).toBe('La première')
  expect(text(itemOf(AUDIO, 'La première'), 'pubDate')).toBe('Fri, 01 May 2026 10:00:00 GMT')
  expect(text(itemOf(AUDIO, 'Annonce'), 'pubDate')).toBe('Sun, 01 Mar 2026 09:00:00 GMT')
})

test('the sound feed offers sound alone, the light feed its own first, the film feed films', () => {
  addRendition('annonce', 'opus')
  addRendition('annonce', '1080', 1_080)
  const offered = (name: FeedName) =>
    all(itemOf(name, 'Annonce'), 'podcast:alternateEnclosure').map(({ attributes }) => [
      attributes.title,
      attributes.height,
      attributes.default,
    ])
  expect(offered(AUDIO).map(([title]) => title)).toEqual(['MP3', 'Opus'])
  expect(offered(AUDIO)[0]![2]).toBe('true')
  expect(offered(VIDEO)).toEqual([
    ['720p', '720', 'true'],
    ['1080p', '1080', undefined],
  ])
  const enclosure = (name: FeedName, title: string) => only(itemOf(name, title), 'enclosure').attributes
  expect(enclosure(VIDEO, 'Annonce')).toMatchObject({
    type: 'video/mp4',
    url: expect.stringMatching(/\/720\.mp4$/),
  })
  expect(enclosure(VIDEO, 'La première').url).toMatch(/\/mp3\.mp3$/)
  expect(enclosure(LIGHT, 'La première').url).toMatch(/\/light\.mp3$/)
  expect(enclosure(LIGHT, 'Annonce').url).toMatch(/\/mp3\.mp3$/)
  expect(enclosure(AUDIO, 'La première')).toMatchObject({ length: '7200000', type: 'audio/mpeg' })
})

test('titles say which feed it is, in the show’s language where we speak it', () => {
  setShow({ title: 'Causeries' })
  expect([AUDIO, LIGHT, VIDEO, SEASON].map((name) => text(channelOf(name), 'title'))).toEqual([
    'Causeries',
    'Causeries (audio léger)',
    'Causeries (vidéo)',
    'Causeries — Saison 2\u00a0: Paroles & échos',
  ])
  setShow({ language: 'en', seasonLabel: 'Act' })
  expect(text(channelOf(LIGHT), 'title')).toBe('Causeries (light audio)')
  expect(text(channelOf(SEASON), 'title')).toBe('Causeries — Act 2: Paroles & échos')
  setShow({ language: 'de' })
  expect(text(channelOf(VIDEO), 'title')).toBe('Causeries (vidéo)')
})

test('directories may list the sound and the films, and nothing twice', () => {
  const blocked = (name: FeedName) => all(channelOf(name), 'itunes:block').map((one) => one.text)
  expect([AUDIO, VIDEO].flatMap(blocked)).toEqual([])
  expect([LIGHT, SEASON].flatMap(blocked)).toEqual(['Yes', 'Yes'])
})

test('sound and films have guids that are kept, the others those of their address', () => {
  const guid = (name: FeedName) => text(channelOf(name), 'podcast:guid')
  expect(guid(AUDIO)).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
  expect(guid(VIDEO)).toBe(toFeedGuid('https://radio.example/feeds/causeries/video.xml'))
  setShow({ videoGuid: '00000000-0000-5000-8000-000000000001' })
  expect(guid(VIDEO)).toBe('00000000-0000-5000-8000-000000000001')
  expect(guid(LIGHT)).toBe(toFeedGuid('https://radio.example/feeds/causeries/light.xml'))
  expect(guid(SEASON)).toBe(toFeedGuid('https://radio.example/feeds/causeries/seasons/2.xml'))
})

test('only the feed of films has another medium than the show, and only where the show has none of its own', () => {
  const medium = (name: FeedName) => text(channelOf(name), 'podcast:medium')
  expect([AUDIO, LIGHT, VIDEO].map(medium)).toEqual(['podcast', 'podcast', 'video'])
  setShow({ medium: 'course' })
  expect([AUDIO, VIDEO].map(medium)).toEqual(['course', 'course'])
})

test('hosts are in the channel, and in items that do not credit them already', () => {
  const person = (slug: string) => db.select().from(people).where(eq(people.slug, slug)).get()!
  db.insert(people)
    .values({ slug: 'zoe', name: 'Zoé', sortName: 'Zoé', photoAssetId: addPicture('zoe') })
    .run()
  for (const slug of ['camille', 'zoe'])
    db.insert(hosts)
      .values({ showId: 1, personId: person(slug).id, position: slug === 'zoe' ? 0 : 1 })
      .run()
  const said = (element: XmlElement) =>
    all(element, 'podcast:person').map(({ text: name, attributes: { role, href, img } }) => [
      name,
      role,
      href,
      img,
    ])
  const zoe = [
    'Zoé',
    'host',
    'https://radio.example/people/zoe',
    'https://radio.example/media/zoe1400/zoe0000000000000/photo.jpg',
  ]
  const camille = ['camille', 'host', 'https://camille.example/', undefined]
  expect(said(channelOf(AUDIO))).toEqual([zoe, camille])
  expect(said(itemOf(AUDIO, 'Annonce'))).toEqual([zoe, camille])
  const names = said(itemOf(AUDIO, 'La première')).map(([name]) => name)
  expect(names).toHaveLength(4)
  expect(names.filter((name) => name === 'Camille Roche')).toHaveLength(1)
  expect(names.at(-1)).toBe('Zoé')
  db.update(people).set({ removedAt: '2026-04-01' }).where(eq(people.slug, 'zoe')).run()
  expect(said(channelOf(AUDIO))).toEqual([camille])
})

test('a person who has no site of their own is linked to their page here, an unknown name to nothing', () => {
  const people = all(itemOf(AUDIO, 'La première'), 'podcast:person')
  expect(people.map(({ attributes }) => attributes.href)).toEqual([
    'https://camille.example/',
    'https://radio.example/people/jo',
    undefined,
  ])
})

test('a cover is there in the sizes that directories take; without one, the drawn cover', () => {
  const image = (element: XmlElement) => only(element, 'itunes:image').attributes.href
  const drawn = /^https:\/\/radio\.example\/covers\/shows\/causeries\/[0-9a-f]{16}\.jpg$/
  expect(image(channelOf(AUDIO))).toMatch(drawn)
  expect(image(itemOf(AUDIO, 'Annonce'))).toMatch(drawn)
  setEpisode('annonce', { coverAssetId: addPicture('annonce') })
  expect(image(itemOf(AUDIO, 'Annonce'))).toMatch(/\/media\/annonce3000\/annonce0{9}\/cover\.jpg$/)
  setShow({ coverAssetId: addPicture('show', 'image/png') })
  expect(image(channelOf(AUDIO))).toMatch(/\/media\/show3000\/.*\/cover\.png$/)
  expect(image(itemOf(AUDIO, 'La première'))).toMatch(/\/media\/show3000\//)
  setShow({ coverAssetId: addPicture('odd', 'image/webp') })
  expect(image(channelOf(AUDIO))).toMatch(drawn)
})

test('what an episode says of itself goes before what its show says', () => {
  setShow({ explicit: true, license: 'CC-BY-4.0', location: 'Genève', locationGeo: 'geo:46.2,6.14' })
  setEpisode('annonce', { explicit: false, license: 'ARR', place: 'Gex', placeOsm: 'R1234' })
  const [trailer, whole, channel] = [itemOf(AUDIO, 'Annonce'), itemOf(AUDIO, 'La première'), channelOf(AUDIO)]
  expect([trailer, whole, channel].map((one) => text(one, 'itunes:explicit'))).toEqual([
    'false',
    'true',
    'true',
  ])
  expect(text(trailer, 'podcast:license')).toBe('ARR')
  expect(all(whole, 'podcast:license')).toEqual([])
  expect(text(channel, 'podcast:license')).toBe('CC-BY-4.0')
  expect(only(trailer, 'podcast:location')).toMatchObject({
    text: 'Gex',
    attributes: { rel: 'creator', osm: 'R1234' },
  })
  expect(only(channel, 'podcast:location')).toMatchObject({
    text: 'Genève',
    attributes: { rel: 'subject', geo: 'geo:46.2,6.14' },
  })
})

test('a trailer is announced by its feed with the file that this feed plays', () => {
  for (const [name, file] of [
    [AUDIO, 'mp3.mp3'],
    [VIDEO, '720.mp4'],
  ] as const) {
    const { text: title, attributes } = only(channelOf(name), 'podcast:trailer')
    expect(title).toBe('Annonce')
    expect(attributes.url).toContain(file)
    expect(attributes.pubdate).toBe('Sun, 01 Mar 2026 09:00:00 GMT')
  }
  expect(all(channelOf(SEASON), 'podcast:trailer')).toEqual([])
})

test('a show is told in its order only where every full episode has a number', () => {
  const type = () => all(channelOf(AUDIO), 'itunes:type').map((one) => one.text)
  setShow({ serial: true })
  expect(type()).toEqual(['serial'])
  setEpisode('la-premiere', { number: null })
  expect(type()).not.toContain('serial')
})

test('a show that moved, ended, asks for money or may not be taken says so', () => {
  setShow({ movedTo: 'https://else.example/a.xml', movedVideoTo: 'https://else.example/v.xml', ended: true })
  db.insert(fundings).values({ showId: 1, url: 'https://give.example/', label: 'Donner' }).run()
  const moved = (name: FeedName) => all(channelOf(name), 'itunes:new-feed-url').map((one) => one.text)
  expect([AUDIO, LIGHT, VIDEO].flatMap(moved)).toEqual([
    'https://else.example/a.xml',
    'https://else.example/a.xml',
    'https://else.example/v.xml',
  ])
  expect(moved(SEASON)).toEqual([])
  const channel = channelOf(AUDIO)
  expect(text(channel, 'itunes:complete')).toBe('Yes')
  expect(only(channel, 'podcast:funding')).toMatchObject({
    text: 'Donner',
    attributes: { url: 'https://give.example/' },
  })
  expect(text(channel, 'podcast:locked')).toBe('yes')
})

test('soundbites that end after the recording are left out', () => {
  const { id: recordingId } = recordingOf('la-premiere')
  db.insert(soundbites).values({ recordingId, start: 60, duration: 20, title: '' }).run()
  db.insert(soundbites).values({ recordingId, start: 1_790, duration: 20, title: 'Trop tard' }).run()
  const found = all(itemOf(AUDIO, 'La première'), 'podcast:soundbite')
  expect(found.map(({ attributes }) => attributes.startTime)).toEqual(['60'])
  expect(found[0]!.text).toBe('La première')
})

test('kept tags that cannot be read are none', () => {
  const kept = [{ name: 'podcast:txt', attributes: { purpose: 'verify' }, text: 'abc' }]
  setShow({ keptTags: JSON.stringify(kept) })
  expect(text(channelOf(AUDIO), 'podcast:txt')).toBe('abc')
  for (const keptTags of ['{', '[1]', '{"name":"podcast:txt"}', '[{"text":"x"}]']) {
    setShow({ keptTags })
    expect(all(channelOf(AUDIO), 'podcast:txt'), keptTags).toEqual([])
  }
})

test('a language that was to be found out is the one that was heard', () => {
  const setLanguage = (slug: string) =>
    db
      .update(recordings)
      .set({ language: 'auto' })
      .where(eq(recordings.id, recordingOf(slug).id))
      .run()
  setLanguage('la-premiere')
  setLanguage('annonce')
  setEpisode('la-premiere', { language: 'it' })
  setEpisode('annonce', { language: 'it' })
  const spoken = (title: string) =>
    all(itemOf(AUDIO, title), 'podcast:alternateEnclosure')[0]!.attributes.lang
  expect([spoken('La première'), spoken('Annonce')]).toEqual(['fr', 'it'])
})

test('a season, a topic and a person list their own, from every show', () => {
  expect(titles(SEASON)).toHaveLength(5)
  const topic = db
    .insert(topics)
    .values({ slug: 'eau', name: 'Eau', description: 'De *l’eau*.' })
    .returning()
    .get()
  const eau: FeedName = { of: 'topic', topic: 'eau' }
  expect(feedVersion(db, eau, ABOUT)).toBeNull()
  db.insert(episodeTopics)
    .values({ episodeId: episode('annonce').id, topicId: topic.id })
    .run()
  expect(titles(eau)).toEqual(['Annonce'])
  expect(text(channelOf(eau), 'title')).toBe('Eau — Radio')
  expect(text(channelOf(eau), 'itunes:block')).toBe('Yes')
  const camille: FeedName = { of: 'person', person: 'camille' }
  expect(titles(camille)).toEqual(['La première'])
  expect(text(channelOf(camille), 'link')).toBe('https://radio.example/people/camille')
})

test.each<FeedName>([
  { ...AUDIO, show: 'ailleurs' },
  { ...AUDIO, page: 2 },
  { ...SEASON, number: 9 },
  { of: 'topic', topic: 'rien' },
  { of: 'person', person: 'personne' },
])('there is no feed %j', (name) => {
  expect(feedVersion(db, name, ABOUT)).toBeNull()
  expect(feedBuilder(ABOUT).build(db, name)).toBeNull()
})

test('a removed show, a show without films, a season and a person of drafts have no such feed', () => {
  db.insert(seasons).values({ showId: 1, number: 3, title: SECRET }).run()
  setEpisode(`${SECRET}-draft`, {
    seasonId: db.select().from(seasons).where(eq(seasons.number, 3)).get()!.id,
  })
  db.insert(people).values({ slug: 'caché', name: SECRET, sortName: SECRET }).run()
  const hidden = db.select().from(people).where(eq(people.slug, 'caché')).get()!
  const draft = { episodeId: episode(`${SECRET}-draft`).id, personId: hidden.id, name: SECRET }
  db.insert(credits)
    .values({ ...draft, role: 'guest' })
    .run()
  expect(feedVersion(db, { ...SEASON, number: 3 }, ABOUT)).toBeNull()
  expect(feedVersion(db, { of: 'person', person: 'caché' }, ABOUT)).toBeNull()
  expect(feedVersion(db, VIDEO, ABOUT)).not.toBeNull()
  db.update(renditions).set({ current: false }).where(eq(renditions.profile, '720')).run()
  expect(feedVersion(db, VIDEO, ABOUT)).toBeNull()
  setShow({ removedAt: '2026-04-01' })
  for (const name of [AUDIO, LIGHT, SEASON]) expect(feedVersion(db, name, ABOUT)).toBeNull()
})

test('pages follow each other without a gap where the show wants them', () => {
  setShow({ pagesFeeds: true })
  const before = titles(AUDIO)
  expect(all(channelOf(AUDIO), 'atom:link').filter(({ attributes }) => attributes.rel === 'next')).toEqual([])
  const { id } = episode('la-premiere')
  for (let at = 0; at < 200; at++)
    db.run(sql`insert into recordings (public_id, episode_id, number, title, guid, language, file_name)
      values (${`p${at}`}, ${id}, ${at + 2}, ${`Partie ${at}`}, ${`g${at}`}, 'fr', '')`)
  db.run(
    sql`insert into renditions (recording_id, asset_id, profile) select id, 1, 'mp3' from recordings where title like 'Partie %'`,
  )
  const pages = [1, 2, 3].map((page) => channelOf({ ...AUDIO, page } as FeedName))
  const guids = pages.flatMap((page) => all(page, 'item').map((item) => text(item, 'guid')))
  expect(pages.map((page) => all(page, 'item').length)).toEqual([100, 100, before.length])
  expect(new Set(guids).size).toBe(guids.length)
  const links = all(pages[1]!, 'atom:link').map(({ attributes }) => [attributes.rel, attributes.href])
  const url = 'https://radio.example/feeds/causeries.xml'
  expect(links).toEqual(
    expect.arrayContaining([
      ['self', `${url}?page=2`],
      ['first', url],
      ['previous', url],
      ['next', `${url}?page=3`],
      ['last', `${url}?page=3`],
    ]),
  )
  const light = [1, 2].map((page) => channelOf({ ...LIGHT, page } as FeedName))
  expect(text(light[1]!, 'podcast:guid')).toBe(text(light[0]!, 'podcast:guid'))
  expect(feedBuilder(ABOUT).build(db, { ...AUDIO, page: 4 } as FeedName)).toBeNull()
  setShow({ pagesFeeds: false })
  expect(itemsOf(AUDIO)).toHaveLength(200 + before.length)
})

test('a feed names the hubs where they are told of it', () => {
  const hubs = (name: FeedName) =>
    all(channelOf(name), 'atom:link').flatMap(({ attributes: { rel, href } }) =>
      rel === 'hub' ? [href] : [],
    )
  for (const name of [AUDIO, LIGHT, VIDEO]) expect(hubs(name)).toEqual(ABOUT.hubs)
  for (const name of [SEASON, { of: 'person', person: 'camille' } as const]) expect(hubs(name)).toEqual([])
})

test('the hash is of the content alone: a date is none, a word is', () => {
  const built = feedBuilder(ABOUT).build(db, AUDIO)!
  const [one, other] = [DATE, '2026-03-21T08:00:00.000Z'].map((date) => built.write(date).toString())
  expect(one).not.toBe(other)
  expect(one!.replace('Fri, 20 Mar', 'Sat, 21 Mar')).toBe(other)
  expect(feedBuilder(ABOUT).build(db, AUDIO)!.hash).toBe(built.hash)
  setShow({ description: 'Autre' })
  expect(feedBuilder(ABOUT).build(db, AUDIO)!.hash).not.toBe(built.hash)
})

test('what a feed does not say changes nothing of it', () => {
  setShow({ email: '', locked: true })
  const { hash } = feedBuilder(ABOUT).build(db, AUDIO)!
  setShow({ locked: false })
  expect(feedBuilder(ABOUT).build(db, AUDIO)!.hash).toBe(hash)
})

test('a feed that has more items than there is room for is the same', () => {
  expect(feedBuilder(ABOUT, { mostBytes: 3_000 }).build(db, AUDIO)!.write(DATE).toString()).toBe(write(AUDIO))
})

test('another build, address, name, language or hub is another version', () => {
  const others: Partial<AboutFeeds>[] = [
    { build: '2' },
    { siteUrl: 'https://else.example' },
    { siteName: 'Autre' },
    { locale: 'en' },
    { hubs: [] },
  ]
  const versions = [{}, ...others].map((other) => feedVersion(db, AUDIO, { ...ABOUT, ...other }))
  expect(new Set(versions).size).toBe(6)
})
