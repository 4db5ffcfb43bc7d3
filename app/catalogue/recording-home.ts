import { eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { episodes, recordings } from '#db/schema.ts'

/** The episode and the show of a recording, removed ones too, and how long it is; null where there is no such recording. */
export function homeOf(db: Db, recordingId: number) {
  return (
    db
      .select({
        episodeId: recordings.episodeId,
        showId: episodes.showId,
        duration: recordings.duration,
        sourceAssetId: recordings.sourceAssetId,
      })
      .from(recordings)
      .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
      .where(eq(recordings.id, recordingId))
      .get() ?? null
  )
}
