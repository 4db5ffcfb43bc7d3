/**
 * What a podcast feed is made of, and nothing of how it looks as XML. Addresses are absolute, sizes bytes, times seconds, dates UTC
 * ISO strings, texts as the catalogue has them: the renderer cleans and cuts them.
 */
import type { FeedContent } from '../addresses.ts'

/** Which feed. One show has three of its own and one for each season; topics and people run through all shows. */
export type FeedName =
  | { of: 'show'; show: string; content: FeedContent; page: number }
  | { of: 'season'; show: string; number: number }
  | { of: 'topic'; topic: string }
  | { of: 'person'; person: string }

/** Everything of a feed but its items and the date of its last change. */
export interface FeedChannel {
  title: string
  /** Markdown. */
  description: string
  language: string
  author: string
  /** Null where nobody is to be written to. */
  owner: { name: string; email: string } | null
  /** One of Apple's categories; `Parent > Child` for a nested one. */
  category: string
  isExplicit: boolean
  /** `podcast:guid`. */
  guid: string
  medium: string
  url: string
  feedUrl: string
  /** Square, 1400 to 3000 pixels; the first is the one that directories take. */
  images: FeedImage[]
  /** What may not be listed a second time: `itunes:block`. */
  isBlocked: boolean
  isLocked: boolean
  isSerial: boolean
  isEnded: boolean
  /** Where the feed is now, after the show moved away. */
  newFeedUrl: string | null
  copyright: string | null
  license: FeedLicense | null
  location: FeedPlace | null
  fundings: { url: string; label: string }[]
  people: FeedPerson[]
  trailers: FeedTrailer[]
  /** WebSub hubs that are told of every change. */
  hubs: string[]
  /** RFC 5005: addresses of other pages; null where the feed is whole. */
  pages: { first: string; last: string; next: string | null; previous: string | null } | null
  keptTags: KeptTag[]
}

/** One recording that can be heard. */
export interface FeedItem {
  title: string
  guid: string
  url: string
  /** Show notes in Markdown. */
  notes: string
  language: string
  publishedAt: string
  enclosure: Enclosure
  /** Every rendition that this feed offers, the enclosure's own first. */
  alternates: Alternate[]
  duration: number
  isExplicit: boolean
  /** Square, as the channel's. */
  image: FeedImage | null
  season: { number: number; name: string | null } | null
  /** The episode's number in its season, and what apps show in its place. */
  episode: number | null
  numberLabel: string | null
  /** The recording's number and whether it is its episode's first; null where the episode has no other. */
  part: { number: number; isFirst: boolean } | null
  /** The episode that a part with a title of its own belongs to. */
  home: { title: string; url: string } | null
  type: 'full' | 'trailer' | 'bonus'
  /** The episode's, then the show's hosts who are not among them. */
  people: FeedPerson[]
  transcripts: { url: string; type: string; language: string; isCaptions: boolean }[]
  chaptersUrl: string | null
  /** In order; what readers see. */
  chapters: { start: number; title: string }[]
  soundbites: { start: number; duration: number; title: string }[]
  location: FeedPlace | null
  license: FeedLicense | null
  keptTags: KeptTag[]
}

export interface Enclosure {
  url: string
  size: number
  type: string
}

/** `podcast:alternateEnclosure`. */
export interface Alternate extends Enclosure {
  /** What the enclosure itself leads to. */
  isDefault: boolean
  title: string
  language: string
  /** Bits a second. */
  bitrate: number | null
  /** Lines of the picture; null for sound alone. */
  height: number | null
  /** sha256 of the bytes, hex. */
  hash: string
}

export interface FeedImage {
  url: string
  type: string
  width: number
  height: number
}

export interface FeedPerson {
  name: string
  role: string
  /** Their page. */
  url: string | null
  imageUrl: string | null
}

export interface FeedLicense {
  /** SPDX identifier, `ARR`, or a name of its own, which has an address. */
  name: string
  url: string | null
}

export interface FeedPlace {
  name: string
  /** `geo:46.2,6.14` */
  geo: string | null
  /** `R1234` */
  osm: string | null
  /** What it is about, or where it was made. */
  rel: 'subject' | 'creator'
}

export interface FeedTrailer {
  title: string
  url: string
  publishedAt: string
  size: number
  type: string
  season: number | null
}

/** A tag of an imported feed that Causerie has no field for: handed on as it was. */
export interface KeptTag {
  name: string
  attributes?: Record<string, string>
  text?: string
  children?: KeptTag[]
}
