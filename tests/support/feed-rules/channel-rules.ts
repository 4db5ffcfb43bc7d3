/** Rules about `<channel>`. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { APPLE_CATEGORIES } from './apple-list.ts'
import { escapedDescriptions, faultsOfDescription, isPictureName } from './descriptions.ts'
import type { FeedRule } from './rule.ts'
import {
  EMAIL,
  first,
  isAddress,
  isLanguage,
  isMailDate,
  named,
  POSITIVE,
  shown,
  TRUE_FALSE,
  textOf,
  UUID,
  wrong,
} from './values.ts'

const hrefOf = (element: XmlElement, name: string) => first(element, name)?.attributes.href

export const CHANNEL_RULES: FeedRule[] = [
  {
    id: 'self-link',
    level: 'MUST',
    source: 'PSP-1',
    sentence: 'one atom:link rel="self" with the feed’s own address and type',
    inFeed: ({ channel }) => {
      const links = named(channel, 'atom:link').filter(({ attributes }) => attributes.rel === 'self')
      const isRight =
        links.length === 1 &&
        links[0]!.attributes.type === 'application/rss+xml' &&
        isAddress(links[0]!.attributes.href ?? '')
      return isRight ? [] : [`${links.length} links ${links.map(shown)}`]
    },
    broken: [
      ['rel="self" type="application/rss+xml"', 'rel="alternate" type="application/rss+xml"'],
      ['rel="self" type="application/rss+xml"', 'rel="self" type="text/xml"'],
      ['rel="hub"', 'rel="self" type="application/rss+xml"'],
    ],
  },
  {
    id: 'channel-required',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence: 'title, link, description and a language that ISO 639 knows',
    inFeed: ({ channel }) => [
      ...['title', 'link', 'description', 'language'].filter((name) => named(channel, name).length !== 1),
      ...wrong(named(channel, 'language'), ({ text }) => !isLanguage(text), shown),
    ],
    broken: [
      ['<language>fr</language>', ''],
      ['<language>fr</language>', '<language>français</language>'],
      ['<language>fr</language>', '<language>xx</language>'],
      [
        '<title>Le matin</title><link>https://radio.example/shows/matin</link><description>',
        '<title>Le matin</title><description>',
      ],
    ],
  },
  {
    id: 'channel-description',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence:
      'the description has at most 4,000 bytes, and HTML only in CDATA and of the few tags that directories take',
    inFeed: ({ channel, xml }) => [
      ...named(channel, 'description').flatMap(faultsOfDescription),
      ...escapedDescriptions(xml.split('<item>')[0]!),
    ],
    broken: [
      ['Chaque matin.', 'é'.repeat(2_001)],
      ['<p>Chaque matin.</p>', '<h1>Chaque matin.</h1>'],
      ['<![CDATA[<p>Chaque matin.</p>]]>', '&lt;p>Chaque matin.&lt;/p>'],
    ],
  },
  {
    id: 'channel-image',
    level: 'MUST',
    source: 'PSP-1, Apple, Spotify',
    sentence: 'one itunes:image whose name ends as JPEG or PNG',
    inFeed: ({ channel }) => {
      const images = named(channel, 'itunes:image')
      const isRight = images.length === 1 && isPictureName(hrefOf(channel, 'itunes:image') ?? '')
      return isRight ? [] : [images.map(shown).join() || 'no itunes:image']
    },
    broken: [
      ['<itunes:image href="https://radio.example/shows/matin/cover.jpg"/>', ''],
      [
        '<itunes:image href="https://radio.example/shows/matin/cover.jpg"/>',
        '<itunes:image href="https://radio.example/cover.webp"/>',
      ],
    ],
  },
  {
    id: 'category',
    level: 'MUST',
    source: 'PSP-1, Apple 1691',
    sentence: 'categories are of Apple’s list, letter for letter, each nested in its own parent',
    inFeed: ({ channel }) => {
      const top = named(channel, 'itunes:category')
      const isKnown = (category: XmlElement) => {
        const children = APPLE_CATEGORIES[category.attributes.text ?? '']
        return (
          children !== undefined &&
          named(category, 'itunes:category').every(({ attributes }) =>
            children.includes(attributes.text ?? ''),
          )
        )
      }
      return top.length === 0 ? ['no itunes:category'] : wrong(top, (category) => !isKnown(category), shown)
    },
    broken: [
      ['text="Society &amp; Culture"', 'text="Society &amp; culture"'],
      ['text="Daily News"', 'text="Books"'],
      ['text="News"', 'text="Daily News"'],
    ],
  },
  {
    id: 'channel-explicit',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence: 'itunes:explicit is true or false',
    inFeed: ({ channel }) =>
      TRUE_FALSE.test(textOf(channel, 'itunes:explicit') ?? '') ? [] : ['itunes:explicit'],
    broken: [
      [
        '<itunes:explicit>false</itunes:explicit><itunes:author>',
        '<itunes:explicit>no</itunes:explicit><itunes:author>',
      ],
    ],
  },
  {
    id: 'channel-recommended',
    level: 'SHOULD',
    source: 'PSP-1',
    sentence: 'itunes:author, podcast:guid and podcast:locked are there (a blocked feed has nothing to lock)',
    inFeed: ({ channel }) => {
      const wanted = ['itunes:author', 'podcast:guid', ...(isBlocked(channel) ? [] : ['podcast:locked'])]
      return wanted.filter((name) => named(channel, name).length === 0)
    },
    broken: [
      ['<itunes:author>Toi &amp; moi</itunes:author>', ''],
      ['<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>', ''],
      ['<podcast:locked owner="matin@radio.example">yes</podcast:locked>', ''],
    ],
  },
  {
    id: 'type',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence: 'itunes:type is episodic or serial, and in a serial show each full item has its number',
    inFeed: ({ channel, items }) => {
      const type = textOf(channel, 'itunes:type')
      const isFull = (item: XmlElement) => (textOf(item, 'itunes:episodeType') ?? 'full') === 'full'
      const unnumbered = items.filter(
        (item) => isFull(item) && !POSITIVE.test(textOf(item, 'itunes:episode') ?? ''),
      )
      if (type !== undefined && !/^(episodic|serial)$/.test(type)) return [type]
      return type === 'serial' ? unnumbered.map((item) => `no itunes:episode: ${textOf(item, 'title')}`) : []
    },
    broken: [
      ['<itunes:type>serial', '<itunes:type>Serial'],
      ['<itunes:episode>1</itunes:episode>', ''],
    ],
  },
  {
    id: 'copyright',
    level: 'SHOULD',
    source: 'PSP-1',
    sentence: 'copyright names its holder, without the word, the sign or a year',
    inFeed: ({ channel }) =>
      wrong(named(channel, 'copyright'), ({ text }) => /copyright|©|\b(19|20)\d\d\b/i.test(text), shown),
    broken: [
      ['<copyright>Radio', '<copyright>© Radio'],
      ['<copyright>Radio', '<copyright>2026 Radio'],
      ['<copyright>Radio', '<copyright>Copyright Radio'],
    ],
  },
  {
    id: 'only-yes',
    level: 'SHOULD',
    source: 'Apple, PSP-1',
    sentence: 'itunes:complete and itunes:block say Yes or are left out',
    inFeed: ({ elements }) =>
      wrong(
        elements.map(({ element }) => element).filter(({ name }) => /^itunes:(complete|block)$/.test(name)),
        ({ text }) => text !== 'Yes',
        shown,
      ),
    broken: [['<itunes:complete>Yes', '<itunes:complete>No']],
  },
  {
    id: 'new-feed-url',
    level: 'MUST',
    source: 'Apple, AntennaPod FeedUpdateWorker',
    sentence: 'itunes:new-feed-url stands in the channel alone',
    inFeed: ({ elements }) =>
      wrong(
        elements.filter(({ element }) => element.name === 'itunes:new-feed-url'),
        ({ parent }) => parent.name !== 'channel',
        ({ element }) => shown(element),
      ),
    broken: [['<guid ', '<itunes:new-feed-url>https://radio.example/</itunes:new-feed-url><guid ']],
  },
  {
    id: 'ownership',
    level: 'SHOULD',
    source: 'podcast:txt, PSP-1 13, Spotify',
    sentence: 'a feed that directories list proves whose it is, and no address is empty',
    inFeed: ({ channel, elements }) => {
      const emails = elements
        .filter(({ element }) => element.name === 'itunes:email')
        .map(({ element }) => element)
      const proofs = [
        ...emails.filter(({ text }) => EMAIL.test(text)),
        ...named(channel, 'podcast:locked').filter(({ attributes }) => EMAIL.test(attributes.owner ?? '')),
        ...named(channel, 'podcast:txt').filter(({ attributes }) =>
          /^(applepodcasts)?verify$/.test(attributes.purpose ?? ''),
        ),
      ]
      const empty = wrong(emails, ({ text }) => !EMAIL.test(text), shown)
      return proofs.length > 0 || isBlocked(channel) ? empty : [...empty, 'no proof']
    },
    broken: [['<itunes:email>matin@radio.example', '<itunes:email>Ada']],
  },
  {
    id: 'generator',
    level: 'SHOULD',
    source: 'PSP-1 13',
    sentence: 'a generator, and none of the tags that Apple dropped',
    inFeed: ({ channel, elements }) => [
      ...(named(channel, 'generator').length === 1 ? [] : ['no generator']),
      ...wrong(
        elements.map(({ element }) => element),
        ({ name }) => /^itunes:(summary|subtitle|keywords|order)$/.test(name),
        shown,
      ),
    ],
    broken: [
      ['<generator>Causerie</generator>', ''],
      ['<guid ', '<itunes:summary>Dehors</itunes:summary><guid '],
    ],
  },
  {
    id: 'last-build-date',
    level: 'SHOULD',
    source: 'podcast namespace 90',
    sentence: 'lastBuildDate is a date that has been',
    inFeed: ({ channel, now }) => {
      const date = textOf(channel, 'lastBuildDate') ?? ''
      return isMailDate(date) && Date.parse(date) <= now.getTime() ? [] : [date || 'no lastBuildDate']
    },
    broken: [
      ['<lastBuildDate>Tue, 05 May 2026', '<lastBuildDate>Tue, 12 May 2026'],
      ['<lastBuildDate>Tue, 05 May 2026', '<lastBuildDate>2026-05-05'],
      ['<lastBuildDate>Tue, 05 May 2026 07:00:00 GMT</lastBuildDate>', ''],
    ],
  },
  {
    id: 'an-item',
    level: 'MUST',
    source: 'Apple, Spotify',
    sentence: 'at least one item, except in a list or a publisher’s feed',
    inFeed: ({ channel, items }) => {
      const isList = /^(publisher|mixed|.+L)$/.test(textOf(channel, 'podcast:medium') ?? '')
      return items.length > 0 || isList ? [] : ['no item']
    },
    broken: [[/<item>.*<\/item>/s, '']],
  },
  {
    id: 'channel-guid',
    level: 'MUST',
    source: 'podcast namespace guid.md',
    sentence: 'podcast:guid is a UUID',
    inFeed: ({ channel }) => wrong(named(channel, 'podcast:guid'), ({ text }) => !UUID.test(text), shown),
    broken: [['<podcast:guid>9b024349-', '<podcast:guid>']],
  },
]

export const isBlocked = (channel: XmlElement) => textOf(channel, 'itunes:block') === 'Yes'
