import { listSitemap } from '#db/queries/list-sitemap.ts'
import { visibleTo } from '../../access/may-see.ts'
import {
  absolute,
  articlePath,
  articlesPath,
  episodePath,
  homePath,
  organisationPath,
  partPath,
  peoplePath,
  personPath,
  seasonPath,
  showPath,
  topicPath,
  topicsPath,
} from '../../addresses.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer } from './file-answer.ts'

/** `/sitemap.xml` (sitemaps.org 0.9): every page that readers may find. */
export function loader() {
  const { db, config } = hub()
  const { shows, seasons, episodes, articles, people, organisations, topics } = listSitemap(db, {
    visibilities: visibleTo('listed'),
  })
  const pages: { path: string; changedAt?: string }[] = [
    { path: homePath() },
    ...shows.map(({ show, changedAt }) => ({ path: showPath(show), changedAt })),
    ...seasons.map(({ show, number }) => ({ path: seasonPath(show, number) })),
    ...episodes.flatMap(({ show, episode, changedAt, parts }) => [
      { path: episodePath(show, episode), changedAt },
      ...parts.map((number) => ({ path: partPath(show, episode, number), changedAt })),
    ]),
    ...(articles.length > 0 ? [{ path: articlesPath() }] : []),
    ...articles.map(({ article, changedAt }) => ({ path: articlePath(article), changedAt })),
    ...organisations.map((slug) => ({ path: organisationPath(slug) })),
    ...(people.length > 0 ? [{ path: peoplePath() }] : []),
    ...people.map((slug) => ({ path: personPath(slug) })),
    ...(topics.length > 0 ? [{ path: topicsPath() }] : []),
    ...topics.map((slug) => ({ path: topicPath(slug) })),
  ]
  // Paths hold slugs and numbers alone: nothing in them needs escaping.
  const urls = pages.map(
    ({ path, changedAt }) =>
      `<url><loc>${absolute(config.siteUrl, path)}</loc>${changedAt ? `<lastmod>${changedAt}</lastmod>` : ''}</url>`,
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
  return fileAnswer(xml, { type: 'application/xml; charset=utf-8' })
}
