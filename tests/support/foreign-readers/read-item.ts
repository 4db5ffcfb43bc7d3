/** What a reader of feeds made of an item; each says as much as it knows. */
export interface ReadItem {
  guid: string
  title: string
  link?: string
  /** UTC ISO string, to the second. */
  date?: string
  /** Whole seconds. */
  duration?: number
  enclosure?: { url: string; length?: number; type: string }
  season?: number
  episode?: number
  /** `podcast:episode`, where a part has its episode's number before the point. */
  number?: number
  people?: string[]
  transcripts?: { url: string; type: string; language?: string }[]
  chaptersUrl?: string
  /** Whole seconds, where the reader has them from the feed itself. */
  chapters?: { start: number; title: string }[]
}

export interface ReadFeed {
  title: string
  items: ReadItem[]
}

export const toSecond = (date: string | number | Date) =>
  new Date(date).toISOString().replace(/\.\d+Z$/, '.000Z')

/** The facts of `whole` that `part` has too: a reader is asked for what it knows. */
export const asFarAs = (part: ReadItem, whole: ReadItem): ReadItem =>
  Object.fromEntries(
    Object.entries(whole).filter(([key]) => part[key as keyof ReadItem] !== undefined),
  ) as unknown as ReadItem
