import type { MetaDescriptor } from '@remix-run/node'
import { absolute, inLocale } from '../../addresses.ts'
import type { Site } from '../../components/site.ts'
import { LOCALES, WORDS } from '../../locales/index.ts'

export interface Head {
  /** Most particular first: episode, show. */
  title: string[]
  description?: string
  feed?: { title: string; path: string }
  /** Where the same content has its own address; the page's own where left out. */
  canonical?: string
  /** Kept out of search engines. */
  hidden?: boolean
}

/** The `<head>` of a reader's page: title, description, the same page in other languages, its feed. */
export function head(
  site: Site,
  { title, description, feed, canonical = site.path, hidden }: Head,
): MetaDescriptor[] {
  const address = (path: string, locale = site.locale) =>
    absolute(site.url, inLocale(path, locale, site.siteLocale))
  const short = description?.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  return [
    { title: [...title, site.name].join(' — ') },
    { property: 'og:title', content: title[0] ?? site.name },
    { property: 'og:site_name', content: site.name },
    ...(short
      ? [
          { name: 'description', content: short },
          { property: 'og:description', content: short },
        ]
      : []),
    ...(hidden ? [{ name: 'robots', content: 'noindex' }] : []),
    { tagName: 'link', rel: 'canonical', href: address(canonical) },
    ...LOCALES.map((locale) => ({
      tagName: 'link' as const,
      rel: 'alternate',
      hrefLang: locale,
      href: address(site.path, locale),
    })),
    ...(feed
      ? [
          {
            tagName: 'link' as const,
            rel: 'alternate',
            type: 'application/rss+xml',
            title: WORDS[site.locale].feedOf(feed.title),
            href: absolute(site.url, feed.path),
          },
        ]
      : []),
  ]
}
