/** Rules about the tags of the podcast namespace that the table of one tag does not show. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { OUTSIDE_1_0, PODCAST_TAGS } from './podcast-tags.ts'
import type { Feed, FeedRule } from './rule.ts'
import { isOfTaxonomy } from './taxonomy.ts'
import { DECIMAL, first, named, shown, textOf, wrong } from './values.ts'

const FULL_TIME = /^\d{2,}:[0-5]\d:[0-5]\d(\.\d{1,3})?$/

const allOf = ({ elements }: Feed, name: string) =>
  elements.filter(({ element }) => element.name === `podcast:${name}`).map(({ element }) => element)

export const PODCAST_RULES: FeedRule[] = [
  {
    id: 'podcast-names',
    level: 'MUST',
    source: 'podcast namespace 1.0',
    sentence: 'podcast:* names are those of the namespace, in their case',
    inFeed: ({ elements }) =>
      wrong(
        elements.map(({ element }) => element.name).filter((name) => name.startsWith('podcast:')),
        (name) => !(name.slice(8) in PODCAST_TAGS) && !OUTSIDE_1_0.includes(name.slice(8)),
        (name) => name,
      ),
    broken: [['<podcast:podping usesPodping="true"/>', '<podcast:Podping usesPodping="true"/>']],
  },
  {
    id: 'podcast-1.0',
    level: 'SHOULD',
    source: 'podcast namespace 1.0',
    sentence: 'no tag that the document 1.0 does not have',
    inFeed: (feed) => OUTSIDE_1_0.flatMap((name) => allOf(feed, name)).map(shown),
    broken: [
      [
        '<podcast:podping ',
        '<podcast:previousUrl>https://radio.example/old.xml</podcast:previousUrl><podcast:podping ',
      ],
    ],
  },
  {
    id: 'locked-owner',
    level: 'TRAP',
    source: 'podcast-partytime',
    sentence: 'a lock has its owner: without one it is ignored',
    inFeed: (feed) => wrong(allOf(feed, 'locked'), ({ attributes }) => !attributes.owner, shown),
    broken: [['locked owner="matin@radio.example"', 'locked']],
  },
  {
    id: 'soundbite-at-0',
    level: 'TRAP',
    source: 'podcast-partytime',
    sentence: 'no soundbite starts at 0: it would be dropped',
    inFeed: (feed) =>
      wrong(allOf(feed, 'soundbite'), ({ attributes }) => Number(attributes.startTime) === 0, shown),
    broken: [['startTime="12.5"', 'startTime="0"']],
  },
  {
    id: 'person-role',
    level: 'TRAP',
    source: 'podcast-partytime, taxonomy.json',
    sentence: 'role and group are of the taxonomy: an unknown one becomes a host',
    inFeed: (feed) =>
      wrong(allOf(feed, 'person'), ({ attributes: { role, group } }) => !isOfTaxonomy(role, group), shown),
    broken: [
      ['role="guest" group="cast"', 'role="speaker" group="cast"'],
      ['role="guest" group="cast"', 'role="guest" group="writing"'],
    ],
  },
  {
    id: 'hosts-again',
    level: 'MUST',
    source: 'podcast namespace person.md',
    sentence: 'an item with people repeats the show’s, whose place its list takes',
    inFeed: ({ channel, items }) => {
      const nameOf = ({ text }: XmlElement) => text
      const hosts = named(channel, 'podcast:person').map(nameOf)
      return items
        .map((item) => named(item, 'podcast:person').map(nameOf))
        .flatMap((people) => hosts.filter((host) => people.length > 0 && !people.includes(host)))
    },
    broken: [
      [
        'img="https://radio.example/people/ada.jpg">Ada</podcast:person><podcast:person role="host" group="cast">Bérénice</podcast:person>',
        '>Ada</podcast:person>',
      ],
    ],
  },
  {
    id: 'alternate-length',
    level: 'TRAP',
    source: 'podcast-partytime',
    sentence: 'an alternate enclosure has its length: without one it is dropped',
    inFeed: (feed) => wrong(allOf(feed, 'alternateEnclosure'), ({ attributes }) => !attributes.length, shown),
    broken: [[' length="2100000"', '']],
  },
  {
    id: 'same-numbers',
    level: 'SHOULD',
    source: 'podcast namespace season.md, episode.md',
    sentence:
      'seasons and episodes have one number with Apple and here; a part has the episode’s before the point',
    inFeed: ({ items }) =>
      items.flatMap((item) =>
        ['season', 'episode'].filter((name) => {
          const [apple, own] = [textOf(item, `itunes:${name}`), textOf(item, `podcast:${name}`)]
          return apple !== undefined && own !== undefined && Number(apple) !== Math.floor(Number(own))
        }),
      ),
    broken: [
      ['name="Dehors">1<', 'name="Dehors">2<'],
      ['display="Jour 1">1<', 'display="Jour 1">2<'],
    ],
  },
  {
    id: 'own-license',
    level: 'MUST',
    source: 'podcast namespace license.md',
    sentence: 'a licence with a name of its own has an address',
    inFeed: (feed) =>
      wrong(
        allOf(feed, 'license'),
        ({ text, attributes }) => !/^[A-Za-z0-9.+-]+$/.test(text) && !attributes.url,
        shown,
      ),
    broken: [['<podcast:license url="https://radio.example/licence">', '<podcast:license>']],
  },
  {
    id: 'live-item-parts',
    level: 'TRAP',
    source: 'AntennaPod PodcastIndex',
    sentence: 'no transcript and no chapters in a live item: AntennaPod would read no item after it',
    inFeed: (feed) =>
      allOf(feed, 'liveItem').flatMap((live) =>
        [...named(live, 'podcast:transcript'), ...named(live, 'podcast:chapters')].map(shown),
      ),
    broken: [
      [
        '</podcast:liveItem>',
        '<podcast:transcript url="https://radio.example/a.vtt" type="text/vtt"/></podcast:liveItem>',
      ],
    ],
  },
  {
    id: 'social-interact',
    level: 'MUST',
    source: 'podcast namespace social-interact.md',
    sentence: 'a place to talk has an address unless it is disabled, and a priority where there are several',
    inFeed: ({ channel, items }) =>
      [channel, ...items].flatMap((inside) => {
        const tags = named(inside, 'podcast:socialInteract')
        const isWrong = ({ attributes: { protocol, uri, priority } }: XmlElement) =>
          (protocol !== 'disabled' && !uri) || (tags.length > 1 && priority === undefined)
        return wrong(tags, isWrong, shown)
      }),
    broken: [
      [' uri="https://radio.example/@ada/1"', ''],
      [
        '<podcast:contentLink ',
        '<podcast:socialInteract protocol="nostr" uri="nostr:1"/><podcast:contentLink ',
      ],
    ],
  },
  {
    id: 'publisher-medium',
    level: 'MUST',
    source: 'podcast namespace publisher.md',
    sentence: 'a publisher is a remote item of that medium',
    inFeed: (feed) =>
      wrong(
        allOf(feed, 'publisher'),
        (one) => first(one, 'podcast:remoteItem')?.attributes.medium !== 'publisher',
        shown,
      ),
    broken: [[' medium="publisher"', '']],
  },
  {
    id: 'value-time-split',
    level: 'MUST',
    source: 'podcast namespace value-time-split.md',
    sentence: 'a time split has one remote item or recipients',
    inFeed: (feed) =>
      wrong(
        allOf(feed, 'valueTimeSplit'),
        (one) =>
          (named(one, 'podcast:remoteItem').length === 1) === named(one, 'podcast:valueRecipient').length > 0,
        shown,
      ),
    broken: [['<podcast:remoteItem feedGuid="22222222-0000-4000-8000-000000000001"/>', '']],
  },
  {
    id: 'update-start',
    level: 'MUST',
    source: 'podcast namespace update-frequency.md',
    sentence: 'a rule that counts has its start',
    inFeed: (feed) =>
      wrong(
        allOf(feed, 'updateFrequency'),
        ({ attributes: { rrule = '', dtstart } }) => rrule.includes('COUNT=') && !dtstart,
        shown,
      ),
    broken: [['rrule="FREQ=WEEKLY"', 'rrule="FREQ=WEEKLY;COUNT=10"']],
  },
  {
    id: 'list-items',
    level: 'MUST',
    source: 'podcast namespace medium.md',
    sentence: 'a list has remote items and no items',
    inFeed: ({ channel, items }) =>
      /L$/.test(textOf(channel, 'podcast:medium') ?? '') && items.length > 0 ? ['items in a list'] : [],
    broken: [['<podcast:medium>podcast', '<podcast:medium>podcastL']],
  },
  {
    id: 'simple-chapters',
    level: 'TRAP',
    source: 'AntennaPod DateUtils, Podlove Simple Chapters 1.2',
    sentence:
      'psc:chapters are of version 1.2 and start at HH:MM:SS.mmm, ascending: plain seconds are read as 0',
    inFeed: ({ elements }) =>
      elements
        .filter(({ element }) => element.name === 'psc:chapters')
        .flatMap(({ element }) => {
          const starts = named(element, 'psc:chapter').map(({ attributes }) => attributes.start ?? '')
          const isSorted = starts.every((start, at) => at === 0 || start > starts[at - 1]!)
          const isRight =
            element.attributes.version === '1.2' && starts.every((start) => FULL_TIME.test(start)) && isSorted
          return isRight ? [] : [starts.join(' ')]
        }),
    broken: [
      ['psc:chapters version="1.2"', 'psc:chapters version="1.1"'],
      ['start="00:30:00.500"', 'start="1800.5"'],
      ['start="00:00:00.000"', 'start="00:40:00.000"'],
    ],
  },
  {
    id: 'within-episode',
    level: 'MUST',
    source: 'what players do',
    sentence: 'nothing ends after the episode does',
    inFeed: ({ items }) =>
      items.flatMap((item) => {
        const duration = Number(textOf(item, 'itunes:duration') ?? Number.POSITIVE_INFINITY)
        const bites = named(item, 'podcast:soundbite').map(
          ({ attributes }) => Number(attributes.startTime) + Number(attributes.duration),
        )
        const chapters = named(item, 'psc:chapters').flatMap((list) =>
          named(list, 'psc:chapter').map(({ attributes }) => secondsOf(attributes.start ?? '')),
        )
        return [...bites, ...chapters]
          .filter((end) => end > duration + 1)
          .map((end) => `${textOf(item, 'title')}: ${end} s`)
      }),
    broken: [
      ['startTime="12.5" duration="30"', 'startTime="3590" duration="30"'],
      ['start="00:30:00.500"', 'start="01:30:00.500"'],
    ],
  },
]

/** Of `HH:MM:SS.mmm` or plain seconds. */
const secondsOf = (time: string) =>
  DECIMAL.test(time) ? Number(time) : time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
