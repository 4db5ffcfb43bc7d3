/** Taking an episode away, and bringing it back: nothing is deleted, and nobody sees it meanwhile. */
import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { episodes, type Visibility } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { dateWhatIsHeard } from './date-recordings.ts'
import { publishIfReady } from './publish-episode.ts'
import { refresh } from './refresh.ts'
import { restoredVisibility } from './restored-visibility.ts'

interface Which {
  id: number
  by: Actor
}

/** What is public disappears at once; removing it twice is removing it once. */
export function removeEpisode(db: Db, { id, by }: Which): Promise<Answer<null>> {
  return change(db, id, (tx, episode) => {
    if (episode.visibility === 'removed') return
    write(tx, by, episode, { verb: 'remove', visibility: 'removed', visibilityBefore: episode.visibility })
  })
}

/** Gives it the visibility that it had, unless it should have come out meanwhile. */
export function restoreEpisode(db: Db, { id, by }: Which): Promise<Answer<null>> {
  return change(db, id, (tx, episode) => {
    if (episode.visibility !== 'removed') return
    write(tx, by, episode, {
      verb: 'restore',
      visibility: restoredVisibility(episode),
      visibilityBefore: null,
    })
    publishIfReady(tx, { episodeId: id })
  })
}

type Episode = typeof episodes.$inferSelect

async function change(
  db: Db,
  id: number,
  act: (tx: Change, episode: Episode) => void,
): Promise<Answer<null>> {
  const find = (tx: Db) => tx.select().from(episodes).where(eq(episodes.id, id)).get()
  const showId = find(db)?.showId
  if (showId === undefined) return refuse('', 'no-episode')
  return changeCatalogue(db, [showId], (tx): Answer<null> => {
    act(tx, find(tx)!)
    return { ok: true, value: null }
  })
}

function write(
  tx: Change,
  by: Actor,
  episode: Episode,
  {
    verb,
    ...after
  }: { verb: 'remove' | 'restore'; visibility: Visibility; visibilityBefore: Visibility | null },
) {
  tx.update(episodes).set(after).where(eq(episodes.id, episode.id)).run()
  dateWhatIsHeard(tx, { episodeId: episode.id })
  refresh(tx, { episodes: [episode.id], articles: [] })
  note(tx, by, {
    verb,
    subject: 'episode',
    id: episode.id,
    before: { visibility: episode.visibility },
    after: { visibility: after.visibility },
  })
}
