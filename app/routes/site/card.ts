import type { CardFor } from '../../addresses.ts'
import { findCardPath } from '../../covers/card-words.ts'
import { hub } from '../../server/hub.ts'
import { SITE_NAME } from '../../site-name.ts'

/** The address of a page's share card; null where readers may not know of the page. */
export function cardOf(of: CardFor, id: string): string | null {
  const { db, config } = hub()
  return findCardPath(db, { of, id }, { siteName: SITE_NAME, timeZone: config.timeZone })
}
