/** The index of spoken words. Changed in the transaction that changes the words; there are no triggers. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { cues, recordings, transcripts } from '../schema.ts'
import { foldText } from './fold-text.ts'
import { recordingIsThere } from './visible.ts'

/** Cues of one transcript at most; index rows are numbered transcript · 2^20 + cue. */
export const CUES_PER_TRANSCRIPT = 2 ** 20
/** Rows in one statement: a few hundred kilobytes of JSON at most. */
const BATCH = 1_000

/**
 * Puts the cues of the current revision in the index, in place of whatever it had of this transcript; none where its
 * recording was removed.
 */
export function indexTranscript(tx: Db, { transcriptId }: { transcriptId: number }): void {
  unindexTranscript(tx, { transcriptId })
  const rows = tx
    .select({ number: cues.number, text: cues.text })
    .from(cues)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, cues.revisionId))
    .innerJoin(recordings, eq(recordings.id, transcripts.recordingId))
    .where(and(eq(transcripts.id, transcriptId), recordingIsThere()))
    .orderBy(asc(cues.number))
    .all()
    .map(({ number, text }) => [transcriptId * CUES_PER_TRANSCRIPT + number, foldText(text)])
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = JSON.stringify(rows.slice(at, at + BATCH))
    tx.run(sql`insert into cue_index (rowid, text) select value ->> 0, value ->> 1 from json_each(${batch})`)
  }
}

/** Takes every word of a transcript out of the index. */
export function unindexTranscript(tx: Db, { transcriptId }: { transcriptId: number }): void {
  const first = transcriptId * CUES_PER_TRANSCRIPT
  tx.run(sql`delete from cue_index where rowid between ${first} and ${first + CUES_PER_TRANSCRIPT - 1}`)
}
