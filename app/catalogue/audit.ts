/** Who did it, and the note of it that goes into the same transaction. */
import { audit } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'

/** A user of the studio or the API; null for the command line and the clock. */
export interface Actor {
  userId: number | null
}
/** The command line and the clock. */
export const NOBODY: Actor = { userId: null }

export type Subject =
  | 'organisation'
  | 'show'
  | 'season'
  | 'episode'
  | 'recording'
  | 'transcript'
  | 'chapters'
  | 'report'
  | 'article'
  | 'person'
  | 'topic'
  | 'document'

/** Notes a change: the fields as they were and as they became, so that nothing accepted is ever lost. */
export function note(
  tx: Change,
  by: Actor,
  what: { verb: string; subject: Subject; id: number; before?: unknown; after?: unknown },
) {
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))
  tx.insert(audit)
    .values({
      userId: by.userId,
      verb: what.verb,
      subject: what.subject,
      subjectId: what.id,
      before: json(what.before),
      after: json(what.after),
    })
    .run()
}
