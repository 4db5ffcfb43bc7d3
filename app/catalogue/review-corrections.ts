/** A person looks through what the glossary changed: keeps it, or puts back what was heard. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexCues } from '#db/queries/index-cues.ts'
import { corrections, cues, transcripts } from '#db/schema.ts'
import { findWords, putWords } from '../glossary/put-words.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { saveAgain, shiftAfter } from './apply-glossary.ts'
import { type Actor, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

/** Rows in one transaction: each writes a line and its place in the search. */
const BATCH = 100

export const ReviewFields = z.object({
  what: z.enum(['keep', 'undo'], 'wrong'),
  /** The one correction; null for all that wait. */
  correction: z.number().int().min(1).nullable(),
})

export interface Reviewed {
  kept: number
  undone: number
  /** Their words stand no longer there: someone wrote the line anew. They are settled as it stands. */
  gone: number
}

/** Settles corrections of the current words of a transcript (`id`). */
export async function reviewCorrections(
  db: Db,
  { id, by }: { id: number; by: Actor },
  input: z.input<typeof ReviewFields>,
): Promise<Answer<Reviewed>> {
  const parsed = ReviewFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { what, correction } = parsed.data
  const transcript = db.select().from(transcripts).where(eq(transcripts.id, id)).get()
  const home = transcript && homeOf(db, transcript.recordingId)
  if (!home) return refuse('', 'no-recording')
  const done: Reviewed = { kept: 0, undone: 0, gone: 0 }
  for (;;) {
    const batch = await changeCatalogue(db, what === 'undo' ? [home.showId] : [], (tx) => {
      const rows = nextRows(tx, id, correction)
      const settled = what === 'keep' ? keep(tx, rows) : undo(tx, id, rows)
      if (settled.undone > 0) touchEpisode(tx, home.episodeId)
      if (rows.length > 0) noteRows(tx, by, { id, what, rows, settled })
      return { ...settled, rows: rows.length }
    })
    done.kept += batch.kept
    done.undone += batch.undone
    done.gone += batch.gone
    if (correction !== null || batch.rows < BATCH) return { ok: true, value: done }
  }
}

function noteRows(
  tx: Change,
  by: Actor,
  { id, what, rows, settled }: { id: number; what: string; rows: Row[]; settled: Reviewed },
) {
  const before = rows.map(({ cue, heard, written }) => ({ cue, heard, written }))
  note(tx, by, { verb: `${what}-corrections`, subject: 'transcript', id, before, after: settled })
}

type Row = typeof corrections.$inferSelect

/** One that was not undone yet, or the next of those that wait. */
function nextRows(tx: Change, transcriptId: number, correction: number | null): Row[] {
  const { revisionId } = tx
    .select({ revisionId: transcripts.currentRevisionId })
    .from(transcripts)
    .where(eq(transcripts.id, transcriptId))
    .get()!
  if (revisionId === null) return []
  const wanted =
    correction === null
      ? eq(corrections.state, 'made')
      : and(eq(corrections.id, correction), inArray(corrections.state, ['made', 'accepted']))
  return tx
    .select()
    .from(corrections)
    .where(and(eq(corrections.revisionId, revisionId), wanted))
    .orderBy(asc(corrections.id))
    .limit(BATCH)
    .all()
}

function keep(tx: Change, rows: Row[]): Reviewed {
  settle(tx, rows, 'accepted')
  return { kept: rows.length, undone: 0, gone: 0 }
}

function undo(tx: Change, transcriptId: number, rows: Row[]): Reviewed {
  const undone: Row[] = []
  // The last of a line first: those before it stay where they are.
  for (const row of rows.toSorted((a, b) => b.word - a.word)) if (putBack(tx, row)) undone.push(row)
  const gone = rows.filter((row) => !undone.includes(row))
  settle(tx, undone, 'undone')
  settle(tx, gone, 'accepted')
  if (undone.length > 0) {
    indexCues(tx, { transcriptId, numbers: [...new Set(undone.map(({ cue }) => cue))] })
    saveAgain(tx, transcriptId)
  }
  return { kept: 0, undone: undone.length, gone: gone.length }
}

/** A person has decided over the line: a better recogniser, and the glossary, leave it alone from now on. */
function putBack(tx: Change, { revisionId, cue, word, heard, written }: Row): boolean {
  const its = and(eq(cues.revisionId, revisionId), eq(cues.number, cue))
  const line = tx.select({ text: cues.text, words: cues.words }).from(cues).where(its).get()
  const at = line ? findWords(line.text, written, word) : null
  if (!line || at === null) return false
  const count = written.split(' ').length
  tx.update(cues)
    .set({ ...putWords(line, { at, count, written: heard }), corrected: true })
    .where(its)
    .run()
  shiftAfter(tx, { revisionId, cue, word }, heard.split(' ').length - count)
  return true
}

function settle(tx: Change, rows: Row[], state: Row['state']) {
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) tx.update(corrections).set({ state }).where(inArray(corrections.id, ids)).run()
}
