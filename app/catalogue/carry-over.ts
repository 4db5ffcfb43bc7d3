/** A better recogniser's words go around the lines that a person corrected, and keep who speaks where a person said so. */
import { and, asc, desc, eq, isNotNull, ne, or } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { audit, corrections, cues, jobs, revisions, steps, transcripts } from '#db/schema.ts'
import type { TimedWord } from '../glossary/tokens.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { BATCH, insertCues, type Prepared } from './keep-transcript.ts'
import { type Before, type Line, type Merged, mergeCorrected } from './merge-corrected.ts'

/**
 * The revision that may take the current one's place: the heard one (`revisionId`), or a new one with what a person did to the current
 * one, written in batches. What a person imported is not carried over: it has the words given and is left alone; nor what was done to the
 * words of media that was replaced.
 */
export async function carryOver(db: Db, { revisionId }: { revisionId: number }): Promise<Prepared> {
  const { heard, saves, current } = getBoth(db, revisionId)
  const before =
    current && current.id !== revisionId && current.engine !== null && isOfSameMedia(db, heard)
      ? listBefore(db, current)
      : null
  if (!current || !before || !hasAny(before)) return { revisionId, saves }
  const merged = mergeCorrected(listLines(db, eq(cues.revisionId, revisionId)), before)
  const isCorrected = before.corrected.length > 0 || before.removed.length > 0
  const mergedId = await changeCatalogue(db, [], (tx) => {
    const { id: _, stepId: __, createdAt: ___, ...same } = heard
    const row = {
      ...same,
      origin: isCorrected ? ('corrected' as const) : heard.origin,
      removed: current.removed,
    }
    return tx.insert(revisions).values(row).returning({ id: revisions.id }).get().id
  })
  for (let at = 0; at < merged.length; at += BATCH)
    await changeCatalogue(db, [], (tx) => addLines(tx, mergedId, merged.slice(at, at + BATCH), at))
  await changeCatalogue(db, [], (tx) => copyCorrections(tx, { from: revisionId, to: mergedId }, merged))
  return { revisionId: mergedId, saves }
}

type Revision = typeof revisions.$inferSelect

function getBoth(db: Db, revisionId: number) {
  const heard = db.select().from(revisions).where(eq(revisions.id, revisionId)).get()!
  const transcript = db.select().from(transcripts).where(eq(transcripts.id, heard.transcriptId)).get()!
  const current =
    transcript.currentRevisionId === null
      ? undefined
      : db.select().from(revisions).where(eq(revisions.id, transcript.currentRevisionId)).get()
  return { heard, saves: transcript.saves, current }
}

/** The current words were heard in the media of `heard` if a transcription of it was done before, or a person said that the old words fit. */
function isOfSameMedia(db: Db, { stepId }: Revision): boolean {
  const job = db
    .select({ id: jobs.id, recordingId: jobs.recordingId })
    .from(jobs)
    .innerJoin(steps, eq(steps.jobId, jobs.id))
    .where(eq(steps.id, stepId ?? ''))
    .get()
  if (!job) return false
  const before = db
    .select({ id: steps.id })
    .from(steps)
    .where(
      and(
        ...[eq(steps.jobId, job.id), ne(steps.id, stepId ?? '')],
        ...[eq(steps.kind, 'transcribe'), eq(steps.state, 'done')],
      ),
    )
    .get()
  return before !== undefined || areWordsKept(db, job.recordingId)
}

/** What was said of the words when media was replaced last. */
function areWordsKept(db: Db, recordingId: number): boolean {
  const its = [eq(audit.subject, 'recording'), eq(audit.subjectId, recordingId)]
  const note = db
    .select({ after: audit.after })
    .from(audit)
    .where(and(...its, eq(audit.verb, 'replace-media')))
    .orderBy(desc(audit.id))
    .get()
  return note?.after ? (JSON.parse(note.after) as { keepWords?: boolean }).keepWords === true : false
}

function listBefore(db: Db, { id, removed }: Revision): Before {
  const its = eq(cues.revisionId, id)
  const spans = JSON.parse(removed) as [number, number][]
  return {
    corrected: listLines(db, and(its, eq(cues.corrected, true))),
    removed: spans.map(([start, end]) => ({ start, end })),
    named: listLines(db, and(its, or(isNotNull(cues.personId), isNotNull(cues.speaker)))),
  }
}

const hasAny = ({ corrected, removed, named }: Before) => corrected.length + removed.length + named.length > 0

function listLines(db: Db, where: ReturnType<typeof and>): Line[] {
  return db
    .select({
      ...{ number: cues.number, start: cues.start, end: cues.end, text: cues.text, words: cues.words },
      ...{ confidence: cues.confidence, personId: cues.personId, speaker: cues.speaker },
    })
    .from(cues)
    .where(where)
    .orderBy(asc(cues.number))
    .all()
    .map((row) => ({ ...row, words: row.words === null ? null : (JSON.parse(row.words) as TimedWord[]) }))
}

function addLines(tx: Change, revisionId: number, lines: readonly Merged[], from: number) {
  insertCues(
    tx,
    lines.map(({ heard: _, words, ...line }, at) => ({
      ...line,
      revisionId,
      number: from + at,
      words: words === null ? null : JSON.stringify(words),
    })),
  )
}

/** What the glossary changed is listed for lines that stand as they were heard. */
function copyCorrections(tx: Change, { from, to }: { from: number; to: number }, merged: readonly Merged[]) {
  const numbers = new Map(merged.flatMap((line, at) => (line.heard ? [[line.number, at] as const] : [])))
  for (const { id: _, ...row } of tx
    .select()
    .from(corrections)
    .where(eq(corrections.revisionId, from))
    .all()) {
    const cue = numbers.get(row.cue)
    if (cue !== undefined)
      tx.insert(corrections)
        .values({ ...row, revisionId: to, cue })
        .run()
  }
}
