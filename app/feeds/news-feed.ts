/** The site's news as RSS 2.0: what is written without a recording. Never a podcast feed. */
import { toLine, toPlainText } from '../catalogue/plain-text.ts'
import { toDescription, toTitle } from './text.ts'

export interface NewsFeed {
  title: string
  description: string
  /** The page that lists the same. */
  url: string
  feedUrl: string
  language: string
  /** Newest first. */
  items: NewsItem[]
}

export interface NewsItem {
  title: string
  summary: string
  /** Its permanent address, which is its guid too. */
  url: string
  /** UTC ISO string. */
  publishedAt: string
  /** What it is: news, a call, a publication. */
  category: string
}

/** The feed as XML: equal content gives equal bytes. */
export function renderNewsFeed(feed: NewsFeed): string {
  const channel = [
    tag('title', toTitle(feed.title)),
    tag('link', toLine(feed.url)),
    tag('description', toTitle(feed.description, 1000)),
    tag('language', toLine(feed.language)),
    tag('generator', 'Causerie'),
    `<atom:link href="${escapeText(toLine(feed.feedUrl))}" rel="self" type="application/rss+xml"/>`,
    ...feed.items.map(renderItem),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
${channel.join('\n')}
</channel></rss>
`
}

function renderItem({ title, summary, url, publishedAt, category }: NewsItem): string {
  const description = toDescription(summary)
  const parts = [
    tag('title', toTitle(title)),
    tag('link', toLine(url)),
    `<guid isPermaLink="true">${escapeText(toLine(url))}</guid>`,
    tag('pubDate', new Date(publishedAt).toUTCString()),
    tag('category', toTitle(category)),
    ...(description ? [tag('description', description)] : []),
  ]
  return `<item>${parts.join('')}</item>`
}

const tag = (name: string, text: string) => `<${name}>${escapeText(text)}</${name}>`

const escapeText = (text: string) =>
  toPlainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
