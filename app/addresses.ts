/** Every address of the site, made in one place. Paths begin with `/`; `absolute` puts the site's own URL before one. */

import type { Locale } from './locales/index.ts'
import { PAGE_PREFIXES } from './locales/index.ts'

export type FeedContent = 'audio' | 'video' | 'light'
export type DrawnFor = 'site' | 'shows' | 'topics' | 'people'

const part = encodeURIComponent

export const homePath = () => '/'
export const showPath = (show: string) => `/shows/${part(show)}`
export const seasonPath = (show: string, number: number) => `${showPath(show)}/seasons/${number}`
export const episodePath = (show: string, episode: string) => `${showPath(show)}/${part(episode)}`
/** A recording's page: the episode itself, or its part where there are several recordings. */
export const partPath = (show: string, episode: string, number: number | null) =>
  number === null ? episodePath(show, episode) : `${episodePath(show, episode)}/${number}`
/** Opens a page at a moment or a passage; seconds, whole or with decimals. */
export function atMoment(path: string, start: number, end?: number) {
  const seconds = (value: number) => String(Math.round(value * 10) / 10)
  return `${path}?t=${seconds(start)}${end === undefined ? '' : `,${seconds(end)}`}`
}
export const subscribePath = (show: string) => `${showPath(show)}/subscribe`
export const peoplePath = () => '/people'
export const personPath = (person: string) => `${peoplePath()}/${part(person)}`
export const organisationPath = (organisation: string) => `/organisations/${part(organisation)}`
export const topicsPath = () => '/topics'
export const topicPath = (topic: string) => `${topicsPath()}/${part(topic)}`
export const articlesPath = () => '/articles'
export const articlePath = (article: string) => `${articlesPath()}/${part(article)}`
export const searchPath = (query?: string) => (query ? `/search?q=${part(query)}` : '/search')
/** A show's feeds: the sound, the film where there is one, the light sound for slow lines. */
export const feedPath = (show: string, content: FeedContent = 'audio') =>
  content === 'audio' ? `/feeds/${part(show)}.xml` : `/feeds/${part(show)}/${content}.xml`
export const seasonFeedPath = (show: string, number: number) => `/feeds/${part(show)}/seasons/${number}.xml`
export const topicFeedPath = (topic: string) => `/feeds/topics/${part(topic)}.xml`
export const personFeedPath = (person: string) => `/feeds/people/${part(person)}.xml`
/** A drawn cover of what has none of its own; `key` changes with what it says. */
export const drawnCoverPath = (of: DrawnFor, slug: string, key: string) =>
  `/covers/${of}/${part(slug)}/${key}.jpg`
export type CardFor = 'site' | 'shows' | 'episodes' | 'articles'
/** The picture that other sites show beside a link; `id` is a show's slug, an episode's public id, an article's slug, or `site`. */
export const cardPath = (of: CardFor, id: string, key: string) => `/cards/${of}/${part(id)}/${key}.jpg`
export const newsFeedPath = () => '/feeds/news.xml'
/** Permanent; leads to the current bytes of a profile. */
export const enclosurePath = (recording: string, profile: string, extension: string) =>
  `/enclosures/${recording}/${profile}.${extension}`
export const transcriptPath = (recording: string, language: string, format: string) =>
  `/transcripts/${recording}/${part(language)}.${format}`
export const chaptersPath = (recording: string) => `/chapters/${recording}.json`
/** Immutable bytes of one asset. `name` is what a person sees when saving it. */
export const mediaPath = (asset: { publicId: string; hash: string }, name: string) =>
  `/media/${asset.publicId}/${asset.hash.slice(0, 16)}/${part(name)}`

/** The same page in an interface language: the site's own has the plain address, another its prefix. */
export function inLocale(path: string, locale: Locale, siteLocale: Locale) {
  if (locale === siteLocale) return path
  return path === '/' ? PAGE_PREFIXES[locale] : `${PAGE_PREFIXES[locale]}${path}`
}

export const absolute = (siteUrl: string, path: string) => `${siteUrl.replace(/\/+$/, '')}${path}`

export const signInPath = (next?: string) => (next ? `/sign-in?next=${part(next)}` : '/sign-in')
/** Where the one-time link of a new installation leads. */
export const firstSignInPath = (secret: string) => `/sign-in/first?key=${part(secret)}`
export const signOutPath = () => '/sign-out'
/** The studio's pages: `studioPath('shows', 'palier', 'edit')` is `/studio/shows/palier/edit`. */
export const studioPath = (...parts: (string | number)[]) =>
  ['/studio', ...parts.map((one) => part(String(one)))].join('/')
