/** What the drawn cover of a show, a topic, a person or the whole site says. */
import type { Db } from '#db/open.ts'
import { findCoverRow } from '#db/queries/find-cover-row.ts'
import { visibleTo } from '../access/may-see.ts'
import { type DrawnFor, drawnCoverPath } from '../addresses.ts'
import { type CoverWords, drawnKey } from './drawn-cover.ts'

/** `slug` of the site itself is `site`. */
export interface Drawn {
  of: DrawnFor
  slug: string
}

const SORTS = { topics: 'topic', people: 'person' } as const

/** Null where there is no such thing, or readers may not know that there is. */
export function findCoverWords(db: Db, { of, slug }: Drawn, siteName: string): CoverWords | null {
  if (of === 'site')
    return slug === 'site'
      ? { sort: 'site', title: siteName, over: '', colours: { primary: null, secondary: null } }
      : null
  const row = findCoverRow(db, { of, slug, visibilities: visibleTo('listed') })
  if (!row) return null
  const { title, kind, organisation, primary, secondary } = row
  return {
    sort: of === 'shows' ? (kind ?? 'podcast') : SORTS[of],
    title,
    over: of === 'shows' ? (organisation ?? '') : siteName,
    colours: { primary, secondary },
  }
}

/** The address of a drawn cover as it is now; null as above. */
export function findDrawnPath(db: Db, drawn: Drawn, siteName: string): string | null {
  const words = findCoverWords(db, drawn, siteName)
  return words && drawnCoverPath(drawn.of, drawn.slug, drawnKey(words))
}
