import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, recordings, shows } from '../schema.ts'
import { recordingIsThere } from './visible.ts'

export interface RecordingName {
  show: string
  episode: string
  /** Its number where the episode has others. */
  part: number | null
}

/** What files made of a recording can be called, whoever may have them; null where there is no such recording. */
export function findRecordingName(db: Db, { recording }: { recording: string }): RecordingName | null {
  const others = sql`(select count(*) from recordings r where r.episode_id = ${episodes.id} and ${recordingIsThere('r')})`
  const row = db
    .select({
      show: shows.slug,
      episode: episodes.slug,
      part: sql<number | null>`case when ${others} > 1 then ${recordings.number} end`,
    })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .where(and(eq(recordings.publicId, recording), recordingIsThere()))
    .get()
  return row ?? null
}
