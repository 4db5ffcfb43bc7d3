import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { listChapterSpeakers } from '#db/queries/speakers.ts'
import { cues, transcripts } from '#db/schema.ts'
import type { Span } from '#media-pipeline'
import type { Change } from './change-catalogue.ts'

/**
 * Lines that name nobody are said by the one person who speaks in their chapter; how many were given a name. Never replaces a name that
 * stands. Whoever has the lines open in a form sees that they are others now.
 */
export function speakersFromChapters(tx: Change, { recordingId }: { recordingId: number }): number {
  const spoken = spansOfOne(listChapterSpeakers(tx, { recordingId }))
  if (spoken.length === 0) return 0
  const all = tx.select().from(transcripts).where(eq(transcripts.recordingId, recordingId)).all()
  let named = 0
  for (const { id, saves, currentRevisionId } of all) {
    if (currentRevisionId === null) continue
    const changed = spoken.reduce((sum, span) => sum + nameLines(tx, currentRevisionId, span), 0)
    if (changed > 0)
      tx.update(transcripts)
        .set({ saves: saves + 1 })
        .where(eq(transcripts.id, id))
        .run()
    named += changed
  }
  return named
}

interface Spoken extends Span {
  personId: number
}

/** Chapters with exactly one speaker; each ends where the next one begins. */
function spansOfOne(chapters: { start: number; people: number[] }[]): Spoken[] {
  return chapters.flatMap(({ start, people }, at) => {
    const [personId] = people
    const end = chapters[at + 1]?.start ?? Number.MAX_VALUE
    return people.length === 1 && personId !== undefined ? [{ start, end, personId }] : []
  })
}

/** A line belongs to the chapter in which its middle lies. */
function nameLines(tx: Change, revisionId: number, { start, end, personId }: Spoken): number {
  const middle = sql`(${cues.start} + ${cues.end}) / 2`
  return tx
    .update(cues)
    .set({ personId })
    .where(
      and(
        eq(cues.revisionId, revisionId),
        isNull(cues.personId),
        isNull(cues.speaker),
        gte(middle, start),
        lt(middle, end),
      ),
    )
    .run().changes
}
