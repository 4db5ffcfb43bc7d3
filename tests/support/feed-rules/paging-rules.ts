/** Rules about feeds in pages (RFC 5005) and feeds with a hub (WebSub), as far as one page shows them. */
import type { FeedRule } from './rule.ts'
import { isAddress, named, repeated, shown, wrong } from './values.ts'

const PAGES = ['first', 'last', 'next', 'previous', 'prev', 'prev-archive', 'next-archive', 'current']

export const PAGING_RULES: FeedRule[] = [
  {
    id: 'paging',
    level: 'SHOULD',
    source: 'RFC 5005',
    sentence: 'links to other pages are absolute, each is there once, and the next page is not this one',
    inFeed: ({ channel }) => {
      const links = named(channel, 'atom:link')
      const pages = links.filter(({ attributes }) => PAGES.includes(attributes.rel ?? ''))
      const self = links.find(({ attributes }) => attributes.rel === 'self')?.attributes.href
      return [
        ...wrong(pages, ({ attributes }) => !isAddress(attributes.href ?? ''), shown),
        ...repeated(pages.map(({ attributes }) => attributes.rel!)),
        ...wrong(pages, ({ attributes: { rel, href } }) => /^(next|prev)/.test(rel!) && href === self, shown),
      ]
    },
    broken: [
      ['feeds/matin.xml?page=2" rel="next"', 'feeds/matin.xml" rel="next"'],
      ['rel="first"', 'rel="next"'],
      ['https://radio.example/feeds/matin.xml?page=2', '?page=2'],
    ],
  },
  {
    id: 'archives',
    level: 'SHOULD',
    source: 'RFC 5005',
    sentence: 'a feed is complete or an archive, not both, and a complete one has no next page',
    inFeed: ({ channel }) => {
      const isComplete = named(channel, 'fh:complete').length > 0
      const hasNext = named(channel, 'atom:link').some(({ attributes }) =>
        /^(next|prev)/.test(attributes.rel ?? ''),
      )
      return isComplete && (hasNext || named(channel, 'fh:archive').length > 0) ? ['fh:complete'] : []
    },
    broken: [['<generator>', '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/><generator>']],
  },
  {
    id: 'websub-links',
    level: 'MUST',
    source: 'WebSub 4',
    sentence: 'a hub’s address is absolute, and where there is one the feed says its own',
    inFeed: ({ channel }) => {
      const links = named(channel, 'atom:link')
      const hubs = links.filter(({ attributes }) => attributes.rel === 'hub')
      const hasSelf = links.some(({ attributes }) => attributes.rel === 'self')
      return wrong(hubs, ({ attributes }) => !hasSelf || !isAddress(attributes.href ?? ''), shown)
    },
    broken: [
      ['https://hub.example/', 'hub.example'],
      ['rel="self"', 'rel="alternate"'],
    ],
  },
]
