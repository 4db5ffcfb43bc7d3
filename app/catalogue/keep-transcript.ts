/** Cues go in batches into a revision that nobody reads; one short transaction makes it current. */
import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { indexTranscript } from '#db/queries/index-transcript.ts'
import { isCurrentJob } from '#db/queries/steps.ts'
import { corrections, cues, jobs, recordings, revisions, steps, transcripts } from '#db/schema.ts'
import type { Cue, Heard, OutcomeOf, Storage } from '#media-pipeline'
import { applyGlossary } from './apply-glossary.ts'
import { carryOver } from './carry-over.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { toLine } from './plain-text.ts'
import { speakersFromChapters } from './speakers-from-chapters.ts'

/** Rows in one transaction: well under 50 ms of the hub's time. */
export const BATCH = 500

/** A revision that may be made current while the transcript has had no other save since. */
export interface Prepared {
  revisionId: number
  saves: number
}

/**
 * Writes the heard cues into a revision of their own, as the show's glossary writes its terms; where a person corrected lines before, into a
 * second one around these. Run again for the same step it begins anew.
 */
export async function prepareTranscript(
  { db, storage }: { db: Db; storage: Storage },
  { stepId, recordingId }: { stepId: string; recordingId: number },
  { heardKey }: OutcomeOf<'transcribe'>,
): Promise<Prepared> {
  const heard = JSON.parse((await storage.read(heardKey)).toString('utf8')) as Heard
  const revisionId = await changeCatalogue(db, [], (tx) => openRevision(tx, stepId, recordingId, heard))
  for (let at = 0; at < heard.cues.length; at += BATCH)
    await changeCatalogue(db, [], (tx) => addCues(tx, revisionId, heard.cues.slice(at, at + BATCH), at))
  await applyGlossary(db, { revisionId, recordingId })
  return carryOver(db, { revisionId })
}

/**
 * Makes a prepared revision the one that readers and the index see, unless a person has given the words meanwhile. False where someone
 * corrected a line since it was prepared: then it must be prepared again.
 */
export function keepTranscript(
  tx: Change,
  { recordingId, revisionId, saves }: Prepared & { recordingId: number },
): boolean {
  const transcript = tx
    .select({ id: transcripts.id, saves: transcripts.saves, before: transcripts.currentRevisionId })
    .from(revisions)
    .innerJoin(transcripts, eq(transcripts.id, revisions.transcriptId))
    .where(and(eq(revisions.id, revisionId), eq(transcripts.recordingId, recordingId)))
    .get()!
  if (hasGivenWords(tx, recordingId)) return true
  if (transcript.saves !== saves) return false
  tx.update(transcripts)
    // Who has the lines before open in a form must see that they are others now.
    .set({ currentRevisionId: revisionId, saves: transcript.before === null ? saves : saves + 1 })
    .where(eq(transcripts.id, transcript.id))
    .run()
  speakersFromChapters(tx, { recordingId })
  indexTranscript(tx, { transcriptId: transcript.id })
  return true
}

const hasGivenWords = (tx: Change, recordingId: number) =>
  tx.select({ words: recordings.words }).from(recordings).where(eq(recordings.id, recordingId)).get()!
    .words === 'given'

/**
 * Gives readers what the recogniser heard last in the current media, where it has heard it already and the words that they have are not its
 * own: those that a person corrected stay, a better recogniser goes around them.
 */
export function keepHeardAgain(tx: Change, { recordingId }: { recordingId: number }) {
  const heard = tx
    .select({ id: revisions.id, transcript: transcripts })
    .from(revisions)
    .innerJoin(transcripts, eq(transcripts.id, revisions.transcriptId))
    .innerJoin(steps, and(eq(steps.id, revisions.stepId), eq(steps.state, 'done')))
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, isCurrentJob)
    .where(eq(recordings.id, recordingId))
    .orderBy(desc(revisions.id))
    .get()
  if (!heard || isRecognised(tx, heard.transcript.currentRevisionId)) return
  const { id: transcriptId, saves } = heard.transcript
  // What a person corrected in it is in a copy, which is younger; a copy has no step.
  const corrected = tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(
      and(
        ...[eq(revisions.transcriptId, transcriptId), gt(revisions.id, heard.id)],
        ...[isNotNull(revisions.engine), isNull(revisions.stepId)],
      ),
    )
    .orderBy(desc(revisions.id))
    .get()
  keepTranscript(tx, { recordingId, revisionId: corrected?.id ?? heard.id, saves })
}

/** An engine wrote it, whoever corrected it since. */
function isRecognised(tx: Change, revisionId: number | null): boolean {
  if (revisionId === null) return false
  const { engine } = tx.select().from(revisions).where(eq(revisions.id, revisionId)).get()!
  return engine !== null
}

function openRevision(tx: Change, stepId: string, recordingId: number, heard: Heard): number {
  tx.insert(transcripts).values({ recordingId, language: heard.language }).onConflictDoNothing().run()
  const transcript = tx
    .select()
    .from(transcripts)
    .where(and(eq(transcripts.recordingId, recordingId), eq(transcripts.language, heard.language)))
    .get()!
  const known = tx.select().from(revisions).where(eq(revisions.stepId, stepId)).get()
  if (known) {
    tx.delete(corrections).where(eq(corrections.revisionId, known.id)).run()
    tx.delete(cues).where(eq(cues.revisionId, known.id)).run()
    return known.id
  }
  return tx
    .insert(revisions)
    .values({
      transcriptId: transcript.id,
      origin: 'automatic',
      engine: heard.engine,
      model: heard.model,
      stepId,
    })
    .returning()
    .get().id
}

function addCues(tx: Change, revisionId: number, heard: Cue[], from: number) {
  insertCues(
    tx,
    heard.map((cue, at) => ({
      revisionId,
      number: from + at,
      start: cue.start,
      end: cue.end,
      text: toLine(cue.text),
      confidence: cue.confidence,
      words: JSON.stringify(cue.words.map((word) => [word.start, word.end, word.text, word.confidence])),
    })),
  )
}

/** Adds a batch of lines that a person gave. */
export function addGivenCues(
  tx: Change,
  given: {
    revisionId: number
    /** The first one's number. */
    from: number
    cues: {
      start: number
      end: number
      text: string
      personId: number | null
      speaker: string | null
      confidence?: number | null
      words?: string
    }[]
  },
) {
  insertCues(
    tx,
    given.cues.map((cue, at) => ({
      ...cue,
      revisionId: given.revisionId,
      number: given.from + at,
      text: toLine(cue.text),
      speaker: cue.speaker?.slice(0, 255) ?? null,
    })),
  )
}

/** 50 rows of a dozen values stay far below SQLite's limit of bound values. */
export function insertCues(tx: Change, rows: (typeof cues.$inferInsert)[]) {
  for (let at = 0; at < rows.length; at += 50)
    tx.insert(cues)
      .values(rows.slice(at, at + 50))
      .run()
}
