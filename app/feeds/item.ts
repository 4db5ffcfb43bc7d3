import { type Element, element } from './element.ts'
import type { FeedItem } from './feed.ts'
import { chapterElements, numberElements, personElements, transcriptElements } from './podcast-tags.ts'
import { toDescription, toTitle } from './text.ts'

/** Everything in `<item>` that RSS itself has no word for: Apple's tags, then the podcast namespace's. */
export function itemElements(item: FeedItem): Element[] {
  return [
    ...duration(item),
    element('itunes:explicit', {}, String(item.isExplicit)),
    element('itunes:episodeType', {}, episodeType(item)),
    ...numberElements(item),
    ...transcriptElements(item),
    ...chapterElements(item),
    ...personElements(item),
  ]
}

/** Never empty. */
export function itemDescription(item: FeedItem): string {
  return toDescription(item.description) || toDescription(toTitle(item.title))
}

/** Whole seconds; left out where unknown. */
function duration(item: FeedItem): Element[] {
  return item.duration > 0
    ? [element('itunes:duration', {}, String(Math.max(1, Math.round(item.duration))))]
    : []
}

/** Recordings after an episode's first are bonuses, so that apps do not count the episode twice. */
const episodeType = ({ type, part }: FeedItem) => (part && !part.isFirst ? 'bonus' : type)
