/** Rows in, XML out. The only door of the package `podcast`. */
import { Podcast } from 'podcast'
import { toLine } from '../catalogue/plain-text.ts'
import { channelDescription, channelElements } from './channel.ts'
import type { FeedItem, ShowFeed } from './feed.ts'
import { itemDescription, itemElements } from './item.ts'
import { toTitle } from './text.ts'

const NAMESPACES = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
}

/**
 * The feed as XML: equal content gives equal bytes. Items come newest first, as given. The package escapes texts but keeps
 * characters that XML refuses, so none goes in as it is.
 */
export function renderShowFeed(feed: ShowFeed): string {
  const podcast = new Podcast({
    title: toTitle(feed.title),
    description: channelDescription(feed),
    feedUrl: toLine(feed.feedUrl),
    siteUrl: toLine(feed.url),
    language: toLine(feed.language),
    generator: 'Causerie',
    // The package writes empty owners, summaries twice and old words for explicit: Apple's tags are ours to write.
    namespaces: { iTunes: false, podcast: false, simpleChapters: false },
    customNamespaces: NAMESPACES,
    customElements: channelElements(feed),
  })
  for (const item of feed.items) podcast.addItem(toItem(item))
  return dateByChange(podcast.buildXml(), new Date(feed.changedAt))
}

function toItem(item: FeedItem) {
  const { enclosure } = item
  return {
    title: toTitle(item.title),
    description: itemDescription(item),
    url: toLine(item.url),
    guid: toLine(item.guid),
    date: new Date(item.publishedAt),
    enclosure: { url: toLine(enclosure.url), size: enclosure.size, type: toLine(enclosure.type) },
    customElements: itemElements(item),
  }
}

/** The package dates every feed with the moment it was built. Texts in CDATA may look like that date and stay. */
function dateByChange(xml: string, changed: Date): string {
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<lastBuildDate>[^<]*<\/lastBuildDate>/g, (found) =>
    found.startsWith('<!') ? found : `<lastBuildDate>${changed.toUTCString()}</lastBuildDate>`,
  )
}
