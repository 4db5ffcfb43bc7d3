import { parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { type NewsFeed, type NewsItem, renderNewsFeed } from './news-feed.ts'
import { all, only, readXml, type XmlElement } from './read-xml-for-tests.ts'

const HOSTILE = `& < > " ' \u0008 ]]> </title><item> <script>alert(1)</script>`
const ITEM: NewsItem = {
  title: `Appel ${HOSTILE}`,
  summary: `Ligne ${HOSTILE}\n\nAutre ligne.`,
  body: '## Un titre\n\nDu **texte** et [une page](/shows/matin).\n\n![carte](https://a.example/carte.png)',
  language: 'fr',
  url: 'https://example.org/articles/appel',
  publishedAt: '2026-03-12T09:00:00.000Z',
  category: 'Appel à participation',
  authors: [`Ada ${HOSTILE}`, 'Jo'],
  image: { url: 'https://example.org/media/a/b/image', type: 'image/jpeg', width: 1_200, height: 800 },
}
const FEED: NewsFeed = {
  title: `Actualités ${HOSTILE}`,
  description: '',
  url: 'https://example.org/articles',
  feedUrl: 'https://example.org/feeds/news.xml',
  language: 'fr',
  hubs: ['https://hub.example/'],
  changedAt: '2026-03-13T09:00:00.000Z',
  items: [ITEM],
}
const channelOf = (feed: Partial<NewsFeed> = {}) =>
  only(readXml(renderNewsFeed({ ...FEED, ...feed })), 'channel')
const text = (element: XmlElement, name: string) => only(element, name).text

test('whatever is written, the feed stays well-formed and says it', () => {
  const channel = channelOf()
  expect(text(channel, 'title')).toContain(`& < > " '`)
  expect(text(channel, 'description')).toBe(text(channel, 'title'))
  expect(text(channel, 'lastBuildDate')).toBe('Fri, 13 Mar 2026 09:00:00 GMT')
  expect(all(channel, 'atom:link').map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
    ['self', FEED.feedUrl],
    ['hub', 'https://hub.example/'],
  ])
  const item = only(channel, 'item')
  expect(text(item, 'title')).toMatch(/^Appel & < >/)
  expect(text(item, 'description')).toMatch(/^<p>Ligne &amp; &lt; .*<\/p>\n<p>Autre ligne.<[/]p>$/)
  expect(text(item, 'guid')).toBe(ITEM.url)
  expect(text(item, 'pubDate')).toBe('Thu, 12 Mar 2026 09:00:00 GMT')
  expect(all(item, 'dc:creator').map((one) => one.text)[1]).toBe('Jo')
})

test('an article is whole, in HTML that does no harm, with its cover', () => {
  const item = only(channelOf(), 'item')
  expect(text(item, 'content:encoded')).toBe(
    '<p><strong>Un titre</strong></p>\n' +
      '<p>Du <strong>texte</strong> et <a href="https://example.org/shows/matin">une page</a>.</p>\n' +
      '<p><a href="https://a.example/carte.png">carte</a></p>',
  )
  expect(only(item, 'media:content').attributes).toEqual({
    url: ITEM.image!.url,
    type: 'image/jpeg',
    medium: 'image',
    width: '1200',
    height: '800',
  })
})

test('what an article does not have is not there', () => {
  const bare = { ...ITEM, summary: ' \n ', body: '', category: '\u0008', authors: [''], image: null }
  const names = only(channelOf({ items: [bare] }), 'item').children.map(({ name }) => name)
  expect(names).toEqual(['title', 'link', 'guid', 'pubDate'])
})

test('a parser of other people reads the same', () => {
  const read = parseRssFeed(renderNewsFeed(FEED))
  expect(read.items).toHaveLength(1)
  const [item] = read.items!
  expect([item!.link, item!.pubDate, item!.dc?.creators?.[1], item!.media?.contents?.[0]?.url]).toEqual([
    ITEM.url,
    'Thu, 12 Mar 2026 09:00:00 GMT',
    'Jo',
    ITEM.image!.url,
  ])
})

test('equal content gives equal bytes, and a site without news has an empty feed', () => {
  expect(renderNewsFeed(structuredClone(FEED))).toBe(renderNewsFeed(FEED))
  expect(all(channelOf({ items: [] }), 'item')).toEqual([])
})
