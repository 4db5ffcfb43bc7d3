import type { Visibility } from '#db/schema.ts'
import { mayDo, type Who } from './may-do.ts'

/**
 * Whether someone who may edit an article may put it under another show (null: under none). What readers see, or will, comes out
 * there: that takes the right to publish there.
 */
export function mayMove(
  who: Who,
  { visibility, showId }: { visibility: Visibility; showId: number | null },
  to: number | null,
): boolean {
  if (to === showId) return true
  const isSeen = visibility !== 'draft' && visibility !== 'private'
  return mayDo(who, 'edit', to) && (!isSeen || mayDo(who, 'publish', to))
}
