/** Rows in, XML out. The only door of the package `podcast`. */
import { Podcast } from 'podcast'
import { channelDescription, channelElements } from './channel.ts'
import type { FeedItem, ShowFeed } from './feed.ts'
import { itemDescription, itemElements } from './item.ts'
import { toTitle } from './text.ts'

const NAMESPACES = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
}

/** The feed as XML: equal content gives equal bytes. Items come newest first, as given. */
export function renderShowFeed(feed: ShowFeed): string {
  const podcast = new Podcast({
    title: toTitle(feed.title),
    description: channelDescription(feed),
    feedUrl: feed.feedUrl,
    siteUrl: feed.url,
    language: feed.language,
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
  return {
    title: toTitle(item.title),
    description: itemDescription(item),
    url: item.url,
    guid: item.guid,
    date: new Date(item.publishedAt),
    enclosure: item.enclosure,
    customElements: itemElements(item),
  }
}

/** The package dates every feed with the moment it was built. Texts in CDATA may look like that date and stay. */
function dateByChange(xml: string, changed: Date): string {
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<lastBuildDate>[^<]*<\/lastBuildDate>/g, (found) =>
    found.startsWith('<!') ? found : `<lastBuildDate>${changed.toUTCString()}</lastBuildDate>`,
  )
}
