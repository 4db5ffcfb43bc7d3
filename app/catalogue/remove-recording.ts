/** Taking a recording away, and bringing it back: nothing is deleted, and nobody hears it meanwhile. */
import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { recordings } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { dateWhatIsHeard } from './date-recordings.ts'
import { publishIfReady } from './publish-episode.ts'
import { homeOf } from './recording-home.ts'
import { refreshRecording } from './refresh.ts'

interface Which {
  id: number
  by: Actor
}

/** Its open steps wait until it is back; removing it twice is removing it once. */
export const removeRecording = (db: Db, which: Which) => change(db, which, new Date().toISOString())

export const restoreRecording = (db: Db, which: Which) => change(db, which, null)

async function change(db: Db, { id, by }: Which, removedAt: string | null): Promise<Answer<null>> {
  const home = homeOf(db, id)
  if (!home) return refuse('', 'no-recording')
  return changeCatalogue(db, [home.showId], (tx): Answer<null> => {
    const before = tx.select().from(recordings).where(eq(recordings.id, id)).get()!
    if ((before.removedAt === null) === (removedAt === null)) return { ok: true, value: null }
    tx.update(recordings).set({ removedAt }).where(eq(recordings.id, id)).run()
    dateWhatIsHeard(tx, { episodeId: home.episodeId })
    refreshRecording(tx, { id, episodeId: home.episodeId })
    note(tx, by, {
      verb: removedAt ? 'remove' : 'restore',
      subject: 'recording',
      id,
      before: { removedAt: before.removedAt },
      after: { removedAt },
    })
    publishIfReady(tx, { episodeId: home.episodeId })
    return { ok: true, value: null }
  })
}
