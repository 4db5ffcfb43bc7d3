/** A recording's feed item is dated by the moment at which readers could hear it first; given once. */
import { and, desc, eq, exists, isNull, type SQL, sql } from 'drizzle-orm'
import { episodes, recordings, renditions } from '#db/schema.ts'
import { visibleTo } from '../access/may-see.ts'
import type { Change } from './change-catalogue.ts'

/** An episode appears for the first time: everything that is in it by now has its date, also what is still being made. */
export function dateWithEpisode(tx: Change, { episodeId, at }: { episodeId: number; at: string }) {
  date(tx, at, isUndatedOf(episodeId))
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
  date(tx, at, and(isUndatedOf(episodeId), exists(tx.select({ one: sql`1` }).from(renditions).where(mp3))))
}

const isUndatedOf = (episodeId: number) =>
  and(eq(recordings.episodeId, episodeId), isNull(recordings.publishedAt), isNull(recordings.removedAt))

/** The last one has the date, each before it a second less: apps order by date, and none may be from the future. */
function date(tx: Change, at: string, which: SQL | undefined) {
  const ids = tx
    .select({ id: recordings.id })
    .from(recordings)
    .where(which)
    .orderBy(desc(recordings.number))
    .all()
  for (const [later, { id }] of ids.entries()) {
    const publishedAt = new Date(Date.parse(at) - later * 1_000).toISOString()
    tx.update(recordings).set({ publishedAt }).where(eq(recordings.id, id)).run()
  }
}
