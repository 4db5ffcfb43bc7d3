/** Parsers of feeds from npm: the Podcast Index's own, and one for the web. */
import { parseRssFeed } from 'feedsmith'
import { parseFeed } from 'podcast-partytime'
import { type ReadFeed, toSecond } from './read-item.ts'

/** Its own word for one type. */
const SUBRIP: Record<string, string> = { 'application/srt': 'application/x-subrip' }

/** podcast-partytime, with which the Podcast Index reads every feed. */
export function readWithPartytime(xml: string): ReadFeed {
  const feed = parseFeed(xml)
  if (!feed) throw new Error('podcast-partytime takes it for no feed')
  return {
    title: feed.title,
    items: feed.items.map((item) => ({
      guid: item.guid,
      title: item.title!,
      link: item.link,
      date: toSecond(item.pubDate!),
      duration: item.duration,
      enclosure: item.enclosure,
      season: item.itunesSeason,
      episode: item.itunesEpisode,
      number: item.podcastEpisode?.number,
      people: item.podcastPeople?.map(({ name }) => name),
      transcripts: item.podcastTranscripts?.map(({ url, type, language }) => ({
        url,
        type: SUBRIP[type] ?? type,
        language,
      })),
      chaptersUrl: item.podcastChapters?.url,
    })),
  }
}

/** feedsmith, which keeps to the specifications. */
export function readWithFeedsmith(xml: string): ReadFeed {
  const feed = parseRssFeed(xml)
  return {
    title: feed.title!,
    items: (feed.items ?? []).map(({ guid, title, link, pubDate, itunes, podcast, psc, enclosures }) => ({
      guid: guid!.value!,
      title: title!,
      link,
      date: toSecond(pubDate!),
      duration: itunes?.duration,
      enclosure: enclosures![0] as ReadFeed['items'][number]['enclosure'],
      season: itunes?.season,
      episode: itunes?.episode,
      number: podcast?.episode?.number,
      people: podcast?.persons?.map(({ display }) => display!),
      transcripts: podcast?.transcripts?.map(({ url, type, language }) => ({
        url: url!,
        type: type!,
        language,
      })),
      chaptersUrl: podcast?.chapters?.url,
      chapters: psc?.chapters?.map(({ start, title: text }) => ({
        start: Math.floor(seconds(start!)),
        title: text!,
      })),
    })),
  }
}

const seconds = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
