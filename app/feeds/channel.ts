import { atMostBytes, clean, type Element, element } from './element.ts'
import type { ShowFeed } from './feed.ts'

const LONGEST_DESCRIPTION = 4_000

/** Everything in `<channel>` that is about the show: Apple's tags, then the podcast namespace's. */
export function channelElements(feed: ShowFeed): Element[] {
  return [
    element('image', {}, [
      element('url', {}, feed.imageUrl),
      element('title', {}, feed.title),
      element('link', {}, feed.url),
    ]),
    element('itunes:image', { href: feed.imageUrl }),
    category(feed.category),
    element('itunes:explicit', {}, String(feed.isExplicit)),
    ...(feed.author ? [element('itunes:author', {}, feed.author)] : []),
    ...(feed.email
      ? [
          element('itunes:owner', {}, [
            element('itunes:name', {}, feed.author || feed.title),
            element('itunes:email', {}, feed.email),
          ]),
        ]
      : []),
    element('podcast:guid', {}, feed.guid),
    ...(feed.email ? [element('podcast:locked', { owner: feed.email }, 'yes')] : []),
    element('podcast:medium', {}, 'podcast'),
  ]
}

/** Never empty: apps and directories want one. */
export function channelDescription(feed: ShowFeed): string {
  return atMostBytes(clean(feed.description), LONGEST_DESCRIPTION) || clean(feed.title)
}

function category(name: string): Element {
  const [parent, child] = name.split('>').map((part) => part.trim())
  return element(
    'itunes:category',
    { text: parent },
    child ? [element('itunes:category', { text: child })] : undefined,
  )
}
