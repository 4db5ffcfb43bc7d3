/** What a show's feed is made of. Addresses are absolute, sizes bytes, times seconds, dates UTC ISO strings. */
export interface ShowFeed {
  title: string
  description: string
  language: string
  author: string
  /** Empty where nobody is to be written to. */
  email: string
  /** One of Apple's categories; `Parent > Child` for a nested one. */
  category: string
  isExplicit: boolean
  /** `podcast:guid`. */
  guid: string
  url: string
  feedUrl: string
  imageUrl: string
  /** The last change of what is in it. */
  changedAt: string
  /** Newest first. */
  items: FeedItem[]
}

/** One recording that can be heard. */
export interface FeedItem {
  title: string
  guid: string
  url: string
  description: string
  publishedAt: string
  enclosure: { url: string; size: number; type: string }
  duration: number
  isExplicit: boolean
  season: { number: number; name: string | null } | null
  /** The episode's number in its season. */
  episode: number | null
  /** The recording's number and whether it is its episode's first; null where the episode has no other. */
  part: { number: number; isFirst: boolean } | null
  type: 'full' | 'trailer' | 'bonus'
  people: { name: string; role: string; url: string | null }[]
  transcripts: { url: string; type: string; language: string }[]
  chaptersUrl: string | null
}
