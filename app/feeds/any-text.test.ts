/** Whatever stands in any field of a feed, every reader of XML can read it, and says the texts as they were cleaned. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { parseRssFeed } from 'feedsmith'
import { parseFeed } from 'podcast-partytime'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { findFaults } from '../../tests/support/feed-rules/find-faults.ts'
import { CHANGED_AT, CHANNEL, ITEM } from './example-feed-for-tests.ts'
import type { FeedChannel, FeedItem } from './feed.ts'
import { only, readXml } from './read-xml-for-tests.ts'
import { renderChannel, renderItem } from './render.ts'
import { toTitle } from './text.ts'

interface Feed {
  channel: FeedChannel
  item: FeedItem
}
const FEED: Feed = { channel: CHANNEL, item: ITEM }

/** What has killed feeds, and what looks like markup of some kind. */
const PIECES = [
  ...[
    ']]>',
    ']]',
    '<![CDATA[',
    '&',
    '&amp;',
    '&nbsp;',
    '&#0;',
    '&#x8;',
    '<',
    '>',
    '"',
    "'",
    '--',
    '<!--',
    '<?xml',
    '%',
  ],
  ...[
    '<script>alert(1)</script>',
    '</item>',
    '</channel></rss>',
    '<lastBuildDate>x</lastBuildDate>',
    '<b',
    '$&',
    '$1',
  ],
  ...[
    '\u0000',
    '\u0008',
    '\u001F',
    '\u007F',
    '\u0085',
    '\uFFFE',
    '\uFFFF',
    '\uD83C',
    '\uDF99',
    '\u{1F399}',
    '\u{10FFFF}',
  ],
  ...[
    '\u202E',
    '\u2066',
    '\u200B',
    '\u200F',
    '\u00A0',
    '\u202F',
    '\u2028',
    '\uFEFF',
    'e\u0301',
    '\n',
    '\r\n',
    '\t',
    '\n\n',
  ],
  ...[
    '**',
    '_',
    '`',
    '# ',
    '> ',
    '- ',
    '1. ',
    '[a](javascript:alert(1))',
    '[a](https://x.example/"><b>)',
    '[x]: <y>',
    '![](a)',
    '<a href=x onclick=y>',
  ],
  ...['1984', 'true', '5.10', '1e5', '0x1F', 'é', 'Le vent', ' ', ' : ', '🎙️👩‍🔬'],
]
const unit = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.nat(0xffff).map((code) => String.fromCharCode(code)) },
)
const text = fc.oneof(
  { weight: 8, arbitrary: fc.array(unit, { maxLength: 12 }).map((units) => units.join('')) },
  {
    weight: 1,
    arbitrary: fc.tuple(unit, fc.integer({ min: 200, max: 6_000 })).map(([one, times]) => one.repeat(times)),
  },
)

/** What the hub makes by itself, of which a feed needs a true value: a date, and what only code chooses. */
const MADE = /^(publishedAt|rel)$|^type$/

/** Where each string of a value is. */
function stringsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key, inner]) => !(MADE.test(key) && typeof inner === 'string'))
    .flatMap(([key, inner]) => stringsIn(inner, [...path, key]))
}
const FIELDS = stringsIn(FEED)

/** A copy with other texts in those places. */
function withTexts(texts: [field: number, text: string][]): Feed {
  const copy = structuredClone(FEED)
  for (const [field, value] of texts) {
    const path = FIELDS[field]!
    const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy)
    ;(parent as Record<string, unknown>)[path.at(-1)!] = value
  }
  return copy
}

function render({ channel, item }: Feed): string {
  const { before, after } = renderChannel(channel, CHANGED_AT)
  return `${before}${renderItem(item)}${after}`
}

/** A few fields, or all of them at once. */
const feeds = fc
  .oneof(
    fc.array(fc.tuple(fc.nat(FIELDS.length - 1), text), { minLength: 1, maxLength: 6 }),
    fc
      .array(text, { minLength: FIELDS.length, maxLength: FIELDS.length })
      .map((texts) => [...texts.entries()]),
  )
  .map(withTexts)
/** What people type; addresses and what the hub counts stay. */
const TYPED = /(title|description|notes|author|category|label|numberLabel|copyright|email|name|text)$/
const typed = FIELDS.flatMap((path, at) => (TYPED.test(path.at(-1)!) ? [at] : []))
const written = fc
  .array(fc.tuple(fc.constantFrom(...typed), text), { minLength: 1, maxLength: 6 })
  .map(withTexts)
const often = { numRuns: 300, interruptAfterTimeLimit: 1_500 }

/** Title of the channel and of the item, as saxes reads them. Throws where the text is not XML. */
function titlesBySaxes(xml: string): string[] {
  const titles: string[] = []
  const open: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => open.push(name))
  parser.on('closetag', () => open.pop())
  const read = (part: string) => {
    if (open.at(-1) === 'title' && open.at(-2) !== 'image')
      titles[open.length === 3 ? 0 : 1] = (titles[open.length === 3 ? 0 : 1] ?? '') + part
  }
  parser.on('text', read)
  parser.on('cdata', read)
  parser.write(xml).close()
  return titles
}

const cleaned = ({ channel, item }: Feed) => [
  toTitle(channel.title, channel.language),
  toTitle(item.title, item.language),
]

test('the fields are all that a feed has', () => {
  const names = FIELDS.map((path) => path.join('.'))
  for (const name of [
    'channel.title',
    'channel.owner.email',
    'channel.keptTags.0.children.0.attributes.title',
    'item.notes',
    'item.people.0.name',
  ])
    expect(names).toContain(name)
  expect(names.length).toBeGreaterThan(60)
})

test('any text in any field leaves XML that strict readers take, with the titles as they were cleaned', () => {
  fc.assert(
    fc.property(feeds, (feed) => {
      const xml = render(feed)
      readXml(xml)
      expect(titlesBySaxes(xml)).toEqual(cleaned(feed))
    }),
    often,
  )
})

/** What such parsers make of spaces around pieces of CDATA, and of an entity that somebody typed, is theirs. */
const isTheirs = (title: string) => title.includes('&')
const bare = (title: string | undefined) => title?.replaceAll(/\s/g, '')

test('the parsers of apps read one item with its title', () => {
  fc.assert(
    fc.property(written, (feed) => {
      const xml = render(feed)
      const [read, app] = [parseRssFeed(xml), parseFeed(xml)]
      expect([read.items?.length, app?.items.length]).toEqual([1, 1])
      const titles = [read, app].map((one) => [bare(one?.title), bare(one?.items?.[0]?.title)])
      for (const [at, title] of cleaned(feed).entries())
        if (!isTheirs(title)) expect(titles.map((one) => one[at])).toEqual([bare(title), bare(title)])
    }),
    often,
  )
})

test('a description has at most 4,000 bytes and only the tags that apps show, each closed', () => {
  const described = fc.tuple(text, text).map(([notes, description]) => ({
    channel: { ...CHANNEL, description },
    item: { ...ITEM, notes },
  }))
  fc.assert(
    fc.property(described, (feed) => {
      const channel = only(readXml(render(feed)), 'channel')
      for (const inside of [channel, only(channel, 'item')]) {
        const html = only(inside, 'description').text
        expect(html).not.toBe('')
        expect(Buffer.byteLength(html)).toBeLessThanOrEqual(4_000)
        expect(strayIn(html)).toEqual([])
      }
    }),
    often,
  )
})

/** What is not text, an entity or one of the allowed elements, opened and closed in order. */
function strayIn(html: string): string[] {
  const open: string[] = []
  const stray: string[] = []
  const rest = html.replaceAll(
    /<(\/?)(p|ol|ul|li|a|b|i|strong|em)((?: href="https?:\/\/[^"<>\s]*")?)>/g,
    (tag, closing, name, href) => {
      if ((name === 'a' && !closing) !== (href !== '')) stray.push(tag)
      if (closing && open.pop() !== name) stray.push(tag)
      if (!closing) open.push(name)
      return ''
    },
  )
  return [...stray, ...open, ...(rest.match(/<[^<]*|>|&(?!(?:amp|lt|gt|quot|#39);)/g) ?? [])]
}

/** What a text may say, or what another text of the same feed should: not how it is written. */
const MEANING = ['plain-text', 'item-title', 'hosts-again', 'channel-recommended']

test('texts that people write break no rule of feeds', () => {
  fc.assert(
    fc.property(written, (feed) => {
      const faults = findFaults(render({ ...feed, channel: { ...feed.channel, isSerial: false } }), {
        letOff: MEANING,
      })
      expect(faults).toEqual([])
    }),
    often,
  )
})

const PYTHON = '/usr/bin/python3'
const skipWithoutPython = !existsSync(PYTHON) && process.env.CI !== 'true'
const EXPAT = `
import json, sys, xml.etree.ElementTree as tree
for line in sys.stdin:
    channel = tree.fromstring(json.loads(line).encode()).find('channel')
    print(json.dumps([channel.findtext('title'), channel.find('item').findtext('title')]))
`

test.skipIf(skipWithoutPython)('expat, which reads feeds for most programs, reads the same titles', () => {
  const some = fc.sample(feeds, 200)
  const input = some.map((feed) => JSON.stringify(render(feed))).join('\n')
  const output = execFileSync(PYTHON, ['-c', EXPAT], { input, encoding: 'utf8', maxBuffer: 64e6 })
  const read = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(read).toEqual(some.map(cleaned))
})
