/** One rule for each tag of the podcast namespace, by its table. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'
import { PODCAST_TAGS, type Tag, type TagName } from './podcast-tags.ts'
import type { Change, Feed, FeedRule } from './rule.ts'
import { named, shown, wrong } from './values.ts'

/** What breaks each tag; the compiler asks for those of a new one. */
const BROKEN: Record<TagName, Change[]> = {
  transcript: [
    ['type="text/vtt" language="fr"', 'type="text/srt" language="fr"'],
    ['type="text/vtt" language="fr"', 'type="text/vtt" language="français"'],
    ['rel="captions"', 'rel="subtitles"'],
    [' type="text/vtt" language="fr" rel="captions"', ''],
  ],
  chapters: [
    ['type="application/json+chapters"', 'type="application/json"'],
    [
      '<psc:chapters',
      '<podcast:chapters url="https://a.example/" type="application/json+chapters"/><psc:chapters',
    ],
  ],
  locked: [
    ['owner="matin@radio.example">yes', 'owner="matin@radio.example">true'],
    ['locked owner="matin@radio.example"', 'locked owner="Ada"'],
  ],
  funding: [
    ['funding url="https://radio.example/don"', 'funding'],
    ['Soutenir', 's'.repeat(129)],
  ],
  soundbite: [
    ['startTime="12.5"', 'startTime="00:12"'],
    ['startTime="12.5" duration="30"', 'startTime="12.5" duration="10"'],
  ],
  person: [
    ['cast">Bérénice', `cast">${'é'.repeat(129)}`],
    ['href="https://radio.example/people/ada"', 'href="/people/ada"'],
  ],
  location: [
    ['rel="subject"', 'rel="about"'],
    ['geo="geo:46.2,6.14"', 'geo="46.2,6.14"'],
    ['osm="R1685488"', 'osm="1685488"'],
    ['country="CH"', 'country="Suisse"'],
    ['Genève<', '<'],
  ],
  season: [
    ['name="Dehors">1<', 'name="Dehors">1.5<'],
    ['<podcast:episode', '<podcast:season>1</podcast:season><podcast:episode'],
  ],
  episode: [
    ['display="Jour 1">1<', 'display="Jour 1">I<'],
    ['display="Jour 1"', `display="${'j'.repeat(33)}"`],
  ],
  trailer: [
    ['pubdate="Mon, 04 May', 'pubdate="Fri, 04 May'],
    [' pubdate="Mon, 04 May 2026 06:30:00 GMT"', ''],
    ['>Bande-annonce<', `>${'b'.repeat(129)}<`],
  ],
  license: [['>CC-BY-4.0<', `>${'c'.repeat(129)}<`]],
  alternateEnclosure: [
    ['type="audio/ogg" length="2100000"', 'length="2100000"'],
    ['bitrate="48000"', 'bitrate="48k"'],
    ['title="Opus"', `title="${'o'.repeat(33)}"`],
    ['default="false"', 'default="no"'],
    [
      '<podcast:source uri="https://radio.example/enclosures/abcdefghij12/opus.opus" contentType="audio/ogg"/>',
      '',
    ],
  ],
  source: [
    ['source uri="https://radio.example/enclosures/abcdefghij12/opus.opus"', 'source'],
    ['contentType="audio/ogg"', 'contentType="ogg"'],
  ],
  integrity: [['integrity type="sri"', 'integrity type="sha256"']],
  guid: [
    ['<podcast:guid>', '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><podcast:guid>'],
  ],
  medium: [['<podcast:medium>podcast', '<podcast:medium>radio']],
  value: [['method="keysend"', '']],
  valueRecipient: [['split="100"', 'split="1.5"']],
  valueTimeSplit: [['startTime="60" duration="30"', 'startTime="60"']],
  liveItem: [
    ['status="pending"', 'status="soon"'],
    ['start="2026-06-01T18:00:00Z"', 'start="Mon, 01 Jun 2026 18:00:00 GMT"'],
    ['<podcast:contentLink href="https://radio.example/live">Écouter</podcast:contentLink>', ''],
  ],
  contentLink: [['contentLink href="https://radio.example/watch"', 'contentLink']],
  socialInteract: [
    ['protocol="activitypub"', 'protocol="mastodon"'],
    ['priority="1"', 'priority="first"'],
  ],
  block: [['<podcast:block id="google">yes', '<podcast:block id="google">true']],
  txt: [['>abc<', `>${'a'.repeat(4_001)}<`]],
  remoteItem: [['feedGuid="22222222-0000-4000-8000-000000000002"', 'feedGuid="2"']],
  podroll: [['<podcast:remoteItem feedGuid="22222222-0000-4000-8000-000000000002"/>', '']],
  publisher: [
    ['<podcast:remoteItem feedGuid="22222222-0000-4000-8000-000000000003" medium="publisher"/>', ''],
  ],
  updateFrequency: [['rrule="FREQ=WEEKLY"', 'rrule="weekly"']],
  podping: [['usesPodping="true"', 'usesPodping="yes"']],
  chat: [['protocol="irc"', 'protocol="discord"']],
  image: [
    ['aspect-ratio="16/9"', 'aspect-ratio="16:9"'],
    ['image href="https://radio.example/shows/matin/wide.jpg" alt', 'image alt'],
  ],
}

function faultsOfTag(feed: Feed, name: string, tag: Tag): string[] {
  const placed = feed.elements.filter(({ element }) => element.name === `podcast:${name}`)
  const twice = tag.once
    ? placed.filter(({ element, parent }) => named(parent, element.name)[0] !== element)
    : []
  return [
    ...wrong(
      placed,
      ({ parent }) => !tag.in.includes(parent.name),
      ({ element, parent }) => `${shown(element)} in <${parent.name}>`,
    ),
    ...twice.map(({ element }) => `${shown(element)} a second time`),
    ...placed.flatMap(({ element }) =>
      faultsOfElement(element, tag).map((what) => `${shown(element)}: ${what}`),
    ),
  ]
}

function faultsOfElement(element: XmlElement, tag: Tag): string[] {
  const fits = (value: string, holds: Tag['text']) =>
    holds instanceof RegExp ? holds.test(value) : (holds?.(value) ?? value === '')
  const missing = (tag.needs ?? []).filter((key) => !element.attributes[key])
  const values = Object.entries(element.attributes).filter(([key]) => tag.attributes?.[key] !== undefined)
  const counts = Object.entries(tag.holds ?? {}).filter(([name, [least, most]]) => {
    const { length } = named(element, name)
    return length < least || length > most
  })
  return [
    ...missing.map((key) => `no ${key}`),
    ...wrong(
      values,
      ([key, value]) => !fits(value, tag.attributes![key]),
      ([key, value]) => `${key}="${value}"`,
    ),
    ...counts.map(([name]) => `${named(element, name).length} <${name}>`),
    ...(fits(element.text, tag.text) ? [] : [`text "${element.text}"`]),
  ]
}

export const TAG_RULES: FeedRule[] = Object.entries(PODCAST_TAGS).map(([name, tag]) => ({
  id: `podcast:${name}`,
  level: 'MUST',
  source: 'podcast namespace 1.0',
  sentence: `podcast:${name} stands where it may, with the attributes that it needs and values of their kind`,
  inFeed: (feed) => faultsOfTag(feed, name, tag),
  broken: BROKEN[name as TagName],
}))
