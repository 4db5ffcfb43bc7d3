/** Shows without a cover are seen with their drawn one, on pages as in podcast apps. */
import type { DrawnPicture, Picture } from '../../components/page/cover.tsx'
import { findCoverWords } from '../../covers/cover-words.ts'
import { drawnKey } from '../../covers/drawn-cover.ts'
import { hub } from '../../server/hub.ts'
import { SITE_NAME } from '../../site-name.ts'

interface Listed {
  show: { slug: string }
  cover?: Picture | null
}

/** For one page, which may name a show many times: its cover where it has one, else the drawn one. */
export function drawnCovers() {
  const known = new Map<string, DrawnPicture | null>()
  const drawn = (slug: string) => {
    if (!known.has(slug)) known.set(slug, draw(slug))
    return known.get(slug)!
  }
  const withCover = <T extends Listed>(episode: T) => ({
    ...episode,
    cover: episode.cover ?? drawn(episode.show.slug),
  })
  return {
    /** Of a show. */
    cover: (cover: Picture | null | undefined, show: string): Picture | null => cover ?? drawn(show),
    shows: <T extends { slug: string; cover?: Picture | null }>(list: T[]) =>
      list.map((show) => ({ ...show, cover: show.cover ?? drawn(show.slug) })),
    episodes: <T extends Listed>(list: T[]) => list.map(withCover),
    /** Episodes with what was done on each. */
    parts: <T extends { episode: Listed }>(list: T[]) =>
      list.map((part) => ({ ...part, episode: withCover<T['episode']>(part.episode) })),
  }
}

function draw(slug: string): DrawnPicture | null {
  const words = findCoverWords(hub().db, { of: 'shows', slug }, SITE_NAME)
  return words && { of: 'shows', slug, key: drawnKey(words) }
}
