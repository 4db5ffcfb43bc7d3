import { atMostBytes, clean, type Element, element, toHtmlText } from './element.ts'
import type { FeedItem } from './feed.ts'

/** A description has 4,000 bytes at most; what escaping adds stays below that. */
const LONGEST_TEXT = 3_000

/** Roles of ours in the taxonomy of podcast:person; apps take unknown roles for hosts. */
const ROLES: Record<string, { role: string; group: string }> = {
  host: { role: 'host', group: 'cast' },
  guest: { role: 'guest', group: 'cast' },
  speaker: { role: 'guest', group: 'cast' },
  moderator: { role: 'host', group: 'cast' },
  author: { role: 'author', group: 'writing' },
  producer: { role: 'producer', group: 'creative direction' },
}

/** Everything in `<item>` that RSS itself has no word for. */
export function itemElements(item: FeedItem): Element[] {
  return [
    element('itunes:duration', {}, String(Math.round(item.duration))),
    element('itunes:episodeType', {}, episodeType(item)),
    ...numbers(item),
    ...item.transcripts.map(({ url, type, language }) =>
      element('podcast:transcript', { url, type, language }),
    ),
    ...(item.chaptersUrl
      ? [element('podcast:chapters', { url: item.chaptersUrl, type: 'application/json+chapters' })]
      : []),
    ...item.people.map(person),
  ]
}

export function itemDescription(item: FeedItem): string {
  return toHtmlText(atMostBytes(clean(item.description), LONGEST_TEXT) || item.title)
}

/** Recordings after an episode's first are bonuses, so that apps do not count the episode twice. */
const episodeType = ({ type, part }: FeedItem) => (part !== null && part > 1 ? 'bonus' : type)

function numbers({ season, episode, part }: FeedItem): Element[] {
  const elements: Element[] = []
  if (season) {
    elements.push(element('itunes:season', {}, String(season.number)))
    elements.push(element('podcast:season', { name: season.name?.slice(0, 128) }, String(season.number)))
  }
  if (episode === null) return elements
  if (part === null || part === 1) elements.push(element('itunes:episode', {}, String(episode)))
  // A decimal, so two digits: the tenth part comes after the ninth.
  const decimal =
    part === null || part === 1 ? String(episode) : `${episode}.${String(part).padStart(2, '0')}`
  elements.push(element('podcast:episode', {}, decimal))
  return elements
}

function person({ name, role, url }: FeedItem['people'][number]): Element {
  return element('podcast:person', { ...(ROLES[role] ?? ROLES.guest), href: url }, name.slice(0, 128))
}
