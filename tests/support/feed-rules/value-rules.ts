/** Rules about the values that elements and attributes hold: plain texts, addresses, sizes. */
import type { FeedRule } from './rule.ts'
import {
  addressesOf,
  EMAIL,
  first,
  isAddress,
  isSafeAddress,
  named,
  shown,
  textOf,
  WHOLE,
  wrong,
} from './values.ts'

/** Where HTML is at home, and where longer texts are. */
const HTML = new Set(['description', 'content:encoded'])
const LONG = new Set(['description', 'content:encoded', 'podcast:txt'])

const DEFAULT_WORDS = /^(undefined|null|NaN|Invalid Date|\[object Object\])$/
const TAG_OR_ENTITY = /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i

export const VALUE_RULES: FeedRule[] = [
  {
    id: 'plain-text',
    level: 'SHOULD',
    source: 'RSS 2.0, PSP-1',
    sentence: 'plain values hold no HTML and no entity that one sees: nothing is escaped twice',
    inFeed: ({ elements }) =>
      wrong(
        elements.map(({ element }) => element),
        ({ name, text, children }) => children.length === 0 && !HTML.has(name) && TAG_OR_ENTITY.test(text),
        shown,
      ),
    broken: [
      ['Toi &amp; moi', 'Toi &amp;amp; moi'],
      ['Le vent', '&lt;b&gt;Le vent&lt;/b&gt;'],
    ],
  },
  {
    id: 'length-of-values',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence: 'values have no spaces around them and at most 255 characters where nothing else is said',
    inFeed: ({ elements }) =>
      elements.flatMap(({ element }) => {
        const values = [
          ...Object.values(element.attributes),
          ...(element.children.length === 0 ? [element.text] : []),
        ]
        const isLong =
          !LONG.has(element.name) && [...element.text].length > 255 && element.children.length === 0
        return isLong || values.some((value) => value !== value.trim()) ? [shown(element)] : []
      }),
    broken: [
      ['Le vent', ' Le vent'],
      ['Le vent', 'v'.repeat(256)],
      ['text="News"', 'text="News "'],
    ],
  },
  {
    id: 'no-nothing',
    level: 'MUST',
    source: 'what libraries write',
    sentence: 'nothing is empty, undefined, null or an invalid date',
    inFeed: ({ elements }) =>
      elements.flatMap(({ element }) => {
        const { attributes, children, text } = element
        const values = [...Object.values(attributes), text.trim()]
        const isEmpty = children.length === 0 && Object.keys(attributes).length === 0 && text.trim() === ''
        const isNothing = Object.values(attributes).includes('') || attributes.type === 'false'
        return isEmpty || isNothing || values.some((value) => DEFAULT_WORDS.test(value))
          ? [shown(element)]
          : []
      }),
    broken: [
      ['<generator>Causerie</generator>', '<generator></generator>'],
      ['Mon, 04 May 2026 06:30:00 GMT', 'Invalid Date'],
      ['type="audio/mpeg"', 'type="false"'],
      ['<link>https://radio.example/shows/matin/le-vent</link>', '<link>undefined</link>'],
      ['type="application/json+chapters"', 'type=""'],
    ],
  },
  {
    id: 'email-elements',
    level: 'MUST',
    source: 'RSS 2.0',
    sentence: 'managingEditor, webMaster and an item’s author hold an email address',
    inFeed: ({ channel, items }) =>
      wrong(
        [
          ...named(channel, 'managingEditor'),
          ...named(channel, 'webMaster'),
          ...items.flatMap((item) => named(item, 'author')),
        ],
        ({ text }) => !EMAIL.test(text.split(' ')[0]!),
        shown,
      ),
    broken: [
      ['<managingEditor>matin@radio.example (Ada)', '<managingEditor>Ada'],
      ['<guid ', '<author>Ada</author><guid '],
    ],
  },
  {
    id: 'image-element',
    level: 'MUST',
    source: 'RSS 2.0',
    sentence:
      '<image> has address, title and link, the latter two as the channel, and is at most 144 by 400 where it says so',
    inFeed: ({ channel }) =>
      named(channel, 'image').flatMap((image) => {
        const isRight =
          textOf(image, 'url') !== undefined &&
          textOf(image, 'title') === textOf(channel, 'title') &&
          textOf(image, 'link') === textOf(channel, 'link')
        const isSmall =
          Number(textOf(image, 'width') ?? 0) <= 144 && Number(textOf(image, 'height') ?? 0) <= 400
        const areWhole = [first(image, 'width'), first(image, 'height')].every(
          (size) => !size || WHOLE.test(size.text),
        )
        return isRight && isSmall && areWhole ? [] : [shown(image)]
      }),
    broken: [
      ['<image><url>https://radio.example/shows/matin/cover.jpg</url>', '<image>'],
      [
        '<title>Le matin</title><link>https://radio.example/shows/matin</link></image>',
        '<title>Matin</title></image>',
      ],
      ['</url><title>', '</url><width>1400</width><title>'],
    ],
  },
  {
    id: 'addresses',
    level: 'MUST',
    source: 'Apple 823, gPodder 1445',
    sentence: 'addresses are absolute, ASCII and without spaces',
    inFeed: ({ elements }) =>
      wrong(
        elements.flatMap(({ element }) => addressesOf(element)),
        (address) => !isAddress(address),
        (address) => address,
      ),
    broken: [
      ['https://radio.example/shows/matin/le-vent<', '/shows/matin/le-vent<'],
      ['https://radio.example/enclosures/abcdefghij12/mp3.mp3"', 'https://radio.example/le vent.mp3"'],
      ['https://radio.example/people/ada.jpg', 'https://radio.example/people/adèle.jpg'],
    ],
  },
  {
    id: 'podcast-https',
    level: 'MUST',
    source: 'podcast namespace 1.0',
    sentence: 'addresses in podcast:* are https',
    inFeed: ({ elements }) =>
      wrong(
        elements
          .filter(({ element }) => element.name.startsWith('podcast:'))
          .flatMap(({ element }) => addressesOf(element)),
        (address) => isAddress(address) && !isSafeAddress(address),
        (address) => address,
      ),
    broken: [['https://radio.example/people/ada"', 'http://radio.example/people/ada"']],
  },
  {
    id: 'https',
    level: 'SHOULD',
    source: 'podcast namespace 1.0',
    sentence: 'all addresses are https',
    inFeed: ({ elements }) =>
      wrong(
        elements.flatMap(({ element }) => addressesOf(element)),
        (address) => isAddress(address) && !isSafeAddress(address),
        (address) => address,
      ),
    broken: [
      ['<link>https://radio.example/shows/matin/le-vent<', '<link>http://radio.example/shows/matin/le-vent<'],
    ],
  },
]
