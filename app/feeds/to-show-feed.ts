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
    imageUrl: at(cover ? mediaPath(cover, 'cover.jpg') : '/cover.png'),
    changedAt: show.changedAt,
    items: items.map((item) => toItem(item, show.slug, at)),
  }
}

function toItem(row: FeedRows['items'][number], show: string, at: (path: string) => string): FeedItem {
  const { episode, recording, season, asset, rendition } = row
  const part = row.recordings > 1 ? recording.number : null
  const id = recording.publicId
  return {
    title: part === null ? episode.title : (recording.title ?? episode.title),
    guid: recording.guid,
    url: at(part === null ? episodePath(show, episode.slug) : partPath(show, episode.slug, part)),
    description: recording.description || episode.summary,
    publishedAt: episode.publishedAt ?? episode.createdAt,
    enclosure: {
      url: at(enclosurePath(id, 'mp3', PROFILES.mp3.extension)),
      size: asset.size,
      type: asset.type,
    },
    duration: rendition.duration ?? recording.duration ?? 0,
    season: season ? { number: season.number, name: season.title } : null,
    episode: episode.number,
    part,
    type: episode.type,
    people: row.credits.map(({ name, role }) => ({ name, role, url: null })),
    transcripts: row.languages.flatMap((language) =>
      IN_FEEDS.map((format) => ({
        url: at(transcriptPath(id, language, format)),
        type: FORMATS[format].type.split(';')[0]!,
        language,
      })),
    ),
    chaptersUrl: row.chapters > 0 ? at(chaptersPath(id)) : null,
  }
}
