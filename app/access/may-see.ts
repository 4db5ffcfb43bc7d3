/**
 * The one policy of who may see what, asked everywhere: pages, feeds, search, sitemap, media, transcripts.
 * `listed` is any place that shows things without being asked for them by address (lists, feeds, search, sitemap);
 * `by-address` is a request that names the thing itself. A draft is invisible in both. Pages of people, organisations and
 * topics count as lists: they exist where something listed stands behind them (`db/queries/visible.ts` asks, for these
 * visibilities, and leaves out whatever was removed).
 */
import type { Visibility } from '#db/schema.ts'

export type Use = 'listed' | 'by-address'

const SEEN: Record<Use, readonly Visibility[]> = {
  listed: ['public'],
  'by-address': ['public', 'unlisted'],
}

/** The visibilities that a reader without an account may see; queries filter by it. */
export function visibleTo(use: Use): readonly Visibility[] {
  return SEEN[use]
}

export function maySee(visibility: Visibility, use: Use): boolean {
  return SEEN[use].includes(visibility)
}
