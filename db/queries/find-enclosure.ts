import { and, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, episodes, recordings, renditions, type Visibility } from '../schema.ts'
import { recordingIsThere, visibleEpisode } from './visible.ts'

/** The current rendition's asset that a permanent enclosure address leads to, with its episode's slug and visibility; or null. */
export function findEnclosure(
  db: Db,
  wanted: { recording: string; profile: string; visibilities: readonly Visibility[] },
) {
  const row = db
    .select({
      publicId: assets.publicId,
      hash: assets.hash,
      slug: episodes.slug,
      visibility: episodes.visibility,
    })
    .from(renditions)
    .innerJoin(assets, eq(assets.id, renditions.assetId))
    .innerJoin(recordings, eq(recordings.id, renditions.recordingId))
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(
      and(
        eq(recordings.publicId, wanted.recording),
        eq(renditions.profile, wanted.profile),
        eq(renditions.current, true),
        recordingIsThere(),
        visibleEpisode(wanted.visibilities),
      ),
    )
    .get()
  return row ?? null
}
