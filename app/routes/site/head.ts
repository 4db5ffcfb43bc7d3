import type { MetaDescriptor } from '@remix-run/node'
import { absolute, inLocale } from '../../addresses.ts'
import type { Site } from '../../components/site.ts'
import { CARD } from '../../covers/card-size.ts'
import { LOCALES } from '../../locales/index.ts'
import { shorten } from '../../texts/to-words.ts'

/** A feed that a page tells of. */
export interface Announced {
  title: string
  /** Whole. */
  href: string
}

export interface Head {
  /** Most particular first: episode, show. */
  title: string[]
  /** Plain words. */
  description?: string
  /** The most useful first: readers of feeds take that one. */
  feeds?: Announced[]
  /** Where the same content has its own address; the page's own where left out. */
  canonical?: string
  /** The path of its share card, which says what the page's title says. */
  card?: string | null
  /** Kept out of search engines. */
  hidden?: boolean
}

/** The `<head>` of a reader's page: title, description, the same page in other languages, its feeds. */
export function head(
  site: Site,
  { title, description, feeds = [], canonical = site.path, card, hidden }: Head,
): MetaDescriptor[] {
  const address = (path: string, locale = site.locale) =>
    absolute(site.url, inLocale(path, locale, site.siteLocale))
  const short = description && shorten(description.replaceAll(/[ \t\r\n]+/g, ' ').trim(), 300)
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
    { property: 'og:type', content: 'website' },
    { property: 'og:url', content: address(canonical) },
    ...(card ? pictured(absolute(site.url, card), title[0] ?? site.name) : []),
    ...(hidden ? [{ name: 'robots', content: 'noindex' }] : []),
    { tagName: 'link', rel: 'canonical', href: address(canonical) },
    ...LOCALES.map((locale) => ({
      tagName: 'link' as const,
      rel: 'alternate',
      hrefLang: locale,
      href: address(site.path, locale),
    })),
    ...feeds.map((feed) => ({
      tagName: 'link' as const,
      rel: 'alternate',
      type: 'application/rss+xml',
      ...feed,
    })),
  ]
}

/** What other sites show beside a link to the page. */
const pictured = (url: string, said: string): MetaDescriptor[] => [
  { property: 'og:image', content: url },
  { property: 'og:image:type', content: 'image/jpeg' },
  { property: 'og:image:width', content: String(CARD.width) },
  { property: 'og:image:height', content: String(CARD.height) },
  { property: 'og:image:alt', content: said },
  { name: 'twitter:card', content: 'summary_large_image' },
]
