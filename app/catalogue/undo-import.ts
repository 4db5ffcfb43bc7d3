/** A person takes back an import that nobody has worked on since: the words from before it are the current ones again. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexTranscript } from '#db/queries/index-transcript.ts'
import { audit, recordings, revisions, transcripts } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { givenWordsKey } from './given-keys.ts'
import { planAgain } from './plan-steps.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

/** What was there before an import, as its note says. */
const Before = z.object({
  /** Null where the language had no words. */
  revision: z.number().nullable(),
  source: z.number().nullable(),
  words: z.enum(['recognised', 'given']),
  wordsKey: z.string().nullable(),
})

export interface ImportUndone {
  /** Whether the language has words still. */
  hasWords: boolean
  /** Ids of steps that are not to be done any more. */
  dropped: string[]
}

/** Undoes the import that made the current words of a transcript (`id`); `gone` where they come from elsewhere. */
export async function undoImport(
  db: Db,
  { id, by }: { id: number; by: Actor },
): Promise<Answer<ImportUndone>> {
  const transcript = db.select().from(transcripts).where(eq(transcripts.id, id)).get()
  const home = transcript && homeOf(db, transcript.recordingId)
  if (!home) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<ImportUndone> => {
    const found = findImport(tx, { transcriptId: id })
    if (!found) return refuse('', 'gone')
    const { recording, revisionId, before } = found
    tx.update(transcripts)
      .set({ currentRevisionId: before.revision, saves: sql`${transcripts.saves} + 1` })
      .where(eq(transcripts.id, id))
      .run()
    indexTranscript(tx, { transcriptId: id })
    // A translation's import gave the recording nothing that could be taken from it again.
    if (recording.wordsKey === givenWordsKey(recording.publicId, revisionId))
      tx.update(recordings)
        .set({ words: before.words, wordsKey: before.wordsKey })
        .where(eq(recordings.id, recording.id))
        .run()
    const dropped = planAgain(tx, recording.id)
    touchEpisode(tx, home.episodeId)
    const about = { verb: 'undo-import', subject: 'transcript', id } as const
    note(tx, by, { ...about, before: { revision: revisionId }, after: before })
    return { ok: true, value: { hasWords: before.revision !== null, dropped } }
  })
}

/** The import whose lines are a transcript's current ones, untouched, in media that are the same still; null where there is none. */
export function findImport(db: Db, { transcriptId }: { transcriptId: number }) {
  const current = db
    .select({ recording: recordings, revisionId: revisions.id })
    .from(transcripts)
    .innerJoin(
      revisions,
      and(eq(revisions.id, transcripts.currentRevisionId), eq(revisions.origin, 'imported')),
    )
    .innerJoin(recordings, eq(recordings.id, transcripts.recordingId))
    .where(eq(transcripts.id, transcriptId))
    .get()
  if (!current) return null
  const its = and(
    eq(audit.subject, 'transcript'),
    eq(audit.subjectId, transcriptId),
    eq(audit.verb, 'import'),
    sql`${audit.after} ->> 'revision' = ${current.revisionId}`,
  )
  const row = db.select().from(audit).where(its).orderBy(desc(audit.id)).get()
  const before = Before.safeParse(row?.before ? JSON.parse(row.before) : null)
  if (!before.success || before.data.source !== current.recording.sourceAssetId) return null
  return { ...current, before: before.data }
}
