/** What a show's feed is made of. Addresses are absolute, sizes bytes, times seconds, dates UTC ISO strings. */
export interface ShowFeed {
  title: string
  description: string
  language: string
  author: string
  email: string
  /** One of Apple's categories; `Parent > Child` for a nested one. */
  category: string
  isExplicit: boolean
  guid: string
  url: string
  feedUrl: string
  imageUrl: string
  /** The last change of what is in it. */
  changedAt: string
  items: FeedItem[]
}

export interface FeedItem {
  title: string
  guid: string
  url: string
  description: string
  publishedAt: string
  enclosure: { url: string; size: number; type: string }
  duration: number
  season: { number: number; name: string | null } | null
  /** The episode's number in its season. */
  episode: number | null
  /** 1 for the first recording of an episode, 2… for the others; null where it is the only one. */
  part: number | null
  type: 'full' | 'trailer' | 'bonus'
  people: { name: string; role: string; url: string | null }[]
  transcripts: { url: string; type: string; language: string }[]
  chaptersUrl: string | null
}
