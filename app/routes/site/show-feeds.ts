/** Which feeds a page offers, and where they are. */
import type { Offered } from '#db/queries/which-feeds.ts'
import { absolute, type FeedContent, feedPath, newsFeedPath } from '../../addresses.ts'
import type { Site } from '../../components/site.ts'
import { WORDS } from '../../locales/index.ts'
import type { Announced } from './head.ts'
import { webAddress } from './source-views.ts'

interface FeedsOf {
  slug: string
  movedTo: string | null
  movedVideoTo: string | null
}

/**
 * The feeds of a show that have something in them, with their whole addresses; after it moved away, those of its new
 * home. The light one stays behind: its listeners are sent to the other.
 */
export function showFeeds(
  site: Site,
  show: FeedsOf,
  { sound, film }: Offered,
): { content: FeedContent; url: string }[] {
  const here = (content: FeedContent) => absolute(site.url, feedPath(show.slug, content))
  const movedTo = webAddress(show.movedTo)
  const video = webAddress(show.movedVideoTo) ?? (film ? here('video') : null)
  return [
    ...(movedTo || sound ? [{ content: 'audio' as const, url: movedTo ?? here('audio') }] : []),
    ...(video ? [{ content: 'video' as const, url: video }] : []),
    ...(sound && !movedTo ? [{ content: 'light' as const, url: here('light') }] : []),
  ]
}

/** What the `<head>` of a page says of them. */
export const announce = (site: Site, title: string, feeds: ReturnType<typeof showFeeds>): Announced[] =>
  feeds.map(({ content, url }) => ({ title: WORDS[site.locale].feedTitles[content](title), href: url }))

/** A feed of sound alone: a season's, a topic's, a person's. */
export const announceSound = (site: Site, title: string, path: string): Announced => ({
  title: WORDS[site.locale].feedTitles.audio(title),
  href: absolute(site.url, path),
})

export const announceNews = (site: Site): Announced => ({
  title: WORDS[site.locale].newsFeed(site.name),
  href: absolute(site.url, newsFeedPath()),
})
