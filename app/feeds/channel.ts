import { toLine } from '../catalogue/plain-text.ts'
import { toAppleCategory } from './apple-categories.ts'
import { type Element, element } from './element.ts'
import type { ShowFeed } from './feed.ts'
import { toDescription, toTitle } from './text.ts'

/** What `<channel>` says about the show beyond title, link and language: RSS, then Apple, then the podcast namespace. */
export function channelElements(feed: ShowFeed): Element[] {
  return [
    picture(feed),
    element('itunes:image', { href: feed.imageUrl }),
    category(feed),
    element('itunes:explicit', {}, String(feed.isExplicit)),
    ...(feed.author ? [element('itunes:author', {}, toTitle(feed.author))] : []),
    ...owner(feed),
    element('podcast:guid', {}, feed.guid),
    element('podcast:medium', {}, 'podcast'),
  ]
}

/** Never empty: apps and directories want one. */
export function channelDescription(feed: ShowFeed): string {
  return toDescription(feed.description) || toDescription(toTitle(feed.title))
}

/** RSS 2.0: title and link are those of the channel. */
function picture(feed: ShowFeed): Element {
  return element('image', {}, [
    element('url', {}, feed.imageUrl),
    element('title', {}, toTitle(feed.title)),
    element('link', {}, feed.url),
  ])
}

function category(feed: ShowFeed): Element {
  const { name, within } = toAppleCategory(feed.category)
  const own = element('itunes:category', { text: name })
  return within === null ? own : element('itunes:category', { text: within }, [own])
}

/** Only with an address: an empty one is refused, and apps ignore a lock without an owner. */
function owner({ email, author, title }: ShowFeed): Element[] {
  if (toLine(email) === '') return []
  return [
    element('itunes:owner', {}, [
      element('itunes:name', {}, toTitle(author || title)),
      element('itunes:email', {}, email),
    ]),
    element('podcast:locked', { owner: email }, 'yes'),
  ]
}
