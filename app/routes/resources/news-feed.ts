import { listArticles } from '#db/queries/list-articles.ts'
import { visibleTo } from '../../access/may-see.ts'
import { absolute, articlePath, articlesPath, newsFeedPath } from '../../addresses.ts'
import { renderNewsFeed } from '../../feeds/news-feed.ts'
import { WORDS } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer } from './file-answer.ts'

const MOST = 50

/** `/feeds/news.xml`: the newest articles of the site, in the site's language. */
export function loader() {
  const { db, config } = hub()
  const words = WORDS[config.locale]
  const articles = listArticles(db, { visibilities: visibleTo('listed'), limit: MOST })
  const xml = renderNewsFeed({
    title: words.newsFeed('Causerie'),
    description: words.homeIntroduction,
    url: absolute(config.siteUrl, articlesPath()),
    feedUrl: absolute(config.siteUrl, newsFeedPath()),
    language: config.locale,
    items: articles.map(({ title, summary, slug, publishedAt, kind }) => ({
      title,
      summary,
      url: absolute(config.siteUrl, articlePath(slug)),
      publishedAt: publishedAt ?? '1970-01-01T00:00:00.000Z',
      category: words.articleKinds[kind] ?? kind,
    })),
  })
  return fileAnswer(xml, { type: 'application/rss+xml; charset=utf-8' })
}
