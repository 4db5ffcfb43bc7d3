/**
 * A person corrects what was heard, a page of lines at a time; what the recogniser heard stays as it was. A better recogniser goes around
 * corrected lines, and leaves a transcript alone that was read as a whole.
 */
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexCues } from '#db/queries/index-cues.ts'
import { listCuesByNumber, type StudioCue } from '#db/queries/studio-transcript.ts'
import { cues, revisions, transcripts } from '#db/schema.ts'
import { toTypedTime } from '../transcripts/typed-time.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { type CueInput, CuesFields } from './cue-fields.ts'
import { near, wrongTimes } from './cue-times.ts'
import type { Edit } from './edit.ts'
import { keepGivenWords, speakerFinder } from './keep-words.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

/** Cues as the form has them. */
export const toCueFields = (list: StudioCue[]) => ({
  cues: list.map(({ number, start, end, speaker, text }) => ({
    number,
    start: toTypedTime(start),
    end: toTypedTime(end),
    speaker,
    text,
    gone: false,
  })),
})

/** A line in the form's shape; one that is gone says so. */
const asTheyStand = (cue: StudioCue | undefined, number: number) =>
  cue ? toCueFields([cue]).cues[0]! : { number, start: '', end: '', speaker: null, text: '', gone: true }

/** Changes some lines of a transcript (`id`); how many are different now. */
export async function correctTranscript(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof CuesFields>,
): Promise<Answer<{ changed: number }>> {
  const parsed = CuesFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const typed = parsed.data.cues
  const transcript = getTranscript(db, id)
  const home = transcript && homeOf(db, transcript.recordingId)
  if (!home) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<{ changed: number }> => {
    const current = getTranscript(tx, id)!
    const revisionId = current.currentRevisionId
    if (revisionId === null) return refuse('', 'no-recording')
    const known = listCuesByNumber(tx, { revisionId, numbers: typed.map(({ number }) => number) })
    const before = new Map(known.map((cue) => [cue.number, cue]))
    if (current.saves !== saves)
      return changedMeanwhile(tx, {
        subject: 'transcript',
        id,
        saves: current.saves,
        fields: { cues: typed.map(({ number }) => asTheyStand(before.get(number), number)) },
      })
    const wrong = wrongTimes(tx, { revisionId, typed, duration: home.duration })
    if (wrong.length > 0) return { ok: false, mistakes: wrong }
    const changed = typed.filter((cue) => isDifferent(before.get(cue.number), cue))
    if (changed.length === 0) return { ok: true, value: { changed: 0 } }
    const target = correctedRevision(tx, revisionId)
    const who = speakerFinder(tx, home.episodeId)
    for (const cue of changed) writeCue(tx, target, before.get(cue.number), cue, who)
    tx.update(transcripts)
      .set({ saves: saves + 1, currentRevisionId: target })
      .where(eq(transcripts.id, id))
      .run()
    indexCues(tx, { transcriptId: id, numbers: changed.map(({ number }) => number) })
    touchEpisode(tx, home.episodeId)
    note(tx, by, {
      verb: 'correct',
      subject: 'transcript',
      id,
      before: { cues: changed.map(({ number }) => asTheyStand(before.get(number), number)) },
      after: { cues: changed },
    })
    return { ok: true, value: { changed: changed.length } }
  })
}

/** Says that a person has read the words of a transcript (`id`), or has not; `dropped` are steps not to be done any more. */
export async function reviewTranscript(
  db: Db,
  { id, by }: Pick<Edit, 'id' | 'by'>,
  { reviewed }: { reviewed: boolean },
): Promise<Answer<{ dropped: string[] }>> {
  const transcript = getTranscript(db, id)
  const home = transcript && homeOf(db, transcript.recordingId)
  if (!home || transcript.currentRevisionId === null) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<{ dropped: string[] }> => {
    const revisionId = getTranscript(tx, id)!.currentRevisionId!
    tx.update(revisions).set({ reviewed }).where(eq(revisions.id, revisionId)).run()
    const dropped = reviewed ? keepGivenWords(tx, transcript.recordingId) : []
    touchEpisode(tx, home.episodeId)
    note(tx, by, { verb: 'review', subject: 'transcript', id, after: { revision: revisionId, reviewed } })
    return { ok: true, value: { dropped } }
  })
}

/** Null where there is none. */
export const getTranscript = (db: Db, id: number) =>
  db.select().from(transcripts).where(eq(transcripts.id, id)).get() ?? null

function isDifferent(before: StudioCue | undefined, cue: CueInput): boolean {
  // Someone took it away meanwhile, and this form brings it back.
  if (!before) return !cue.gone
  return (
    cue.gone ||
    before.text !== cue.text ||
    (before.speaker || null) !== cue.speaker ||
    !near(before.start, cue.start) ||
    !near(before.end, cue.end)
  )
}

/** The revision that may be written: the current one where a person made it, else a copy of it. */
function correctedRevision(tx: Change, revisionId: number): number {
  const current = tx.select().from(revisions).where(eq(revisions.id, revisionId)).get()!
  return current.origin === 'corrected' ? revisionId : copyRevision(tx, current, 'corrected')
}

/** The same lines under another id, for a person to write in. */
export function copyRevision(
  tx: Change,
  current: typeof revisions.$inferSelect,
  origin: typeof current.origin,
): number {
  const copy = tx
    .insert(revisions)
    .values({
      transcriptId: current.transcriptId,
      origin,
      reviewed: current.reviewed,
      engine: current.engine,
      model: current.model,
      removed: current.removed,
    })
    .returning({ id: revisions.id })
    .get()
  tx.run(sql`insert into cues (revision_id, number, start, "end", text, person_id, speaker, confidence, words, corrected)
    select ${copy.id}, number, start, "end", text, person_id, speaker, confidence, words, corrected
    from cues where revision_id = ${current.id}`)
  tx.run(sql`insert into corrections (revision_id, cue, word, heard, written, state)
    select ${copy.id}, cue, word, heard, written, state from corrections where revision_id = ${current.id}`)
  return copy.id
}

function writeCue(
  tx: Change,
  revisionId: number,
  before: StudioCue | undefined,
  { number, start, end, speaker, text, gone }: CueInput,
  who: ReturnType<typeof speakerFinder>,
) {
  const its = and(eq(cues.revisionId, revisionId), eq(cues.number, number))
  if (gone) return takeAway(tx, revisionId, before, its)
  if (!before)
    return void tx
      .insert(cues)
      .values({ revisionId, number, start, end, text, corrected: true, ...who(speaker) })
      .run()
  const sameText = before.text === text
  const sameTimes = near(before.start, start) && near(before.end, end)
  tx.update(cues)
    .set({
      start: near(before.start, start) ? before.start : start,
      end: near(before.end, end) ? before.end : end,
      text,
      words: wordsWithin(before.words, text, { start, end }),
      confidence: sameText ? before.confidence : null,
      ...(sameText && sameTimes ? {} : { corrected: true }),
      ...(before.speaker === speaker ? {} : who(speaker)),
    })
    .where(its)
    .run()
}

/** What a person took away is not to be heard again. */
function takeAway(
  tx: Change,
  revisionId: number,
  before: StudioCue | undefined,
  its: ReturnType<typeof and>,
) {
  if (!before) return
  const revision = tx.select().from(revisions).where(eq(revisions.id, revisionId)).get()!
  const removed = [...(JSON.parse(revision.removed) as [number, number][]), [before.start, before.end]]
  tx.update(revisions)
    .set({ removed: JSON.stringify(removed) })
    .where(eq(revisions.id, revisionId))
    .run()
  tx.delete(cues).where(its).run()
}

/** The times of words stay where there are as many words, all within the line. */
function wordsWithin(words: string | null, text: string, { start, end }: { start: number; end: number }) {
  if (words === null) return null
  const timed = JSON.parse(words) as [number, number, string, number][]
  const said = text.split(' ')
  if (timed.length !== said.length) return null
  if (timed.some(([from, to]) => from < start - 0.05 || to > end + 0.05)) return null
  return JSON.stringify(
    timed.map(([from, to, word, sure], at) => [from, to, said[at], word.trim() === said[at] ? sure : 1]),
  )
}
