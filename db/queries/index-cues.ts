import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { cues, transcripts } from '../schema.ts'
import { foldText } from './fold-text.ts'
import { CUES_PER_TRANSCRIPT } from './index-transcript.ts'

/** Puts some cues of a current revision in the index again; those that are gone leave it. For a few: a page of a transcript. */
export function indexCues(
  tx: Db,
  { transcriptId, numbers }: { transcriptId: number; numbers: number[] },
): void {
  const rowid = (number: number) => transcriptId * CUES_PER_TRANSCRIPT + number
  for (const number of numbers) tx.run(sql`delete from cue_index where rowid = ${rowid(number)}`)
  const rows = tx
    .select({ number: cues.number, text: cues.text })
    .from(cues)
    .innerJoin(transcripts, eq(transcripts.currentRevisionId, cues.revisionId))
    .where(and(eq(transcripts.id, transcriptId), inArray(cues.number, numbers)))
    .all()
  for (const { number, text } of rows)
    tx.run(sql`insert into cue_index (rowid, text) values (${rowid(number)}, ${foldText(text)})`)
}
