import { absolute, inLocale, searchPath } from '../../addresses.ts'
import { LOCALES } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { fileAnswer } from './file-answer.ts'

/** `/robots.txt`: everything that is public may be read; search results lead nowhere new. */
export function loader() {
  const { siteUrl, locale: siteLocale } = hub().config
  const lines = [
    'User-agent: *',
    ...LOCALES.map((locale) => `Disallow: ${inLocale(searchPath(), locale, siteLocale)}`),
    `Sitemap: ${absolute(siteUrl, '/sitemap.xml')}`,
  ]
  return fileAnswer(`${lines.join('\n')}\n`, { type: 'text/plain; charset=utf-8' })
}
