/** A podcast feed as XML: equal content gives equal bytes. The only door of the package `podcast`. */
import { Podcast } from 'podcast'
import { channelDescription, channelElements } from './channel.ts'
import type { FeedChannel, FeedItem } from './feed.ts'
import { itemElements, itemNotes } from './item.ts'
import { toAddress, toDate, toFeedLine, toTitle } from './text.ts'

/** Apps bind by exactly these prefixes; the package itself declares those of `content` and `atom`. */
const NAMESPACES = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  psc: 'http://podlove.org/simple-chapters',
}
// The package writes empty owners, summaries twice and old words for explicit: Apple's tags are ours to write.
const NONE_OF_ITS_OWN = { iTunes: false, podcast: false, simpleChapters: false }
const END = '</channel></rss>'

/** What stands before and after the items. `changedAt` is when the feed's content was another one last. */
export function renderChannel(channel: FeedChannel, changedAt: string): { before: string; after: string } {
  const podcast = new Podcast({
    title: toTitle(channel.title, channel.language),
    description: channelDescription(channel),
    feedUrl: toAddress(channel.feedUrl) ?? toFeedLine(channel.feedUrl),
    siteUrl: toAddress(channel.url) ?? toFeedLine(channel.url),
    language: toFeedLine(channel.language),
    generator: 'Causerie',
    namespaces: NONE_OF_ITS_OWN,
    customNamespaces: NAMESPACES,
    customElements: channelElements(channel),
  })
  const xml = dateByChange(podcast.buildXml(), new Date(changedAt))
  return { before: xml.slice(0, -END.length), after: END }
}

/** `<item>…</item>`. One at a time: the package takes memory with the square of their number. */
export function renderItem(item: FeedItem): string {
  const podcast = new Podcast({ namespaces: NONE_OF_ITS_OWN })
  podcast.addItem(toItem(item))
  const xml = podcast.buildXml()
  return xml.slice(xml.indexOf('<item>'), -END.length)
}

function toItem(item: FeedItem) {
  const { url, size, type } = item.enclosure
  const { description, content } = itemNotes(item)
  return {
    title: toTitle(item.title, item.language),
    description,
    ...(content === null ? {} : { content }),
    url: toAddress(item.url) ?? toFeedLine(item.url),
    guid: toFeedLine(item.guid),
    date: toDate(item.publishedAt) ?? '',
    enclosure: { url: toAddress(url) ?? toFeedLine(url), size, type: toFeedLine(type) },
    customElements: itemElements(item),
  }
}

/** The package dates every feed with the moment it was built. Texts in CDATA may look like that date and stay. */
function dateByChange(xml: string, changed: Date): string {
  return xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<lastBuildDate>[^<]*<\/lastBuildDate>/g, (found) =>
    found.startsWith('<!') ? found : `<lastBuildDate>${changed.toUTCString()}</lastBuildDate>`,
  )
}
