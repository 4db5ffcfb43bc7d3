import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FeedItem, ShowFeed } from './feed.ts'
import { all, only, readXml, type XmlElement } from './read-xml-for-tests.ts'
import { renderShowFeed } from './show-feed.ts'

const SITE = 'https://radio.example'
const ITEM: FeedItem = {
  title: 'Le vent',
  guid: '11111111-0000-4000-8000-000000000001',
  url: `${SITE}/shows/matin/le-vent`,
  description: 'Une heure dehors.',
  publishedAt: '2026-05-04T06:30:00.000Z',
  enclosure: { url: `${SITE}/enclosures/abcdefghij12/mp3.mp3`, size: 4_321_000, type: 'audio/mpeg' },
  duration: 3_599.7,
  isExplicit: true,
  season: { number: 1, name: 'Dehors' },
  episode: 2,
  part: { number: 1, isFirst: true },
  type: 'full',
  people: [{ name: 'Ada', role: 'producer', url: 'https://ada.example/' }],
  transcripts: [{ url: `${SITE}/transcripts/abcdefghij12/fr.vtt`, type: 'text/vtt', language: 'fr' }],
  chaptersUrl: `${SITE}/chapters/abcdefghij12.json`,
}
const SECOND: FeedItem = {
  ...ITEM,
  title: 'Le vent (2)',
  guid: '11111111-0000-4000-8000-000000000002',
  url: `${SITE}/shows/matin/le-vent/2`,
  enclosure: { ...ITEM.enclosure, url: `${SITE}/enclosures/abcdefghij13/mp3.mp3` },
  duration: 0.2,
  isExplicit: false,
  season: { number: 1, name: null },
  part: { number: 2, isFirst: false },
  people: [],
  transcripts: [],
  chaptersUrl: null,
}
const FEED: ShowFeed = {
  title: 'Le matin',
  description: 'Chaque matin.',
  language: 'fr',
  author: 'Radio Exemple',
  email: 'matin@radio.example',
  category: 'News > Daily News',
  isExplicit: true,
  guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
  url: `${SITE}/shows/matin`,
  feedUrl: `${SITE}/feeds/matin.xml`,
  imageUrl: `${SITE}/cover.png`,
  changedAt: '2026-05-05T07:00:00.000Z',
  items: [ITEM, SECOND],
}

const channelOf = (feed: ShowFeed) => only(readXml(renderShowFeed(feed)), 'channel')
const itemOf = (item: Partial<FeedItem>) =>
  only(channelOf({ ...FEED, items: [{ ...ITEM, ...item }] }), 'item')
const text = (element: XmlElement, name: string) => only(element, name).text
const everything = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(everything)]

test('a feed is, byte for byte, the one that was looked at', () => {
  const golden = readFileSync(new URL('./golden/show.xml', import.meta.url))
  expect(Buffer.from(renderShowFeed(FEED)).equals(golden), renderShowFeed(FEED)).toBe(true)
})

test('equal content in other objects gives equal bytes, and nothing given is changed', () => {
  const copy = structuredClone(FEED)
  expect(renderShowFeed(copy)).toBe(renderShowFeed(FEED))
  expect(copy).toEqual(FEED)
})

test('only a change is a newer date', () => {
  const later = channelOf({ ...FEED, changedAt: '2026-05-06T07:00:00.000Z' })
  expect(text(channelOf(FEED), 'lastBuildDate')).toBe('Tue, 05 May 2026 07:00:00 GMT')
  expect(text(later, 'lastBuildDate')).toBe('Wed, 06 May 2026 07:00:00 GMT')
})

test('explicit is true or false, in the show and in each recording', () => {
  for (const isExplicit of [true, false])
    expect(text(channelOf({ ...FEED, isExplicit }), 'itunes:explicit')).toBe(String(isExplicit))
  expect(all(channelOf(FEED), 'item').map((item) => text(item, 'itunes:explicit'))).toEqual(['true', 'false'])
})

test.each([
  [3_599.4, ['3599']],
  [3_599.5, ['3600']],
  [0.2, ['1']],
  [0, []],
  [-1, []],
  [Number.NaN, []],
])('%s seconds are told as %j', (duration, told) => {
  expect(all(itemOf({ duration }), 'itunes:duration').map((one) => one.text)).toEqual(told)
})

test.each([
  [{ part: null }, ['2'], ['2'], 'full'],
  [{ part: { number: 1, isFirst: true } }, ['2'], ['2'], 'full'],
  [{ part: { number: 2, isFirst: false } }, [], ['2.02'], 'bonus'],
  [{ part: { number: 10, isFirst: false } }, [], ['2.10'], 'bonus'],
  [{ part: { number: 2, isFirst: false }, type: 'trailer' as const }, [], ['2.02'], 'bonus'],
  [{ part: null, type: 'trailer' as const }, ['2'], ['2'], 'trailer'],
  [{ episode: null }, [], [], 'full'],
  [{ episode: 0 }, [], [], 'full'],
])('%j is numbered %j with Apple, %j with the namespace, and %s', (about, apple, own, type) => {
  const item = itemOf(about)
  expect(all(item, 'itunes:episode').map((one) => one.text)).toEqual(apple)
  expect(all(item, 'podcast:episode').map((one) => one.text)).toEqual(own)
  expect(text(item, 'itunes:episodeType')).toBe(type)
})

test('a person has a role of the taxonomy with its group', () => {
  const people = ['producer', 'moderator', 'toString', ''].map((role) => ({ name: 'Ada', role, url: null }))
  expect(all(itemOf({ people }), 'podcast:person').map((one) => one.attributes)).toEqual([
    { role: 'producer', group: 'creative direction' },
    { role: 'host', group: 'cast' },
    { role: 'guest', group: 'cast' },
    { role: 'guest', group: 'cast' },
  ])
})

const REQUIRED_ONCE = ['title', 'link', 'description', 'guid', 'pubDate', 'enclosure', 'itunes:explicit']

test('an item has what every app needs exactly once, and nothing that only some other feed may hold', () => {
  for (const item of all(channelOf(FEED), 'item')) {
    for (const name of REQUIRED_ONCE) only(item, name)
    for (const name of ['author', 'language', 'itunes:summary', 'itunes:title', 'content:encoded'])
      expect(all(item, name)).toEqual([])
    expect(Object.keys(only(item, 'enclosure').attributes).sort()).toEqual(['length', 'type', 'url'])
    expect(only(item, 'guid').attributes).toEqual({ isPermaLink: 'false' })
  }
})

test('a show without items is still a feed', () => {
  expect(all(channelOf({ ...FEED, items: [] }), 'item')).toEqual([])
})

const HOSTILE: Record<string, string> = {
  'marks of XML': `& < > " '`,
  'an entity': '&amp;nbsp; &nbsp; &#0;',
  'a control character': 'a\u0008b',
  'only control characters': '\u0000\u0008\u001F',
  'a non-character': 'a\uFFFEb\uFFFF',
  'half a character': 'a\uD83Cb',
  'the other half': '\uDF99',
  'the end of CDATA': 'a]]>b]]]]>]]',
  'a start of CDATA': '<![CDATA[ x',
  'a date like ours': '<lastBuildDate>x</lastBuildDate>',
  'patterns of replace': "$& $1 $' $`",
  'ten thousand letters': 'é'.repeat(10_000),
  'ten thousand ampersands': '&'.repeat(10_000),
  'many pictures': '🎙️👩‍🔬'.repeat(2_000),
  lines: 'a\r\nb\n\n\tc\u2028d',
}

/** What the hub makes itself and is never nothing; only here may a text of nothing be nothing. */
const MADE = /^(language|guid|url|feedUrl|imageUrl|type)$/

/** Every string in a value but its dates, as the keys that lead there. */
function stringsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => !/At$/.test(key))
    .flatMap(([key, inner]) => stringsIn(inner, [...path, key]))
}

/** A copy with another text in one place. */
function withText(feed: ShowFeed, path: string[], value: string): ShowFeed {
  const copy = structuredClone(feed)
  const last = path.at(-1)!
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy)
  ;(parent as Record<string, unknown>)[last] = value
  return copy
}

const FIELDS = stringsIn({ ...FEED, items: [ITEM] }).filter(
  (path) => path.at(-1) !== 'type' || path.length > 3,
)

test('the fields that hostile texts go through are all that a feed has', () => {
  expect(FIELDS.map((path) => path.join('.'))).toEqual(
    expect.arrayContaining([
      'title',
      'email',
      'items.0.guid',
      'items.0.season.name',
      'items.0.people.0.name',
    ]),
  )
})

test.each(FIELDS.map((path) => [path.join('.'), path] as const))(
  'a hostile %s leaves a feed that can be read, with nothing empty and nothing too long',
  (_name, path) => {
    const before = everything(channelOf(FEED)).map(({ name }) => name)
    for (const [kind, value] of Object.entries(HOSTILE)) {
      const channel = channelOf(withText(FEED, path, value))
      const elements = everything(channel)
      const names = elements.map(({ name }) => name)
      // No text becomes an element. A category may lose its parent, what says nothing may be left out.
      expect(
        names.every((name) => before.includes(name)),
        kind,
      ).toBe(true)
      expect(names.length, kind).toBeLessThanOrEqual(before.length)
      for (const { name, text: inner, attributes, children } of elements) {
        const maySayNothing = kind === 'only control characters' && MADE.test(path.at(-1)!)
        if (children.length === 0 && !maySayNothing)
          expect(inner + Object.values(attributes).join(''), name).not.toBe('')
        if (name === 'title') expect([...inner].length).toBeLessThanOrEqual(255)
        if (name === 'podcast:person') expect([...inner].length).toBeLessThanOrEqual(128)
        if (name === 'description') expect(Buffer.byteLength(inner)).toBeLessThanOrEqual(4_000)
        expect(inner).toBe(inner.trim())
      }
    }
  },
)

test('what is written once is read once: no text is escaped twice or cut where it need not be', () => {
  const title = `Toi & moi <3 "vous" l'été ]]> 🎙️ $&`
  const feed = { ...FEED, title, author: title, items: [{ ...ITEM, title, people: [] }] }
  const channel = channelOf(feed)
  for (const name of ['title', 'itunes:author']) expect(text(channel, name)).toBe(title)
  expect(text(only(channel, 'image'), 'title')).toBe(title)
  expect(text(only(channel, 'item'), 'title')).toBe(title)
})
