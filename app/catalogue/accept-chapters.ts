/** A person takes the chapters that the machine proposed as they are: readers have them from now on, and no machine replaces them. */
import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { chapters, recordings } from '#db/schema.ts'
import { type Answer, changedMeanwhile, refuse } from './answers.ts'
import { note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { readChapters } from './correct-chapters.ts'
import type { Edit } from './edit.ts'
import { planAgain } from './plan-steps.ts'
import { homeOf } from './recording-home.ts'
import { refresh } from './refresh.ts'

/** All of them; `id` is the recording's. How many there are. */
export async function acceptChapters(db: Db, { id, saves, by }: Edit): Promise<Answer<{ chapters: number }>> {
  const home = homeOf(db, id)
  if (!home) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<{ chapters: number }> => {
    const before = readChapters(tx, { id })!
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'chapters', id, ...before })
    const accepted = tx
      .update(chapters)
      .set({ proposed: false, origin: 'edited' })
      .where(and(eq(chapters.recordingId, id), eq(chapters.proposed, true)))
      .run().changes
    tx.update(recordings)
      .set({ saves: saves + 1 })
      .where(eq(recordings.id, id))
      .run()
    refresh(tx, { episodes: [home.episodeId], articles: [] })
    planAgain(tx, id)
    note(tx, by, { verb: 'accept', subject: 'chapters', id, before: before.fields, after: before.fields })
    return { ok: true, value: { chapters: accepted } }
  })
}
