/** Tags of the podcast namespace that a channel and an item both have. `own` is the page's address. */
import type { CreditRole } from '#db/schema.ts'
import { type Element, element, textElement } from './element.ts'
import type { FeedImage, FeedLicense, FeedPerson, FeedPlace } from './feed.ts'
import { toSecureAddress } from './text.ts'

/** What the namespace allows a name. */
export const LONGEST_NAME = 128

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

export function personElements(people: FeedPerson[], own: string): Element[] {
  return people.flatMap(({ name, role, url, imageUrl }) =>
    textElement('podcast:person', name, LONGEST_NAME, {
      ...(ROLES.get(role) ?? GUEST),
      img: toSecureAddress(imageUrl, own),
      href: toSecureAddress(url, own),
    }),
  )
}

/** A name that is no identifier of SPDX means something only with the address of its text. */
export function licenseElements(license: FeedLicense | null, own: string): Element[] {
  const url = toSecureAddress(license?.url ?? null, own)
  if (license === null || (url === null && !/^[\w.+-]+$/.test(license.name))) return []
  return textElement('podcast:license', license.name, LONGEST_NAME, { url })
}

/** RFC 5870, and an object of OpenStreetMap, perhaps with its version. */
const GEO = /^geo:-?\d{1,2}(?:\.\d+)?,-?\d{1,3}(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)?(?:;[\w=.;-]*)?$/
const OSM = /^[NWR]\d+(?:#\d+)?$/

export function placeElements(place: FeedPlace | null): Element[] {
  if (place === null) return []
  const { name, geo, osm, rel } = place
  return textElement('podcast:location', name, LONGEST_NAME, {
    rel,
    geo: geo !== null && GEO.test(geo) ? geo : null,
    osm: osm !== null && OSM.test(osm) ? osm : null,
  })
}

/** Apple's one picture, then every size for apps that choose. */
export function imageElements(images: FeedImage[], own: string): Element[] {
  const usable = images.flatMap((image) => {
    const href = toSecureAddress(image.url, own)
    return href === null ? [] : [{ ...image, href }]
  })
  if (usable.length === 0) return []
  return [
    element('itunes:image', { href: usable[0]!.href }),
    ...usable.map(({ href, type, width, height }) =>
      element('podcast:image', {
        href,
        'aspect-ratio': width > 0 && width === height ? '1/1' : null,
        width: width > 0 ? width : null,
        height: height > 0 ? height : null,
        type,
        purpose: 'artwork',
      }),
    ),
  ]
}
