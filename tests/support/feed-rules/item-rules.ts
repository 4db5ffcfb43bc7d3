/** Rules about `<item>`. */
import { escapedDescriptions, faultsOfDescription, isPictureName } from './descriptions.ts'
import { ofItems as of, titleOf } from './of-items.ts'
import type { FeedRule } from './rule.ts'
import {
  first,
  isAddress,
  isMailDate,
  named,
  POSITIVE,
  repeated,
  shown,
  TRUE_FALSE,
  textOf,
  wrong,
} from './values.ts'

/** What podcast-partytime, and any parser that guesses types, reads as a number or a boolean. */
export const LOOKS_LIKE_A_VALUE =
  /^\s*(true|false|[+-]?(0x[0-9a-f]+|\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?))\s*$/i
const NUMBERED = /^(s\d+\s*e\d+|(episode|épisode|ep\.|folge)\s*\d+|#\s*\d+)/i

export const ITEM_RULES: FeedRule[] = [
  {
    id: 'item-title',
    level: 'MUST',
    source: 'PSP-1, Apple, Spotify',
    sentence: 'a title, without the number of season or episode, that is not the show’s',
    inFeed: ({ items, channel }) =>
      wrong(
        items,
        (item) =>
          titleOf(item) === '' || NUMBERED.test(titleOf(item)) || titleOf(item) === textOf(channel, 'title'),
        (item) => titleOf(item) || 'no title',
      ),
    broken: [
      ['<title>Le vent</title>', ''],
      ['<title>Le vent', '<title>Le matin'],
      ['<title>Le vent', '<title>S1E2 Le vent'],
      ['<title>Le vent', '<title>Épisode 3 : le vent'],
    ],
  },
  {
    id: 'guid',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence: 'a guid that no other item has, and isPermaLink="false" where it is no address',
    inFeed: (feed) => [
      ...of((item) => {
        const guid = first(item, 'guid')
        return guid && (guid.attributes.isPermaLink === 'false' || isAddress(guid.text)) ? null : 'guid'
      })(feed),
      ...repeated(feed.items.map((item) => textOf(item, 'guid') ?? '')),
    ],
    broken: [
      ['11111111-0000-4000-8000-000000000002', '11111111-0000-4000-8000-000000000001'],
      ['<guid isPermaLink="false">', '<guid>'],
      ['<guid isPermaLink="false">11111111-0000-4000-8000-000000000001</guid>', ''],
    ],
  },
  {
    id: 'guid-looks',
    level: 'TRAP',
    source: 'AntennaPod Rss20, podcast-partytime',
    sentence: 'no guid has spaces around it or looks like a number',
    inFeed: of((item) => {
      const guid = textOf(item, 'guid') ?? ''
      return guid !== guid.trim() || LOOKS_LIKE_A_VALUE.test(guid) ? guid : null
    }),
    broken: [
      ['11111111-0000-4000-8000-000000000001', '000123'],
      ['11111111-0000-4000-8000-000000000001', '1e5'],
      ['11111111-0000-4000-8000-000000000001', ' 11111111-0000-4000-8000-000000000001'],
    ],
  },
  {
    id: 'title-looks',
    level: 'TRAP',
    source: 'podcast-partytime',
    sentence: 'no title is only a number or true: it would be no title',
    inFeed: ({ items, channel }) =>
      wrong(
        [channel, ...items].map(titleOf),
        (title) => LOOKS_LIKE_A_VALUE.test(title),
        (title) => title,
      ),
    broken: [
      ['<title>Le vent', '<title>1984'],
      ['<title>Le vent', '<title>true'],
      ['<title>Le vent', '<title>5.10'],
    ],
  },
  {
    id: 'pub-date',
    level: 'SHOULD',
    source: 'PSP-1, Apple 823',
    sentence: 'pubDate is a date of RFC 2822 with a weekday that is right',
    inFeed: of((item) =>
      isMailDate(textOf(item, 'pubDate') ?? '') ? null : (textOf(item, 'pubDate') ?? 'no pubDate'),
    ),
    broken: [
      ['<pubDate>Mon, 04 May', '<pubDate>Tue, 04 May'],
      ['<pubDate>Mon, 04 May 2026', '<pubDate>Mon, 04 May 26'],
      ['<pubDate>Mon, 04 May 2026 06:30:00 GMT', '<pubDate>2026-05-04T06:30:00Z'],
      ['<pubDate>Mon, 04 May 2026 06:30:00 GMT</pubDate>', ''],
    ],
  },
  {
    id: 'not-in-future',
    level: 'MUST',
    source: 'AntennaPod DateUtils',
    sentence: 'nothing is of the future: a scheduled episode is not there yet',
    inFeed: ({ items, now }) =>
      wrong(
        items,
        (item) => Date.parse(textOf(item, 'pubDate') ?? '') > now.getTime(),
        (item) => textOf(item, 'pubDate')!,
      ),
    broken: [['<pubDate>Mon, 04 May 2026', '<pubDate>Mon, 11 May 2026']],
  },
  {
    id: 'item-description',
    level: 'SHOULD',
    source: 'PSP-1, Apple',
    sentence: 'the description has at most 4,000 bytes, HTML in CDATA, of p ol ul li a b i strong em',
    inFeed: (feed) => [
      ...of((item) =>
        named(item, 'description').length === 1
          ? named(item, 'description').flatMap(faultsOfDescription)
          : 'description',
      )(feed),
      ...feed.xml.split('<item>').slice(1).flatMap(escapedDescriptions),
    ],
    broken: [
      ['Une heure', 'é'.repeat(2_001)],
      ['<strong>dehors</strong>', '<span>dehors</span>'],
      ['<![CDATA[<p>Une heure <strong>dehors</strong>.</p>]]>', '&lt;p>Une heure dehors.&lt;/p>'],
      ['<description><![CDATA[<p>Une heure <strong>dehors</strong>.</p>]]></description>', ''],
    ],
  },
  {
    id: 'duration',
    level: 'SHOULD',
    source: 'PSP-1, Apple',
    sentence: 'itunes:duration is whole seconds',
    inFeed: of((item) => (POSITIVE.test(textOf(item, 'itunes:duration') ?? '') ? null : 'itunes:duration')),
    broken: [
      ['<itunes:duration>3600', '<itunes:duration>01:00:00'],
      ['<itunes:duration>3600', '<itunes:duration>0'],
      ['<itunes:duration>3600</itunes:duration>', ''],
    ],
  },
  {
    id: 'item-recommended',
    level: 'SHOULD',
    source: 'PSP-1',
    sentence: 'a link to the page, a picture whose name ends as JPEG or PNG, and explicit as true or false',
    inFeed: of((item) => [
      ...(isAddress(textOf(item, 'link') ?? '') ? [] : ['link']),
      ...(isPictureName(first(item, 'itunes:image')?.attributes.href ?? '') ? [] : ['itunes:image']),
      ...(TRUE_FALSE.test(textOf(item, 'itunes:explicit') ?? '') ? [] : ['itunes:explicit']),
    ]),
    broken: [
      ['<link>https://radio.example/shows/matin/le-vent</link>', ''],
      ['<itunes:image href="https://radio.example/shows/matin/cover-1.jpg"/>', ''],
      [
        '<itunes:explicit>false</itunes:explicit><itunes:episodeType>',
        '<itunes:explicit>clean</itunes:explicit><itunes:episodeType>',
      ],
    ],
  },
  {
    id: 'item-transcript',
    level: 'SHOULD',
    source: 'PSP-1',
    sentence: 'a transcript',
    inFeed: of((item) => (named(item, 'podcast:transcript').length > 0 ? null : 'podcast:transcript')),
    broken: [
      [
        '<podcast:transcript url="https://radio.example/transcripts/abcdefghij12/fr.vtt" type="text/vtt" language="fr" rel="captions"/>',
        '',
      ],
    ],
  },
  {
    id: 'numbers',
    level: 'MUST',
    source: 'PSP-1, Apple',
    sentence: 'season and episode are whole numbers from 1, and the type is full, trailer or bonus',
    inFeed: of((item) => [
      ...wrong(
        [...named(item, 'itunes:episode'), ...named(item, 'itunes:season')],
        ({ text }) => !POSITIVE.test(text),
        shown,
      ),
      ...wrong(named(item, 'itunes:episodeType'), ({ text }) => !/^(full|trailer|bonus)$/.test(text), shown),
    ]),
    broken: [
      ['<itunes:episode>1<', '<itunes:episode>0<'],
      ['<itunes:season>1<', '<itunes:season>1.5<'],
      ['<itunes:episodeType>full', '<itunes:episodeType>Full'],
    ],
  },
  {
    id: 'newest-first',
    level: 'SHOULD',
    source: 'practice',
    sentence: 'the newest item stands first',
    inFeed: ({ items }) => {
      const dates = items.map((item) => Date.parse(textOf(item, 'pubDate') ?? ''))
      return items.filter((_, at) => at > 0 && dates[at]! > dates[at - 1]!).map(titleOf)
    },
    broken: [['<pubDate>Mon, 04 May', '<pubDate>Sat, 02 May']],
  },
  {
    id: 'item-language',
    level: 'TRAP',
    source: 'AntennaPod Rss20',
    sentence: 'no <language> in items: it would become the feed’s',
    inFeed: of((item) => named(item, 'language').map(shown)),
    broken: [['<guid ', '<language>en</language><guid ']],
  },
]
