import type { Posted } from './form.ts'

/**
 * The row ids of the shows that were ticked: boxes `shows.0`, `shows.1`… hold slugs. Null where one is not among those that may be
 * ticked: to leave it out could mean every show.
 */
export function wishedShows(
  { fields }: Pick<Posted, 'fields'>,
  shows: readonly { id: number; slug: string }[],
): number[] | null {
  const ticked = Array.isArray(fields.shows) ? (fields.shows as unknown[]) : []
  const slugs = ticked.filter((one) => typeof one === 'string' && one !== '')
  const ids = slugs.map((slug) => shows.find((show) => show.slug === slug)?.id)
  return ids.every((id) => id !== undefined) ? ids : null
}
