/** What every page knows of the site and of the reader's language. */
import { useRouteLoaderData } from '@remix-run/react'
import { inLocale } from '../addresses.ts'
import { type Locale, WORDS } from '../locales/index.ts'
import { SITE_NAME } from '../site-name.ts'

export interface Site {
  name: string
  url: string
  timeZone: string
  /** The interface's language on this page. */
  locale: Locale
  /** The language of the plain addresses. */
  siteLocale: Locale
  /** This page's address without a language's prefix. */
  path: string
  /** Synthetic voices and invented people: the footer says so. */
  isDemo: boolean
}

/** Stands in where the root's own data could not be read. */
const NOWHERE: Site = {
  name: SITE_NAME,
  url: '',
  timeZone: 'UTC',
  locale: 'fr',
  siteLocale: 'fr',
  path: '/',
  isDemo: false,
}

/** The site, its words, and `here`, which makes an address stay in the reader's language. */
export function useSite() {
  const site = useRouteLoaderData<{ site: Site }>('root')?.site ?? NOWHERE
  const here = (path: string) => inLocale(path, site.locale, site.siteLocale)
  return { ...site, words: WORDS[site.locale], here }
}
