import { absolute } from '../../addresses.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer } from './file-answer.ts'

/** `/robots.txt`. */
export function loader() {
  const sitemap = absolute(hub().config.siteUrl, '/sitemap.xml')
  return fileAnswer(`User-agent: *\nDisallow: /search\nSitemap: ${sitemap}\n`, {
    type: 'text/plain; charset=utf-8',
  })
}
