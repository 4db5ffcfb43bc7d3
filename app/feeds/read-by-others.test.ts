/** Programs of other people read from a feed what went into it. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseRssFeed } from 'feedsmith'
import { parseFeed } from 'podcast-partytime'
import { expect, test } from 'vitest'
import { CHANGED_AT, CHANNEL, ITEM, SECOND } from './example-feed-for-tests.ts'
import { renderChannel, renderItem } from './render.ts'

const { before, after } = renderChannel(CHANNEL, CHANGED_AT)
const XML = `${before}${renderItem(ITEM)}${renderItem(SECOND)}${after}`

test('podcast-partytime, the parser of podcast indexes', () => {
  const read = parseFeed(XML)!
  expect(read).toMatchObject({
    title: CHANNEL.title,
    link: CHANNEL.url,
    language: 'fr',
    author: CHANNEL.author,
    owner: CHANNEL.owner,
    explicit: true,
    itunesCategory: ['News > Daily News'],
    itunesType: 'serial',
    itunesBlock: true,
    itunesComplete: true,
    itunesNewFeedUrl: CHANNEL.newFeedUrl,
    itunesImage: CHANNEL.images[0]!.url,
    copyright: 'Radio Exemple',
    guid: CHANNEL.guid,
    medium: 'podcast',
    locked: true,
    podcastOwner: CHANNEL.owner!.email,
    podcastFunding: [{ url: CHANNEL.fundings[0]!.url, message: CHANNEL.fundings[0]!.label }],
    license: { identifier: CHANNEL.license!.name, url: CHANNEL.license!.url },
    podcastLocation: { name: 'Genève', geo: CHANNEL.location!.geo, osm: CHANNEL.location!.osm },
    podcastBlockedPlatforms: { youtube: true },
    podcastTxt: [{ value: 'a1b2c3', purpose: 'verify' }],
    pubsub: { self: CHANNEL.feedUrl, hub: CHANNEL.hubs[0], next: CHANNEL.pages!.next },
  })
  expect(read.lastBuildDate).toEqual(new Date(CHANGED_AT))
  expect(read.podcastPeople).toMatchObject([{ name: 'Ada', role: 'Host', group: 'Cast' }])
  expect(read.trailers).toMatchObject([{ title: 'Bientôt', length: 900_000, season: 1 }])
  expect(read.podroll).toHaveLength(1)
  const [first, second] = read.items
  expect(first).toMatchObject({
    title: ITEM.title,
    guid: ITEM.guid,
    link: ITEM.url,
    pubDate: new Date(ITEM.publishedAt),
    duration: 3_600,
    explicit: true,
    enclosure: { url: ITEM.enclosure.url, length: ITEM.enclosure.size, type: 'audio/mpeg' },
    itunesImage: ITEM.image!.url,
    itunesEpisode: 2,
    itunesSeason: 1,
    itunesEpisodeType: 'full',
    podcastSeason: { number: 1, name: 'Dehors' },
    podcastEpisode: { number: 2, display: 'Jour 2' },
    podcastChapters: { url: ITEM.chaptersUrl, type: 'application/json+chapters' },
    podcastSoundbites: [{ startTime: 0.01, duration: 30, title: 'Ça commence' }],
    license: { identifier: ITEM.license!.name, url: ITEM.license!.url },
    podcastLocation: { name: ITEM.location!.name, geo: ITEM.location!.geo, osm: ITEM.location!.osm },
  })
  expect(first!.podcastTranscripts).toEqual([
    { url: ITEM.transcripts[0]!.url, type: 'text/vtt', language: 'fr', rel: 'captions' },
    { url: ITEM.transcripts[1]!.url, type: 'application/json', language: 'fr' },
  ])
  expect(first!.podcastPeople).toMatchObject([
    { name: 'Ada', role: 'Producer', href: ITEM.people[0]!.url, img: ITEM.people[0]!.imageUrl },
    { name: 'Jo', role: 'Guest', group: 'Cast' },
  ])
  expect(first!.alternativeEnclosures).toMatchObject(
    ITEM.alternates.map(({ url, type, size, isDefault, bitrate }) => ({
      ...{ type, bitrate, length: size, default: isDefault, lang: 'fr' },
      source: [{ uri: url, contentType: type }],
      integrity: { type: 'sri' },
    })),
  )
  expect(second).toMatchObject({ title: '«\u00a01984\u00a0»', podcastEpisode: { number: 2.02 } })
  expect(second!.itunesEpisode).toBeUndefined()
})

test('feedsmith', () => {
  const { items, ...channel } = parseRssFeed(XML)
  expect(channel).toMatchObject({
    title: CHANNEL.title,
    link: CHANNEL.url,
    atom: { links: expect.arrayContaining([{ rel: 'hub', href: CHANNEL.hubs[1] }]) },
    itunes: { newFeedUrl: CHANNEL.newFeedUrl, type: 'serial', complete: true, block: true },
    podcast: { guid: CHANNEL.guid, medium: 'podcast', locked: { value: true } },
  })
  expect(items![0]).toMatchObject({
    guid: { value: ITEM.guid, isPermaLink: false },
    itunes: { duration: 3_600, episode: 2, season: 1, image: ITEM.image!.url },
    podcast: { episode: { number: 2, display: 'Jour 2' }, images: [{ aspectRatio: '1/1', width: 3_000 }] },
  })
  expect(items![0]!.psc!.chapters!.map(({ title }) => title)).toEqual(ITEM.chapters.map(({ title }) => title))
  expect(items![1]!.content!.encoded).toContain('Paragraphe 59')
})

const PYTHON = '/usr/bin/python3'
const skipWithoutPython = !existsSync(PYTHON) && process.env.CI !== 'true'
const PROGRAM = `
import io, json, sys, feedparser, podcastparser
xml = sys.stdin.buffer.read()
old, new = feedparser.parse(xml), podcastparser.parse('https://radio.example/feeds/matin.xml', io.BytesIO(xml))
episode, entry = new['episodes'][0], old.entries[0]
print(json.dumps({
  'broken': bool(old.bozo),
  'titles': [old.feed.title, entry.title, old.entries[1].title, new['title'], episode['title'], new['episodes'][1]['title']],
  'guids': [entry.id, episode['guid']],
  'dates': [entry.published, episode['published']],
  'durations': [int(entry.itunes_duration), episode['total_time']],
  'enclosures': [
    [(one.href, int(one.length), one.type) for one in entry.enclosures],
    [(one['url'], one['file_size'], one['mime_type']) for one in episode['enclosures']],
  ],
  'chapters': [
    [(int(one['start_parsed'].total_seconds()), one['title']) for one in entry.psc_chapters.chapters],
    [(int(one['start']), one['title']) for one in episode['chapters']],
  ],
  'pages': [new['paged_feed_first'], new['paged_feed_next']],
  'covers': [new['cover_url'], episode['episode_art_url']],
  'about': [new['type'], new['new_url'], new['explicit'], new['itunes_categories'], episode['season'], episode['number']],
}))
`

test.skipIf(skipWithoutPython)('feedparser and podcastparser, which many programs are built on', () => {
  const read = JSON.parse(execFileSync(PYTHON, ['-c', PROGRAM], { input: XML, encoding: 'utf8' }))
  const { url, size, type } = ITEM.enclosure
  const chapters = ITEM.chapters.map(({ start, title }) => [Math.floor(start), title])
  expect(read).toEqual({
    broken: false,
    titles: [
      ...[CHANNEL.title, ITEM.title, '«\u00a01984\u00a0»'],
      // This one makes every space a plain one.
      ...[CHANNEL.title, ITEM.title, '« 1984 »'],
    ],
    guids: [ITEM.guid, ITEM.guid],
    dates: ['Mon, 04 May 2026 06:30:00 GMT', Date.parse(ITEM.publishedAt) / 1_000],
    durations: [3_600, 3_600],
    enclosures: [[[url, size, type]], [[url, size, type]]],
    chapters: [chapters, chapters],
    pages: [CHANNEL.pages!.first, CHANNEL.pages!.next],
    covers: [CHANNEL.images[0]!.url, ITEM.image!.url],
    about: ['serial', CHANNEL.newFeedUrl, true, [['News', 'Daily News']], 1, 2],
  })
})
