/** The one policy of who may change what; the studio, the API and uploads ask here. What readers see is `may-see.ts`. */
import type { Role } from '#db/schema.ts'

export const DEEDS = ['look', 'correct', 'edit', 'publish', 'add-show', 'manage-users'] as const
/**
 * `look` at what is not published; `correct` words and chapters; `edit` texts and upload media; `publish`, unpublish and remove;
 * `add-show`; `manage-users`.
 */
export type Deed = (typeof DEEDS)[number]

/** Someone who signed in. */
export interface Who {
  id: number
  role: Role
  /** The shows that they work on; all where there are none. */
  showIds: readonly number[]
}

const DEEDS_OF: Record<Role, readonly Deed[]> = {
  admin: DEEDS,
  editor: ['look', 'correct', 'edit', 'publish', 'add-show'],
  contributor: ['look', 'correct', 'edit'],
  reviewer: ['look', 'correct'],
}

/** Deeds of the whole site: someone who works on some shows only may not do them. */
const OF_THE_SITE: readonly Deed[] = ['add-show', 'manage-users']

/** `showId` null asks about what belongs to no show: people, organisations, topics, the site's own articles. */
export function mayDo(who: Who | null, deed: Deed, showId: number | null = null): boolean {
  if (!who || !DEEDS_OF[who.role].includes(deed)) return false
  if (who.showIds.length === 0) return true
  if (showId !== null) return who.showIds.includes(showId)
  return !OF_THE_SITE.includes(deed) && deed !== 'publish'
}
