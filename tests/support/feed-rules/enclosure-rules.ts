/** Rules about enclosures, and what apps take for the same episode because of them. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { ofItems as of, titleOf } from './of-items.ts'
import type { FeedRule } from './rule.ts'
import { first, isAddress, named, POSITIVE, repeated, textOf } from './values.ts'

/** What Apple takes, by the extension. */
const TYPES: Record<string, RegExp> = {
  mp3: /^audio\/mpeg$/,
  m4a: /^audio\/(x-m4a|m4a|mp4)$/,
  mp4: /^video\/mp4$/,
  m4v: /^video\/(x-m4v|m4v)$/,
  mov: /^video\/quicktime$/,
  pdf: /^application\/pdf$/,
}
const TEN_MINUTES = 600

const enclosureOf = (item: XmlElement) => first(item, 'enclosure')?.attributes ?? {}
const extensionOf = (address: string) =>
  isAddress(address) ? (/\.([a-z0-9]+)$/i.exec(new URL(address).pathname)?.[1]?.toLowerCase() ?? '') : ''

/** Whether AntennaPod takes one for the other. */
function isTwin(one: XmlElement, other: XmlElement): boolean {
  const day = (item: XmlElement) => new Date(textOf(item, 'pubDate') ?? '').toDateString()
  const kind = (item: XmlElement) => enclosureOf(item).type?.split('/')[0]
  const length = (item: XmlElement) => Number(textOf(item, 'itunes:duration') ?? 0)
  const near = Math.abs(length(one) - length(other)) < TEN_MINUTES
  return (
    one !== other &&
    titleOf(one) === titleOf(other) &&
    day(one) === day(other) &&
    kind(one) === kind(other) &&
    near
  )
}

export const ENCLOSURE_RULES: FeedRule[] = [
  {
    id: 'enclosure',
    level: 'MUST',
    source: 'PSP-1, Apple 823, Spotify',
    sentence: 'exactly one enclosure with address, length and type, and no address twice in the feed',
    inFeed: (feed) => [
      ...of((item) => {
        const { url, length, type } = enclosureOf(item)
        const isWhole = url && type && POSITIVE.test(length ?? '')
        return named(item, 'enclosure').length === 1 && isWhole ? null : 'enclosure'
      })(feed),
      ...repeated(feed.items.map((item) => enclosureOf(item).url ?? '')),
    ],
    broken: [
      [
        '<enclosure url="https://radio.example/enclosures/abcdefghij12/mp3.mp3" length="4321000" type="audio/mpeg"/>',
        '',
      ],
      ['<guid ', '<enclosure url="https://radio.example/b.mp3" length="1" type="audio/mpeg"/><guid '],
      ['length="4321000"', 'length="0"'],
      ['mp3.mp3" length="4321000" type="audio/mpeg"', 'mp3.mp3" length="4321000"'],
      ['enclosures/abcdefghij13/', 'enclosures/abcdefghij12/'],
    ],
  },
  {
    id: 'enclosure-extension',
    level: 'MUST',
    source: 'Apple, PSP-1',
    sentence: 'the address ends as its type does: Apple decides by the extension',
    inFeed: of((item) => {
      const { url = '', type = '' } = enclosureOf(item)
      return TYPES[extensionOf(url)] ? null : `${url} ${type}`
    }),
    broken: [
      ['abcdefghij12/mp3.mp3"', 'abcdefghij12/stream"'],
      ['abcdefghij12/mp3.mp3"', 'abcdefghij12/mp3?x=.mp3"'],
    ],
  },
  {
    id: 'enclosure-type',
    level: 'MUST',
    source: 'Apple, PSP-1, upodder 19',
    sentence: 'the type is the one that Apple lists for the extension',
    inFeed: of((item) => {
      const { url = '', type = '' } = enclosureOf(item)
      return TYPES[extensionOf(url)]?.test(type) === false ? `${url} ${type}` : null
    }),
    broken: [
      ['length="4321000" type="audio/mpeg"', 'length="4321000" type="audio/mp3"'],
      ['length="4321000" type="audio/mpeg"', 'length="4321000" type="video/mp4"'],
    ],
  },
  {
    id: 'enclosure-small',
    level: 'TRAP',
    source: 'AntennaPod Rss20',
    sentence: 'a length under 16,384 bytes is taken for unknown',
    inFeed: of((item) =>
      Number(enclosureOf(item).length) < 16_384 ? `${enclosureOf(item).length} bytes` : null,
    ),
    broken: [['length="4321000"', 'length="16383"']],
  },
  {
    id: 'twins',
    level: 'TRAP',
    source: 'AntennaPod FeedItemDuplicateGuesser',
    sentence: 'no two items of one day have title, kind and about the duration in common',
    inFeed: ({ items }) => items.filter((item) => items.some((other) => isTwin(item, other))).map(titleOf),
    broken: [['<title>La pluie</title>', '<title>Le vent</title>']],
  },
]
