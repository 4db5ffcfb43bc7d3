import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findFaults } from '../../tests/support/feed-rules/find-faults.ts'
import { CHANGED_AT, CHANNEL, ITEM, SECOND } from './example-feed-for-tests.ts'
import type { FeedChannel, FeedItem } from './feed.ts'
import { all, only, readXml, type XmlElement } from './read-xml-for-tests.ts'
import { renderChannel, renderItem } from './render.ts'

interface Feed {
  channel: FeedChannel
  items: FeedItem[]
  changedAt: string
}
const FEED: Feed = { channel: CHANNEL, items: [ITEM, SECOND], changedAt: CHANGED_AT }

function render({ channel, items, changedAt }: Feed): string {
  const { before, after } = renderChannel(channel, changedAt)
  return `${before}${items.map(renderItem).join('')}${after}`
}
const channelOf = (channel: Partial<FeedChannel> = {}, feed: Partial<Feed> = {}) =>
  only(readXml(render({ ...FEED, ...feed, channel: { ...CHANNEL, ...channel } })), 'channel')
const itemOf = (item: Partial<FeedItem>) => only(channelOf({}, { items: [{ ...ITEM, ...item }] }), 'item')
const text = (element: XmlElement, name: string) => only(element, name).text
const texts = (element: XmlElement, name: string) => all(element, name).map((one) => one.text)
const everything = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(everything)]

test('a feed is, byte for byte, the one that was looked at', () => {
  const golden = readFileSync(new URL('./golden/everything.xml', import.meta.url), 'utf8')
  expect(render(FEED)).toBe(golden)
})

test('it breaks no rule of podcast feeds', () => {
  expect(findFaults(render(FEED))).toEqual([])
})

test('equal content in other objects gives equal bytes, and nothing given is changed', () => {
  const copy = structuredClone(FEED)
  expect(render(copy)).toBe(render(FEED))
  expect(copy).toEqual(FEED)
})

test('only a change is a newer date', () => {
  expect(text(channelOf(), 'lastBuildDate')).toBe('Tue, 05 May 2026 07:00:00 GMT')
  const later = channelOf({}, { changedAt: '2026-05-06T07:00:00.000Z' })
  expect(text(later, 'lastBuildDate')).toBe('Wed, 06 May 2026 07:00:00 GMT')
})

test('the root is RSS 2.0 with the prefixes that apps look for', () => {
  const root = readXml(render(FEED))
  expect(root.name).toBe('rss')
  expect(root.attributes).toMatchObject({
    version: '2.0',
    'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
    'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:psc': 'http://podlove.org/simple-chapters',
  })
})

test('a show as most are has no tag for what it is not', () => {
  const plain = channelOf(
    {
      isBlocked: false,
      isEnded: false,
      isSerial: false,
      isLocked: false,
      newFeedUrl: null,
      copyright: null,
      license: null,
      location: null,
      fundings: [],
      people: [],
      trailers: [],
      hubs: [],
      pages: null,
      keptTags: [],
    },
    { items: [] },
  )
  expect(plain.children.map(({ name }) => name)).toEqual([
    ...['title', 'description', 'link', 'generator', 'lastBuildDate', 'atom:link', 'language', 'image'],
    ...['itunes:author', 'itunes:owner', 'itunes:category', 'itunes:explicit', 'itunes:type'],
    ...['itunes:image', 'podcast:image', 'podcast:image', 'podcast:guid', 'podcast:locked', 'podcast:medium'],
  ])
  expect(text(plain, 'itunes:type')).toBe('episodic')
  expect(text(plain, 'podcast:locked')).toBe('no')
})

test.each([null, { name: 'Ada', email: '' }, { name: 'Ada', email: 'nobody' }])(
  'with %j there is no owner and no lock',
  (owner) => {
    for (const name of ['itunes:owner', 'podcast:locked'])
      expect(all(channelOf({ owner, author: '', description: '' }), name)).toEqual([])
  },
)

test('the picture for readers of RSS has title and link of the channel', () => {
  for (const title of [CHANNEL.title, '1984', '  a\nb  ']) {
    const channel = channelOf({ title })
    const image = only(channel, 'image')
    expect(text(image, 'title')).toBe(text(channel, 'title'))
    expect(text(image, 'link')).toBe(text(channel, 'link'))
    expect(text(image, 'url')).toBe(only(channel, 'itunes:image').attributes.href)
  }
})

test.each([
  ['© 2026 Radio Exemple', ['Radio Exemple']],
  ['Copyright 2019-2026, Radio Exemple (tous droits réservés)', ['Radio Exemple (tous droits réservés)']],
  ['(c) Radio Exemple, 2026.', ['Radio Exemple']],
  ['© 2026', []],
])('the rights of %j are those of %j', (copyright, said) => {
  expect(texts(channelOf({ copyright }), 'copyright')).toEqual(said)
})

test('explicit is true or false, in the show and in each recording', () => {
  for (const isExplicit of [true, false])
    expect(text(channelOf({ isExplicit }), 'itunes:explicit')).toBe(String(isExplicit))
  expect(all(channelOf(), 'item').map((item) => text(item, 'itunes:explicit'))).toEqual(['true', 'false'])
})

test.each([
  [3_599.4, ['3599']],
  [3_599.5, ['3600']],
  [0.2, ['1']],
  [0, []],
  [-1, []],
  [Number.NaN, []],
])('%s seconds are told as %j', (duration, told) => {
  expect(texts(itemOf({ duration }), 'itunes:duration')).toEqual(told)
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
  expect(texts(item, 'itunes:episode')).toEqual(apple)
  expect(texts(item, 'podcast:episode')).toEqual(own)
  expect(text(item, 'itunes:episodeType')).toBe(type)
})

test('what apps show in place of a number is the first recording’s alone, and not too long', () => {
  const display = (item: Partial<FeedItem>) => only(itemOf(item), 'podcast:episode').attributes.display
  expect(display({})).toBe('Jour 2')
  expect(display({ part: { number: 2, isFirst: false } })).toBeUndefined()
  expect([...display({ numberLabel: 'é'.repeat(40) })!]).toHaveLength(32)
})

test('a person has a role of the taxonomy with its group', () => {
  const people = ['producer', 'moderator', 'toString', ''].map((role) => ({
    name: 'Ada',
    role,
    url: null,
    imageUrl: null,
  }))
  expect(all(itemOf({ people }), 'podcast:person').map((one) => one.attributes)).toEqual([
    { role: 'producer', group: 'creative direction' },
    { role: 'host', group: 'cast' },
    { role: 'guest', group: 'cast' },
    { role: 'guest', group: 'cast' },
  ])
})

test.each([
  ['http://ada.example', 'https://ada.example/'],
  ['https://ada.example/é à', 'https://ada.example/%C3%A9%20%C3%A0'],
  ['https://exämple.org/', 'https://xn--exmple-cua.org/'],
  ['ada.example', undefined],
  ['javascript:alert(1)', undefined],
])('the address %s is written as %s', (url, written) => {
  const people = [{ name: 'Ada', role: 'host', url, imageUrl: null }]
  expect(only(itemOf({ people }), 'podcast:person').attributes.href).toBe(written)
})

test('a site without https keeps its own addresses', () => {
  const url = 'http://localhost:4000/shows/matin/le-vent'
  const item = itemOf({ url, chaptersUrl: 'http://localhost:4000/chapters/abcdefghij12.json' })
  expect(only(item, 'podcast:chapters').attributes.url).toMatch(/^http:/)
})

test.each([
  [0, 30, [['0.01', '30']]],
  [12.3456, 61, [['12.346', '61']]],
  [3_590, 30, [['3590', '9.7']]],
  [3_600, 30, []],
  [-1, 30, []],
  [10, 0, []],
])('a soundbite from %s for %s seconds is told as %j', (start, duration, told) => {
  const found = all(itemOf({ soundbites: [{ start, duration, title: '' }] }), 'podcast:soundbite')
  expect(found.map(({ attributes }) => [attributes.startTime, attributes.duration])).toEqual(told)
})

test('a place that is no place on earth or in OpenStreetMap is its name alone', () => {
  const location = { name: 'Ici', geo: '46.2, 6.1', osm: 'way/12', rel: 'subject' as const }
  expect(only(itemOf({ location }), 'podcast:location').attributes).toEqual({ rel: 'subject' })
})

test.each([
  [{ name: 'CC-BY-4.0', url: null }, [{}]],
  [{ name: 'ARR', url: null }, [{}]],
  [{ name: 'La nôtre', url: 'https://radio.example/licence' }, [{ url: 'https://radio.example/licence' }]],
  [{ name: 'La nôtre', url: null }, []],
  [{ name: 'La nôtre', url: 'nulle part' }, []],
])('the license %j is told with %j', (license, told) => {
  expect(all(itemOf({ license }), 'podcast:license').map(({ attributes }) => attributes)).toEqual(told)
})

test('an alternate without a size or a whole hash says no more than is known', () => {
  const [first] = ITEM.alternates
  expect(all(itemOf({ alternates: [{ ...first!, size: 0 }] }), 'podcast:alternateEnclosure')).toEqual([])
  const [alternate] = all(itemOf({ alternates: [{ ...first!, hash: 'abc' }] }), 'podcast:alternateEnclosure')
  expect(alternate!.children.map(({ name }) => name)).toEqual(['podcast:source'])
})

const REQUIRED_ONCE = ['title', 'link', 'description', 'guid', 'pubDate', 'enclosure', 'itunes:explicit']

test('an item has what every app needs exactly once, and nothing that only some other feed may hold', () => {
  for (const item of all(channelOf(), 'item')) {
    for (const name of REQUIRED_ONCE) only(item, name)
    for (const name of ['author', 'language', 'itunes:summary', 'itunes:title'])
      expect(all(item, name)).toEqual([])
    expect(Object.keys(only(item, 'enclosure').attributes).sort()).toEqual(['length', 'type', 'url'])
    expect(only(item, 'guid').attributes).toEqual({ isPermaLink: 'false' })
  }
})

test('the whole notes stand beside a description that had to be cut, and only there', () => {
  const [short, long] = all(channelOf(), 'item')
  expect(all(short!, 'content:encoded')).toEqual([])
  expect(text(long!, 'content:encoded')).toContain('Paragraphe 59')
  expect(text(long!, 'description')).not.toContain('Paragraphe 59')
})

test('chapters stand under the notes, but not beside timestamps that someone typed there', () => {
  const description = (notes: string) => text(itemOf({ notes }), 'description')
  const lines = description('Dit').split('\n')
  expect(lines.slice(0, 2)).toEqual(['<p>Dit</p>', '<p>(00:00) Introduction</p>'])
  expect(lines).toHaveLength(5)
  expect(description('00:00 Début\n12:00 Fin')).toBe('<p>00:00 Début</p>\n<p>12:00 Fin</p>')
  expect(description('10:00 Accueil\n12:00 Repas').split('\n')).toHaveLength(6)
})

test('a show without items is still a feed', () => {
  expect(all(channelOf({}, { items: [] }), 'item')).toEqual([])
})

test('what is written once is read once: no text is escaped twice or cut where it need not be', () => {
  const title = `Toi & moi <3 "vous" l'été ]]> 🎙️ $&`
  const channel = channelOf({ title, author: title }, { items: [{ ...ITEM, title }] })
  for (const name of ['title', 'itunes:author']) expect(text(channel, name)).toBe(title)
  expect(text(only(channel, 'image'), 'title')).toBe(title)
  expect(text(only(channel, 'item'), 'title')).toBe(title)
})

const MARKS = `& < > " ' &amp;nbsp; &#0; ]]> <![CDATA[ x`
const HOSTILE: Record<string, string> = {
  marks: `a\u0008${MARKS}\uFFFEb\uD83C <lastBuildDate>x</lastBuildDate><item></item></channel></rss> $& $1`,
  'only control characters': '\u0000\u0008\u001F',
  'the other half': '\uDF99',
  'too much': 'é& 🎙️👩‍🔬'.repeat(3_000),
  lines: 'a\r\nb\n\n\tc\u2028d',
}

/** What the hub makes itself and is never nothing; only here may a text of nothing be nothing. */
const MADE = /^(language|guid|url|feedUrl|type)$/

/** Every string in a value but its dates, as the keys that lead there. */
function stringsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => !/At$/.test(key))
    .flatMap(([key, inner]) => stringsIn(inner, [...path, key]))
}

/** A copy with another text in one place. */
function withText(feed: Feed, path: string[], value: string): Feed {
  const copy = structuredClone(feed)
  const last = path.at(-1)!
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy)
  ;(parent as Record<string, unknown>)[last] = value
  return copy
}

const FIELDS = stringsIn({ channel: CHANNEL, items: [ITEM] }).filter(
  (path) => path.join('.') !== 'items.0.type' && path.at(-1) !== 'rel',
)
const before = everything(channelOf()).map(({ name }) => name)

/** What no text of a feed may bring about, whatever it is. */
function check(feed: Feed, path: string[], maySayNothing: boolean) {
  const channel = only(readXml(render(feed)), 'channel')
  for (const { name, text: inner, attributes, children } of everything(channel)) {
    // No text becomes an element.
    expect(before).toContain(name)
    const saysNothing = maySayNothing && MADE.test(path.at(-1)!)
    if (children.length === 0 && !saysNothing)
      expect(inner + Object.values(attributes).join(''), name).not.toBe('')
    if (name === 'title') expect([...inner].length).toBeLessThanOrEqual(255)
    if (name === 'podcast:person') expect([...inner].length).toBeLessThanOrEqual(128)
    if (name === 'description') expect(Buffer.byteLength(inner)).toBeLessThanOrEqual(4_000)
    expect(inner).toBe(inner.trim())
  }
}

test('the fields that hostile texts go through are all that a feed has', () => {
  expect(FIELDS.map((path) => path.join('.'))).toEqual(
    expect.arrayContaining([
      'channel.title',
      'channel.owner.email',
      'channel.keptTags.0.children.0.attributes.title',
      'items.0.guid',
      'items.0.season.name',
      'items.0.chapters.1.title',
      'items.0.people.0.name',
    ]),
  )
})

test.each(FIELDS.map((path) => [path.join('.'), path] as const))(
  'a hostile %s leaves a feed that can be read, with nothing empty and nothing too long',
  (_name, path) => {
    for (const [kind, value] of Object.entries(HOSTILE))
      check(withText({ ...FEED, items: [ITEM] }, path, value), path, kind === 'only control characters')
  },
)
