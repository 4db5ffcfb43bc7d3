import type { FeedRows } from '#db/queries/get-feed.ts'
import { PROFILES } from '#media-pipeline'
import {
  absolute,
  chaptersPath,
  enclosurePath,
  episodePath,
  feedPath,
  mediaPath,
  partPath,
  showPath,
  transcriptPath,
} from '../addresses.ts'
import { FORMATS, type FormatName } from '../transcripts/formats.ts'
import type { FeedItem, ShowFeed } from './feed.ts'

/** Formats that podcast apps read, the best first. */
const IN_FEEDS: FormatName[] = ['vtt', 'json', 'srt']

/** Apple takes no other pictures, and wants the extension to say which it is. */
const PICTURES: Record<string, string> = { 'image/jpeg': 'cover.jpg', 'image/png': 'cover.png' }
const SITE_COVER = '/cover.png'

type Row = FeedRows['items'][number]
type ToAddress = (path: string) => string

/** Rows as a feed, with absolute addresses on `siteUrl`. */
export function toShowFeed({ show, cover, items }: FeedRows, siteUrl: string): ShowFeed {
  const at = (path: string) => absolute(siteUrl, path)
  return {
    title: show.title,
    description: show.description,
    language: show.language,
    author: show.author,
    email: show.email,
    category: show.category,
    isExplicit: show.explicit,
    guid: show.guid,
    url: at(showPath(show.slug)),
    feedUrl: at(feedPath(show.slug)),
    imageUrl: at(coverPath(cover)),
    changedAt: show.changedAt,
    items: items.map((row) => ({ ...toItem(row, show.slug, at), isExplicit: show.explicit })),
  }
}

function toItem(row: Row, show: string, at: ToAddress): Omit<FeedItem, 'isExplicit'> {
  const { episode, recording, season, rendition } = row
  const several = row.parts.length > 1
  return {
    title: several ? partTitle(row) : episode.title,
    guid: recording.guid,
    url: at(several ? partPath(show, episode.slug, recording.number) : episodePath(show, episode.slug)),
    description: recording.description || episode.summary,
    publishedAt: episode.publishedAt ?? episode.createdAt,
    enclosure: toEnclosure(row, at),
    duration: rendition.duration ?? recording.duration ?? 0,
    season: season ? { number: season.number, name: season.title } : null,
    episode: episode.number,
    part: several ? { number: recording.number, isFirst: recording.number === row.parts[0]!.number } : null,
    type: episode.type,
    people: row.credits.map(({ name, role, url }) => ({ name, role, url: webAddress(url) })),
    transcripts: toTranscripts(row, at),
    chaptersUrl: row.chapters > 0 ? at(chaptersPath(recording.publicId)) : null,
  }
}

/** Apps take items of the same day with the same title for one: a title that does not tell has its number after it. */
function partTitle({ episode, recording, parts }: Row): string {
  const title = recording.title ?? episode.title
  const isTold = recording.title !== null && parts.filter((part) => part.title === title).length === 1
  return isTold ? title : `${title} (${recording.number})`
}

function toEnclosure({ recording, asset }: Row, at: ToAddress): FeedItem['enclosure'] {
  const url = at(enclosurePath(recording.publicId, 'mp3', PROFILES.mp3.extension))
  return { url, size: asset.size, type: asset.type }
}

function toTranscripts({ recording, languages }: Row, at: ToAddress): FeedItem['transcripts'] {
  return languages.flatMap((language) =>
    IN_FEEDS.map((format) => ({
      url: at(transcriptPath(recording.publicId, language, format)),
      type: FORMATS[format].type.split(';')[0]!,
      language,
    })),
  )
}

function coverPath(cover: FeedRows['cover']): string {
  const name = cover && PICTURES[cover.type]
  return name ? mediaPath(cover, name) : SITE_COVER
}

/** Only web addresses become links; what a producer typed may be anything. */
const webAddress = (url: string | null) => (url && /^https?:\/\//i.test(url) ? url : null)
