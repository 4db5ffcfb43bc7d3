import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, recordings, shows } from '../schema.ts'

/** Recordings of a show whose words the recogniser wrote, or will write, with another model than the show's own. */
export function listHeardOtherwise(db: Db, { showId }: { showId: number }) {
  return db
    .select({ id: recordings.id, model: recordings.model, wanted: shows.model })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .where(
      and(
        eq(shows.id, showId),
        eq(recordings.words, 'recognised'),
        sql`${recordings.model} is not ${shows.model}`,
        isNull(recordings.removedAt),
        isNotNull(recordings.sourceAssetId),
      ),
    )
    .all()
}
