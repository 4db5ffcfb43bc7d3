import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFeed } from '#db/queries/get-feed.ts'
import { HOSTILE, SECRET, seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { visibleTo } from '../access/may-see.ts'
import type { ShowFeed } from './feed.ts'
import { all, only, readXml, type XmlElement } from './read-xml-for-tests.ts'
import { renderShowFeed } from './show-feed.ts'
import { toShowFeed } from './to-show-feed.ts'

const SITE = 'https://causerie.example'
const catalogue = openForTest()
let feed: ShowFeed
let xml: string
let channel: XmlElement
let items: XmlElement[]

beforeAll(() => {
  seedFeed(catalogue.db)
  const rows = findFeed(catalogue.db, {
    show: 'causeries',
    profile: 'mp3',
    visibilities: visibleTo('listed'),
  })
  feed = toShowFeed(rows!, SITE)
  xml = renderShowFeed(feed)
  channel = only(readXml(xml), 'channel')
  items = all(channel, 'item')
})
afterAll(() => catalogue.close())

const text = (element: XmlElement, name: string) => only(element, name).text
const visibleHostile = HOSTILE.replace('\u0008 ', ' ').replaceAll(/\s+/g, ' ')

function everything(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everything)]
}

test('the feed is the one that was looked at', async () => {
  await expect(xml).toMatchFileSnapshot('golden/causeries.xml')
})

test('equal content gives equal bytes, whenever it is written', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expect(renderShowFeed(feed)).toBe(xml)
})

test('the root is RSS 2.0 with the prefixes that apps look for', () => {
  const root = readXml(xml)
  expect(root.name).toBe('rss')
  expect(root.attributes).toMatchObject({
    version: '2.0',
    'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
    'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
  })
})

test('the channel has everything once that directories ask for', () => {
  expect(only(channel, 'atom:link').attributes).toEqual({
    href: `${SITE}/feeds/causeries.xml`,
    rel: 'self',
    type: 'application/rss+xml',
  })
  expect(text(channel, 'title')).toBe(`Les causeries ${visibleHostile}`)
  expect(text(channel, 'link')).toBe(`${SITE}/shows/causeries`)
  expect(text(channel, 'language')).toBe('fr')
  expect(text(channel, 'itunes:author')).toBe('Collectif & amis')
  expect(text(channel, 'itunes:explicit')).toBe('false')
  expect(text(channel, 'podcast:guid')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c')
  expect(text(channel, 'podcast:medium')).toBe('podcast')
  expect(only(channel, 'podcast:locked').attributes.owner).toBe('radio@example.org')
  expect(text(only(channel, 'itunes:owner'), 'itunes:email')).toBe('radio@example.org')
  expect(text(channel, 'lastBuildDate')).toBe('Fri, 20 Mar 2026 08:00:00 GMT')
  const parent = only(channel, 'itunes:category')
  expect(parent.attributes.text).toBe('Society & Culture')
  expect(only(parent, 'itunes:category').attributes.text).toBe('Documentary')
  const picture = only(channel, 'image')
  expect(text(picture, 'url')).toBe(only(channel, 'itunes:image').attributes.href)
  expect(text(picture, 'title')).toBe(text(channel, 'title'))
  expect(text(picture, 'link')).toBe(text(channel, 'link'))
})

test('nothing of RSS is in it that RSS does not know, and nothing is empty', () => {
  const plain = ['title', 'link', 'description', 'language', 'generator', 'lastBuildDate', 'image', 'item']
  for (const { name } of channel.children) if (!name.includes(':')) expect(plain).toContain(name)
  for (const element of everything(channel)) {
    const says = element.text.trim() + Object.values(element.attributes).join('')
    if (element.children.length === 0) expect(says, `<${element.name}>`).not.toBe('')
    expect(element.name).not.toMatch(/itunes:(summary|subtitle|keywords|order)/)
    for (const value of [element.text, ...Object.values(element.attributes)])
      expect(value).not.toMatch(/^(undefined|null|NaN|Invalid Date)$|\[object/)
    expect(element.attributes.type).not.toBe('false')
  }
})

test('every address is absolute, in ASCII and without spaces', () => {
  for (const { name, text: inner, attributes } of everything(channel))
    for (const value of [attributes.url, attributes.href, ...(/^(link|url)$/.test(name) ? [inner] : [])])
      if (value !== undefined) expect(value).toMatch(/^https?:\/\/[\x21-\x7E]+$/)
})

test('an item for each recording that can be heard and is public, newest first', () => {
  expect(items.map((item) => text(item, 'title'))).toEqual([
    'Le matin',
    `En morceaux ${visibleHostile} (2)`,
    'Débat (3)',
    'Débat (4)',
    'La première',
    'Annonce',
  ])
  expect(xml).not.toContain(SECRET)
})

test('every item has one enclosure with its size and type, and a guid of its own', () => {
  for (const item of items) {
    const { url, length, type } = only(item, 'enclosure').attributes
    expect(url).toMatch(/\/enclosures\/[a-z0-9]{12}\/mp3\.mp3$/)
    expect(Number(length)).toBeGreaterThan(16_384)
    expect(type).toBe('audio/mpeg')
    expect(only(item, 'guid').attributes.isPermaLink).toBe('false')
    expect(text(item, 'guid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(text(item, 'pubDate')).toMatch(
      /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
    )
    expect(text(item, 'itunes:duration')).toMatch(/^[1-9]\d*$/)
    expect(text(item, 'itunes:explicit')).toBe('false')
    expect(Buffer.byteLength(text(item, 'description'))).toBeLessThanOrEqual(4_000)
  }
  for (const name of ['guid', 'link', 'title'])
    expect(new Set(items.map((item) => text(item, name))).size).toBe(items.length)
  expect(new Set(items.map((item) => only(item, 'enclosure').attributes.url)).size).toBe(items.length)
})

test('the current rendition is the one whose size is told', () => {
  const whole = items.find((item) => text(item, 'title') === 'La première')!
  expect(only(whole, 'enclosure').attributes.length).toBe('7200000')
  expect(text(whole, 'itunes:duration')).toBe('1800')
})

test('the first recording has the episode’s number, later ones are bonuses with two digits', () => {
  const [first, second, , fourth] = items
  expect(text(first!, 'itunes:episode')).toBe('10')
  expect(text(first!, 'podcast:episode')).toBe('10')
  expect(text(first!, 'itunes:episodeType')).toBe('full')
  expect(all(second!, 'itunes:episode')).toEqual([])
  expect(text(second!, 'podcast:episode')).toBe('10.02')
  expect(text(fourth!, 'podcast:episode')).toBe('10.04')
  expect(text(second!, 'itunes:episodeType')).toBe('bonus')
  expect(text(second!, 'link')).toBe(`${SITE}/shows/causeries/en-morceaux/2`)
  expect(only(second!, 'podcast:season').attributes.name).toBe('Paroles & échos')
  expect(text(second!, 'itunes:season')).toBe(text(second!, 'podcast:season'))
})

test('a trailer without season and number says nothing of either', () => {
  const trailer = items.at(-1)!
  expect(text(trailer, 'itunes:episodeType')).toBe('trailer')
  for (const name of ['itunes:season', 'itunes:episode', 'podcast:season', 'podcast:episode'])
    expect(all(trailer, name)).toEqual([])
  expect(text(trailer, 'itunes:duration')).toBe('1')
})

test('transcripts with words, chapters and people are there, and no others', () => {
  const whole = items.find((item) => text(item, 'title') === 'La première')!
  expect(
    all(whole, 'podcast:transcript').map((one) => [one.attributes.type, one.attributes.language]),
  ).toEqual([
    ['text/vtt', 'fr'],
    ['application/json', 'fr'],
    ['application/x-subrip', 'fr'],
  ])
  expect(only(whole, 'podcast:chapters').attributes.type).toBe('application/json+chapters')
  const people = all(whole, 'podcast:person')
  expect(people.map((one) => [one.text, one.attributes.role, one.attributes.href])).toEqual([
    ['Camille Roche', 'host', 'https://camille.example/'],
    [`Jo ${visibleHostile}`, 'guest', undefined],
    ['Sam', 'guest', undefined],
  ])
  expect(all(items[1]!, 'podcast:transcript')).toEqual([])
  expect(all(items[1]!, 'podcast:chapters')).toEqual([])
})

test('a description is HTML in which nothing of a producer’s text is markup', () => {
  const inner = text(channel, 'description')
  expect(inner.match(/<[^>]*>/g)).toEqual(['<p>', '</p>', '<p>', '</p>'])
  expect(inner).toContain('&lt;script&gt;')
  for (const item of items) expect(text(item, 'description')).not.toMatch(/<(?!\/?p>)/)
})

test('without an address there is no owner and no lock', () => {
  const anonymous = only(
    readXml(renderShowFeed({ ...feed, email: '', author: '', description: '' })),
    'channel',
  )
  for (const name of ['itunes:owner', 'podcast:locked', 'itunes:author'])
    expect(all(anonymous, name)).toEqual([])
  expect(text(anonymous, 'description')).not.toBe('')
})

test('a show’s own cover is named by its type', () => {
  const rows = findFeed(catalogue.db, { show: 'causeries', profile: 'mp3', visibilities: ['public'] })!
  const cover = { ...rows.items[0]!.asset, type: 'image/png' }
  expect(toShowFeed({ ...rows, cover }, SITE).imageUrl).toMatch(
    /\/media\/[a-z0-9]{12}\/[a-z0-9]{16}\/cover\.png$/,
  )
  expect(toShowFeed({ ...rows, cover: { ...cover, type: 'image/webp' } }, SITE).imageUrl).toBe(
    `${SITE}/cover.png`,
  )
})
