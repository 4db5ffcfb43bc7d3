/** A person says who speaks, a turn at a time. The words stay as they are: a better recogniser may still do them again. */
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { CUES_PER_TRANSCRIPT } from '#db/queries/index-transcript.ts'
import { listSpokenLines } from '#db/queries/speakers.ts'
import { cues, revisions, transcripts } from '#db/schema.ts'
import { giveTurns, type SpokenLine } from '../transcripts/turns.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { copyRevision, getTranscript } from './correct-transcript.ts'
import type { Edit } from './edit.ts'
import { optionalLine, rows, tick } from './fields.ts'
import { speakerFinder } from './keep-words.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

const cueNumber = z.coerce
  .number()
  .int()
  .min(0)
  .max(CUES_PER_TRANSCRIPT - 1)

/** One page of turns, each with the numbers of its first and last line. */
export const TurnsFields = z.object({
  turns: rows(['first'], {
    first: cueNumber,
    last: cueNumber,
    /** Chosen from the list; empty for nobody. */
    who: optionalLine(255),
    /** Typed: goes before what is chosen. */
    name: optionalLine(255),
    on: tick,
  }),
})

/** Gives turns of a transcript (`id`) to speakers; how many lines another says now. */
export async function assignSpeakers(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof TurnsFields>,
): Promise<Answer<{ changed: number }>> {
  const parsed = TurnsFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const given = parsed.data.turns.map(({ who, name, ...turn }) => ({ ...turn, speaker: name ?? who }))
  const transcript = getTranscript(db, id)
  const home = transcript && homeOf(db, transcript.recordingId)
  if (!home) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<{ changed: number }> => {
    const current = getTranscript(tx, id)!
    const revisionId = current.currentRevisionId
    if (revisionId === null) return refuse('', 'no-recording')
    if (current.saves !== saves)
      return changedMeanwhile(tx, { subject: 'transcript', id, saves: current.saves, fields: {} })
    const before = listSpokenLines(tx, { revisionId })
    const changed = giveTurns(before, given)
    if (changed.length === 0) return { ok: true, value: { changed: 0 } }
    const target = namedRevision(tx, revisionId)
    nameLines(tx, target, changed, speakerFinder(tx, home.episodeId))
    tx.update(transcripts)
      .set({ saves: saves + 1, currentRevisionId: target })
      .where(eq(transcripts.id, id))
      .run()
    touchEpisode(tx, home.episodeId)
    const numbers = new Set(changed.map(({ number }) => number))
    note(tx, by, {
      verb: 'assign',
      subject: 'transcript',
      id,
      before: { speakers: toStretches(before.filter(({ number }) => numbers.has(number))) },
      after: { speakers: toStretches(changed) },
    })
    return { ok: true, value: { changed: changed.length } }
  })
}

/** The revision whose lines may be named: what a step made may be made again by it, so that names go into a copy, as automatic as it is. */
function namedRevision(tx: Change, revisionId: number): number {
  const current = tx.select().from(revisions).where(eq(revisions.id, revisionId)).get()!
  return current.stepId === null ? revisionId : copyRevision(tx, current, current.origin)
}

function nameLines(
  tx: Change,
  revisionId: number,
  lines: readonly SpokenLine[],
  who: ReturnType<typeof speakerFinder>,
) {
  for (const speaker of new Set(lines.map((line) => line.speaker))) {
    const said = lines.filter((line) => line.speaker === speaker)
    const numbers = JSON.stringify(said.map(({ number }) => number))
    const those = sql`${cues.number} in (select value from json_each(${numbers}))`
    tx.update(cues)
      .set(who(speaker))
      .where(and(eq(cues.revisionId, revisionId), those))
      .run()
  }
}

/** Lines one after another with the same speaker, as `[first, last, speaker]`. */
function toStretches(lines: readonly SpokenLine[]) {
  const stretches: [first: number, last: number, speaker: string | null][] = []
  for (const { number, speaker } of lines) {
    const last = stretches.at(-1)
    if (last && last[2] === speaker && last[1] === number - 1) last[1] = number
    else stretches.push([number, number, speaker])
  }
  return stretches
}
