/** The tags of the podcast namespace (podcastindex.org/namespace/1.0): where they stand, what they need and hold. */
import {
  DECIMAL,
  EMAIL,
  isAddress,
  isIsoDate,
  isLanguage,
  isMailDate,
  MIME,
  POSITIVE,
  TRUE_FALSE,
  UUID,
  WHOLE,
  YES_NO,
} from './values.ts'

type Holds = RegExp | ((value: string) => boolean)

export interface Tag {
  in: string[]
  /** At most one in its parent. */
  once?: true
  needs?: string[]
  attributes?: Record<string, Holds>
  /** Of its own text; absent: no text. */
  text?: Holds
  /** Elements that it must hold, with the least and the most of them. */
  holds?: Record<string, [least: number, most: number]>
}

const CHANNEL = ['channel']
const ITEM = ['item']
const ITEMS = ['item', 'podcast:liveItem']
const ALL = ['channel', ...ITEMS]
const MEDIA = 'podcast|music|video|film|audiobook|newsletter|blog|publisher|course'

const upTo = (most: number) => (value: string) => value.length > 0 && [...value].length <= most
const maybeUpTo = (most: number) => (value: string) => [...value].length <= most

export const TRANSCRIPT_TYPES =
  /^(text\/vtt|application\/x-subrip|application\/srt|application\/json|text\/html|text\/plain)$/
export const MEDIUM = new RegExp(`^((${MEDIA})L?|mixed)$`)

export const PODCAST_TAGS = {
  transcript: {
    in: ITEMS,
    needs: ['url', 'type'],
    attributes: { url: isAddress, type: TRANSCRIPT_TYPES, language: isLanguage, rel: /^captions$/ },
  },
  chapters: {
    in: ITEMS,
    once: true,
    needs: ['url', 'type'],
    attributes: { url: isAddress, type: /^application\/json\+chapters$/ },
  },
  locked: { in: CHANNEL, once: true, attributes: { owner: EMAIL }, text: YES_NO },
  funding: { in: ALL, needs: ['url'], attributes: { url: isAddress }, text: maybeUpTo(128) },
  soundbite: {
    in: ITEM,
    needs: ['startTime', 'duration'],
    attributes: {
      startTime: DECIMAL,
      duration: (text) => DECIMAL.test(text) && Number(text) >= 15 && Number(text) <= 120,
    },
    text: maybeUpTo(128),
  },
  person: {
    in: ALL,
    attributes: { href: isAddress, img: isAddress, role: upTo(128), group: upTo(128) },
    text: upTo(128),
  },
  location: {
    in: ALL,
    attributes: {
      rel: /^(subject|creator)$/,
      geo: /^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?(;[^\s]+)?$/,
      osm: /^[NWR]\d+(#\d+)?$/,
      country: /^[A-Z]{2}$/,
    },
    text: upTo(128),
  },
  season: { in: ITEMS, once: true, attributes: { name: upTo(128) }, text: WHOLE },
  episode: { in: ITEMS, once: true, attributes: { display: upTo(32) }, text: DECIMAL },
  trailer: {
    in: CHANNEL,
    needs: ['url', 'pubdate'],
    attributes: { url: isAddress, pubdate: isMailDate, length: POSITIVE, type: MIME, season: WHOLE },
    text: upTo(128),
  },
  license: { in: ALL, once: true, attributes: { url: isAddress }, text: upTo(128) },
  alternateEnclosure: {
    in: ITEMS,
    needs: ['type'],
    attributes: {
      type: MIME,
      length: POSITIVE,
      bitrate: DECIMAL,
      height: POSITIVE,
      lang: isLanguage,
      title: upTo(32),
      rel: upTo(32),
      codecs: upTo(128),
      default: TRUE_FALSE,
    },
    holds: { 'podcast:source': [1, 99], 'podcast:integrity': [0, 1] },
  },
  source: {
    in: ['podcast:alternateEnclosure'],
    needs: ['uri'],
    attributes: { uri: /^[a-z][a-z0-9+.-]*:[!-~]+$/i, contentType: MIME },
  },
  integrity: {
    in: ['podcast:alternateEnclosure'],
    needs: ['type', 'value'],
    attributes: { type: /^(sri|pgp-signature)$/, value: upTo(4_000) },
  },
  guid: { in: CHANNEL, once: true, text: UUID },
  medium: { in: CHANNEL, once: true, text: MEDIUM },
  value: {
    in: ALL,
    needs: ['type', 'method'],
    attributes: { type: upTo(128), method: upTo(128), suggested: DECIMAL },
    holds: { 'podcast:valueRecipient': [1, 99] },
  },
  valueRecipient: {
    in: ['podcast:value', 'podcast:valueTimeSplit'],
    needs: ['type', 'address', 'split'],
    attributes: { split: WHOLE, fee: TRUE_FALSE, name: upTo(128) },
  },
  valueTimeSplit: {
    in: ['podcast:value'],
    needs: ['startTime', 'duration'],
    attributes: { startTime: DECIMAL, duration: DECIMAL, remotePercentage: WHOLE, remoteStartTime: DECIMAL },
  },
  liveItem: {
    in: CHANNEL,
    needs: ['status', 'start'],
    attributes: { status: /^(pending|live|ended)$/, start: isIsoDate, end: isIsoDate },
    holds: { title: [1, 1], guid: [1, 1], enclosure: [1, 1], 'podcast:contentLink': [1, 99] },
  },
  contentLink: { in: ITEMS, needs: ['href'], attributes: { href: isAddress }, text: maybeUpTo(255) },
  socialInteract: {
    in: ['channel', ...ITEMS],
    needs: ['protocol'],
    attributes: {
      protocol: /^(disabled|activitypub|twitter|lightning|atproto|hive|matrix|nostr)$/,
      uri: upTo(2_000),
      accountUrl: isAddress,
      priority: WHOLE,
    },
  },
  block: { in: CHANNEL, attributes: { id: /^[a-z0-9]+$/ }, text: YES_NO },
  txt: { in: ALL, attributes: { purpose: upTo(128) }, text: upTo(4_000) },
  remoteItem: {
    in: ['channel', 'podcast:podroll', 'podcast:publisher', 'podcast:valueTimeSplit'],
    needs: ['feedGuid'],
    attributes: {
      feedGuid: UUID,
      feedUrl: isAddress,
      itemGuid: upTo(2_000),
      medium: MEDIUM,
      title: upTo(255),
    },
  },
  podroll: { in: CHANNEL, once: true, holds: { 'podcast:remoteItem': [1, 999] } },
  publisher: { in: CHANNEL, once: true, holds: { 'podcast:remoteItem': [1, 1] } },
  updateFrequency: {
    in: CHANNEL,
    once: true,
    attributes: { rrule: /^FREQ=[A-Z]+(;[A-Z]+=[^;\s]+)*$/, dtstart: isIsoDate, complete: TRUE_FALSE },
    text: upTo(128),
  },
  podping: { in: CHANNEL, once: true, attributes: { usesPodping: TRUE_FALSE } },
  chat: {
    in: ALL,
    once: true,
    needs: ['server', 'protocol'],
    attributes: { server: /^[a-z0-9.-]+(:\d+)?$/i, protocol: /^(irc|xmpp|nostr|matrix)$/ },
  },
  image: {
    in: ALL,
    needs: ['href'],
    attributes: {
      href: isAddress,
      alt: upTo(2_000),
      'aspect-ratio': /^\d+(\.\d+)?\/\d+(\.\d+)?$/,
      width: POSITIVE,
      height: POSITIVE,
      type: MIME,
      purpose: upTo(128),
    },
  },
} satisfies Record<string, Tag>

export type TagName = keyof typeof PODCAST_TAGS

/** Known to apps, but not of the namespace's document 1.0. */
export const OUTSIDE_1_0 = [
  'social',
  'id',
  'comments',
  'previousUrl',
  'recommendations',
  'gateway',
  'images',
  'metaBoost',
]
