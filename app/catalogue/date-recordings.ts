/** A recording's feed item is dated by the moment at which readers could hear it first; given once. */
import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import { episodes, recordings, renditions } from '#db/schema.ts'
import { visibleTo } from '../access/may-see.ts'
import type { Change } from './change-catalogue.ts'

/** An episode appears for the first time: everything that is in it by now has its date, also what is still being made. */
export function dateWithEpisode(tx: Change, { episodeId, at }: { episodeId: number; at: string }) {
  tx.update(recordings)
    .set({ publishedAt: at })
    .where(and(eq(recordings.episodeId, episodeId), isUndated, isNull(recordings.removedAt)))
    .run()
}

/** Something may have made recordings of an episode heard just now: those that came later have a date of their own. */
export function dateWhatIsHeard(
  tx: Change,
  { episodeId, at = new Date().toISOString() }: { episodeId: number; at?: string },
) {
  const episode = tx
    .select({ visibility: episodes.visibility })
    .from(episodes)
    .where(eq(episodes.id, episodeId))
    .get()
  if (!episode || !visibleTo('by-address').includes(episode.visibility)) return
  const mp3 = and(
    eq(renditions.recordingId, recordings.id),
    eq(renditions.profile, 'mp3'),
    eq(renditions.current, true),
  )
  tx.update(recordings)
    .set({ publishedAt: at })
    .where(
      and(
        eq(recordings.episodeId, episodeId),
        isUndated,
        isNull(recordings.removedAt),
        exists(tx.select({ one: sql`1` }).from(renditions).where(mp3)),
      ),
    )
    .run()
}

const isUndated = isNull(recordings.publishedAt)
