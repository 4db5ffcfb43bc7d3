/** The site's news as RSS 2.0: what is written without a recording. Never a podcast feed. */

import { toPlainText } from '../catalogue/plain-text.ts'
import { escapeHtml } from '../texts/escape.ts'
import type { FeedImage } from './feed.ts'
import { paragraph, toLink } from './notes.ts'
import { cutBlocks } from './notes-cut.ts'
import { toBlocks } from './notes-html.ts'
import { LONGEST_DESCRIPTION, toAddress, toDate, toFeedLine, toLabel, toTitle } from './text.ts'

export interface NewsFeed {
  title: string
  description: string
  /** The page that lists the same. */
  url: string
  feedUrl: string
  language: string
  /** WebSub hubs that are told of every change. */
  hubs: string[]
  /** UTC ISO string: when the content was another one last. */
  changedAt: string
  /** Newest first. */
  items: NewsItem[]
}

export interface NewsItem {
  title: string
  /** Plain text. */
  summary: string
  /** The whole text in Markdown. */
  body: string
  language: string
  /** Its permanent address, which is its guid too. */
  url: string
  /** UTC ISO string. */
  publishedAt: string
  /** What it is: news, a call, a publication. */
  category: string
  /** Names. */
  authors: string[]
  image: FeedImage | null
}

const NAMESPACES = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
}

/** The feed as XML: equal content gives equal bytes. */
export function renderNewsFeed(feed: NewsFeed): string {
  const channel = [
    tag('title', toTitle(feed.title, feed.language)),
    tag('link', toUrl(feed.url)),
    tag('description', toLabel(feed.description, 1_000) || toTitle(feed.title, feed.language)),
    tag('language', feed.language),
    tag('generator', 'Causerie'),
    tag('lastBuildDate', toDate(feed.changedAt)),
    tag('atom:link', null, { href: toUrl(feed.feedUrl), rel: 'self', type: 'application/rss+xml' }),
    ...feed.hubs.map((hub) => tag('atom:link', null, { href: toUrl(hub), rel: 'hub' })),
    ...feed.items.map(renderItem),
  ]
  const namespaces = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"${namespaces.join('')}><channel>
${channel.filter(Boolean).join('\n')}
</channel></rss>
`
}

function renderItem(item: NewsItem): string {
  const { title, url, language, image } = item
  const summary = item.summary.split('\n').map((line) => escapeHtml(toFeedLine(line)))
  const body = toBlocks(item.body, (address) => toLink(address, url)).join('\n')
  const parts = [
    tag('title', toTitle(title, language)),
    tag('link', toUrl(url)),
    tag('guid', toUrl(url), { isPermaLink: 'true' }),
    tag('pubDate', toDate(item.publishedAt)),
    tag('category', toLabel(item.category, 255)),
    ...item.authors.map((author) => tag('dc:creator', toLabel(author, 255))),
    tag('description', cutBlocks(summary.filter(Boolean).map(paragraph), LONGEST_DESCRIPTION).join('\n')),
    tag('content:encoded', body),
    ...(image ? [picture(image)] : []),
  ]
  return `<item>${parts.join('')}</item>`
}

/** Without `width` and the rest where they are not known. */
function picture({ url, type, width, height }: FeedImage): string {
  const size = { width: width > 0 ? String(width) : '', height: height > 0 ? String(height) : '' }
  return tag('media:content', null, { url: toUrl(url), type, medium: 'image', ...size })
}

const toUrl = (url: string) => toAddress(url) ?? toFeedLine(url)

/** Nothing for what says nothing. */
function tag(name: string, text: string | null, attributes: Record<string, string> = {}): string {
  const given = Object.entries(attributes)
    .map(([key, value]) => [key, toFeedLine(value)])
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${escapeHtml(value!)}"`)
  if (text === null) return given.length > 0 ? `<${name}${given.join('')}/>` : ''
  const clean = toPlainText(text)
  return clean === '' ? '' : `<${name}${given.join('')}>${escapeHtml(clean)}</${name}>`
}
