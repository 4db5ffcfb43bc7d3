/** Slugs: what a person reads in an address. */

/** Words that stand in addresses of their own beside shows (contract of URLs). */
const RESERVED_SHOWS = new Set([
  'news',
  'topics',
  'people',
  'seasons',
  'shows',
  'feeds',
  'search',
  'studio',
  'api',
  'new',
  'all',
])
const RESERVED_EPISODES = new Set(['seasons', 'subscribe', 'transcript', 'new', 'edit'])
const LONGEST = 80

/** A title in the letters of an address: `L’été à Montréal` → `l-ete-a-montreal`; empty where nothing is left. */
export function toSlug(title: string): string {
  const plain = title
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (plain.length <= LONGEST) return plain
  const cut = plain.slice(0, LONGEST + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replaceAll(/-+$/g, '')
}

export const isSlug = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= LONGEST
export const isReservedShowSlug = (slug: string) => RESERVED_SHOWS.has(slug)
/** A bare number would read as a part. */
export const isReservedEpisodeSlug = (slug: string) => RESERVED_EPISODES.has(slug) || /^\d+$/.test(slug)

/** The first free slug for an episode: `titre`, `titre-2`, `titre-3`… A bare number would read as a part. */
export function freeSlug(title: string, isTaken: (slug: string) => boolean): string {
  const made = toSlug(title)
  const base = made === '' || /^\d+$/.test(made) ? `episode${made && `-${made}`}` : made
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? base : `${base}-${count}`
    if (!RESERVED_EPISODES.has(slug) && !isTaken(slug)) return slug
  }
}

/** The first free slug for a name of a person, organisation, topic or article. */
export function freeNameSlug(name: string, isTaken: (slug: string) => boolean): string {
  const base = toSlug(name) || 'page'
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? base : `${base}-${count}`
    if (slug !== 'new' && !isTaken(slug)) return slug
  }
}
