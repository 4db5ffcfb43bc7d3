/** The podcast namespace's tags of an item, with Apple's twins where both must say the same. */
import type { CreditRole } from '#db/schema.ts'
import { type Element, element } from './element.ts'
import type { FeedItem } from './feed.ts'
import { toTitle } from './text.ts'

/** What the namespace allows a name. */
const LONGEST_NAME = 128

/** Roles of ours in the namespace's taxonomy, which has groups: apps take a role they do not know for a host. */
const ROLES = new Map<string, { role: string; group: string }>([
  ['host', { role: 'host', group: 'cast' }],
  ['moderator', { role: 'host', group: 'cast' }],
  ['interviewer', { role: 'host', group: 'cast' }],
  ['guest', { role: 'guest', group: 'cast' }],
  ['speaker', { role: 'guest', group: 'cast' }],
  ['keynote', { role: 'guest', group: 'cast' }],
  ['author', { role: 'author', group: 'writing' }],
  ['translator', { role: 'translator', group: 'writing' }],
  ['sign-interpreter', { role: 'translator', group: 'writing' }],
  ['producer', { role: 'producer', group: 'creative direction' }],
  ['director', { role: 'director', group: 'creative direction' }],
] satisfies [CreditRole, { role: string; group: string }][])
const GUEST = { role: 'guest', group: 'cast' }

/** Season and episode. An episode's later recordings have no number with Apple and a decimal one here. */
export function numberElements({ season, episode, part }: FeedItem): Element[] {
  return [...(season && season.number >= 1 ? seasonElements(season) : []), ...episodeElements(episode, part)]
}

function seasonElements({ number, name }: NonNullable<FeedItem['season']>): Element[] {
  return [
    element('itunes:season', {}, String(number)),
    element('podcast:season', { name: name ? toTitle(name, LONGEST_NAME) : null }, String(number)),
  ]
}

function episodeElements(episode: number | null, part: FeedItem['part']): Element[] {
  if (episode === null || episode < 1) return []
  if (!part || part.isFirst)
    return [element('itunes:episode', {}, String(episode)), element('podcast:episode', {}, String(episode))]
  // A decimal, so two digits: the tenth part comes after the ninth.
  return [element('podcast:episode', {}, `${episode}.${String(part.number).padStart(2, '0')}`)]
}

export function transcriptElements({ transcripts }: FeedItem): Element[] {
  return transcripts.map(({ url, type, language }) => element('podcast:transcript', { url, type, language }))
}

export function chapterElements({ chaptersUrl }: FeedItem): Element[] {
  return chaptersUrl
    ? [element('podcast:chapters', { url: chaptersUrl, type: 'application/json+chapters' })]
    : []
}

export function personElements({ people }: FeedItem): Element[] {
  return people
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, role, url }) =>
      element('podcast:person', { ...(ROLES.get(role) ?? GUEST), href: url }, toTitle(name, LONGEST_NAME)),
    )
}
