/** How far a kind of work is, 0 to 1: the mean of its parts. */
import type { Work } from '#db/queries/list-work.ts'
import type { Hub } from './hub.ts'

/** Null while one part runs and has said nothing yet. */
export function progressOf({ parts, state }: Work, progress: Hub['progress']): number | null {
  const told = parts.map((part) => (part.state === 'done' ? 1 : progress.get(part.id)))
  if (state === 'running' && told.every((one) => one === undefined)) return null
  return told.reduce<number>((sum, one) => sum + (one ?? 0), 0) / parts.length
}
