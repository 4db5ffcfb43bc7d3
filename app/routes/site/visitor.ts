import { redirect } from '@remix-run/node'
import type { Site } from '../../components/site.ts'
import { LOCALES, type Locale, PAGE_PREFIXES } from '../../locales/index.ts'
import { hub } from '../../server/hub.ts'
import { SITE_NAME } from '../../site-name.ts'

/** What a request says about the reader. The site's own language has the plain addresses: with its prefix, redirects there. */
export function siteFor(request: Request): Site {
  const { siteUrl, locale: siteLocale, timeZone, isDemo } = hub().config
  const { pathname, search } = new URL(request.url)
  const { prefix, path } = splitPath(pathname)
  if (prefix === siteLocale) throw redirect(`${path}${search}`, 301)
  return { name: SITE_NAME, url: siteUrl, timeZone, locale: prefix ?? siteLocale, siteLocale, path, isDemo }
}

/** `/en/shows/x` → `en` and `/shows/x`. The path never begins with two slashes, which would name another host. */
export function splitPath(pathname: string): { prefix: Locale | null; path: string } {
  const prefix = LOCALES.find((locale) => `${pathname}/`.startsWith(`${PAGE_PREFIXES[locale]}/`)) ?? null
  const path = prefix ? pathname.slice(PAGE_PREFIXES[prefix].length) : pathname
  return { prefix, path: `/${path.replace(/^[/\\]+/, '')}` }
}

/** The answer to what does not exist and to what may not be seen, which nobody can tell apart. */
export const notFound = () => new Response(null, { status: 404, statusText: 'Not Found' })

/** A number in an address, from 1; anything else does not exist. */
export function numberIn(text: string | undefined): number {
  if (text === undefined || !/^[1-9]\d{0,6}$/.test(text)) throw notFound()
  return Number(text)
}
