/** What the share card of a page says. */
import type { Db } from '#db/open.ts'
import { type CardRow, findCardRow } from '#db/queries/find-card-row.ts'
import type { Visibility } from '#db/schema.ts'
import { visibleTo } from '../access/may-see.ts'
import { type CardFor, cardPath } from '../addresses.ts'
import { type CardWords, cardKey } from './share-card.ts'

/** `id` is a show's slug, an episode's public id, an article's slug, or `site`. */
export interface Carded {
  of: CardFor
  id: string
}

export interface CardSite {
  siteName: string
  timeZone: string
}

export interface FoundCard {
  words: CardWords
  visibility: Visibility
}

/** Null where there is no such page, or readers may not know that there is. */
export function findCardWords(db: Db, { of, id }: Carded, site: CardSite): FoundCard | null {
  if (of === 'site') return id === 'site' ? { words: siteWords(site), visibility: 'public' } : null
  const row = findCardRow(db, { of, id, visibilities: visibleTo('by-address') })
  return row && { words: toWords(row, site), visibility: row.visibility }
}

/** The address of a card as it is now; null as above. */
export function findCardPath(db: Db, carded: Carded, site: CardSite): string | null {
  const found = findCardWords(db, carded, site)
  return found && cardPath(carded.of, carded.id, cardKey(found.words))
}

const siteWords = ({ siteName }: CardSite): CardWords => ({
  ...{ title: siteName, over: '', under: '', cover: null },
  drawn: { sort: 'site', title: siteName, colours: { primary: null, secondary: null } },
})

function toWords(row: CardRow, { siteName, timeZone }: CardSite): CardWords {
  const isShow = row.show?.title === row.title
  return {
    title: row.title,
    over: isShow || !row.show ? siteName : row.show.title,
    under: row.at ? formatDate(row, row.at, timeZone) : (row.organisation ?? ''),
    drawn: {
      sort: row.show?.kind ?? 'site',
      title: row.show?.title ?? siteName,
      colours: { primary: row.primary, secondary: row.secondary },
    },
    cover: row.cover,
  }
}

/** The day in the words of the content's own language: `1er mars 2026`. */
function formatDate({ language, precision, timeZone }: CardRow, at: string, siteZone: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: timeZone ?? siteZone } as const
  const written = new Intl.DateTimeFormat(
    [language, 'en'],
    precision === 'month' ? options : { day: 'numeric', ...options },
  ).format(new Date(at))
  return /^fr\b/.test(language) ? written.replace(/^1 /, '1er ') : written
}
