import { expect, test } from 'vitest'
import { renderNewsFeed } from './news-feed.ts'
import { readXml } from './read-xml-for-tests.ts'

const HOSTILE = `& < > " ' \u0008 ]]> </title><item> <script>alert(1)</script>`
const item = {
  title: `Appel ${HOSTILE}`,
  summary: `Ligne ${HOSTILE}\n\nAutre ligne.`,
  url: 'https://example.org/articles/appel',
  publishedAt: '2026-03-12T09:00:00.000Z',
  category: 'Appel à participation',
}
const feed = {
  title: `Actualités ${HOSTILE}`,
  description: '',
  url: 'https://example.org/articles',
  feedUrl: 'https://example.org/feeds/news.xml',
  language: 'fr',
}

test('whatever is written, the feed stays well-formed and says it', () => {
  const channel = readXml(renderNewsFeed({ ...feed, items: [item] })).children[0]!
  const text = (name: string, of = channel) => of.children.find((one) => one.name === name)?.text
  expect(text('title')).toContain(`& < > " '`)
  expect(text('description')).not.toBe('')
  const items = channel.children.filter((one) => one.name === 'item')
  expect(items).toHaveLength(1)
  expect(text('title', items[0]!)).toMatch(/^Appel & < >/)
  expect(text('description', items[0]!)).toMatch(/^<p>Ligne &amp; &lt; .*<p>Autre ligne.<[/]p>$/)
  expect(text('guid', items[0]!)).toBe(item.url)
  expect(text('pubDate', items[0]!)).toBe('Thu, 12 Mar 2026 09:00:00 GMT')
})

test('equal content gives equal bytes, and a site without news has an empty feed', () => {
  expect(renderNewsFeed({ ...feed, items: [item] })).toBe(renderNewsFeed({ ...feed, items: [item] }))
  expect(readXml(renderNewsFeed({ ...feed, items: [] })).children[0]!.children).not.toHaveLength(0)
})
