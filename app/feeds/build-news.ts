/** The news feed of the site: the newest articles, in the site's language. */
import { createHash } from 'node:crypto'
import type { Db } from '#db/open.ts'
import { listNews } from '#db/queries/list-news.ts'
import { listSizesOf, type PictureSize } from '#db/queries/picture-sizes.ts'
import { visibleTo } from '../access/may-see.ts'
import { absolute, articlePath, articlesPath, mediaPath, newsFeedPath } from '../addresses.ts'
import { WORDS } from '../locales/index.ts'
import { type AboutFeeds, type BuiltFeed, NO_DATE } from './build-feed.ts'
import type { FeedImage } from './feed.ts'
import type { ToUrl } from './feed-images.ts'
import { type NewsFeed, renderNewsFeed } from './news-feed.ts'

const MOST = 50

/** What it would be made of, read but not rendered: while it is the same, so is the feed. */
export function newsVersion(db: Db, about: AboutFeeds): string {
  const from = JSON.stringify([about.build, readNews(db, about)])
  return createHash('sha256').update(from).digest('hex').slice(0, 32)
}

/** Reads and renders it; there is always one. */
export function buildNews(db: Db, about: AboutFeeds): BuiltFeed {
  const feed = readNews(db, about)
  const write = (changedAt: string) => Buffer.from(renderNewsFeed({ ...feed, changedAt }))
  return { hash: createHash('sha256').update(write(NO_DATE)).digest('hex'), write }
}

function readNews(db: Db, { siteUrl, siteName, locale, hubs }: AboutFeeds): Omit<NewsFeed, 'changedAt'> {
  const words = WORDS[locale]
  const at = (path: string) => absolute(siteUrl, path)
  const articles = listNews(db, { visibilities: visibleTo('listed'), limit: MOST })
  const sizesOf = listSizesOf(
    db,
    articles.map(({ coverAssetId }) => coverAssetId),
  )
  return {
    title: words.newsFeed(siteName),
    description: words.homeIntroduction,
    url: at(articlesPath()),
    feedUrl: at(newsFeedPath()),
    language: locale,
    hubs,
    items: articles.map(
      ({ title, summary, body, language, slug, publishedAt, kind, authors, coverAssetId }) => ({
        ...{ title, summary, body, language, publishedAt, authors },
        url: at(articlePath(slug)),
        category: words.articleKinds[kind] ?? kind,
        image: toImage(sizesOf(coverAssetId).at(-1), at),
      }),
    ),
  }
}

function toImage(picture: PictureSize | undefined, at: ToUrl): FeedImage | null {
  if (!picture) return null
  const { type, width, height } = picture
  return { url: at(mediaPath(picture, 'image')), type, width, height }
}
