import type { Db } from '#db/open.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import type { Posted } from './form.ts'

/** The row ids of the shows that were ticked: boxes `shows.0`, `shows.1`… hold slugs. */
export function wishedShows(db: Db, { fields }: Posted): number[] {
  const ticked = Array.isArray(fields.shows) ? (fields.shows as unknown[]) : []
  const slugs = ticked.filter((one) => typeof one === 'string')
  return slugs.flatMap((slug) => findShow(db, { slug })?.id ?? [])
}
