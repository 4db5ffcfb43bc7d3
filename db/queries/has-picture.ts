import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { jobs, recordings, steps } from '../schema.ts'
import { isCurrentJob } from './steps.ts'

/** Whether a recording's current media has a picture, as far as it was looked at. */
export function hasPicture(db: Db, { recordingId }: { recordingId: number }): boolean {
  const found = db
    .select({ id: steps.id })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, isCurrentJob)
    .where(
      and(
        eq(recordings.id, recordingId),
        eq(steps.kind, 'probe'),
        sql`json_extract(${steps.outcome}, '$.facts.video.height') > 0`,
      ),
    )
    .get()
  return found !== undefined
}
