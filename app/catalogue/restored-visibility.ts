import type { Visibility } from '#db/schema.ts'

/** Who sees again what was removed and comes back. What should have come out meanwhile is a draft: nothing appears by surprise. */
export function restoredVisibility({
  visibilityBefore,
  publishAt,
}: {
  visibilityBefore: Visibility | null
  publishAt: string | null
}): Visibility {
  const isMissed = visibilityBefore === 'scheduled' && (publishAt ?? '') <= new Date().toISOString()
  return isMissed ? 'draft' : (visibilityBefore ?? 'draft')
}
