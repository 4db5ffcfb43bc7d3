/** Renditions whose place others have taken, and what may go of them. */
import { and, type Column, eq, inArray, lt, max, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '../open.ts'
import {
  articles,
  assets,
  documents,
  episodes,
  jobs,
  organisations,
  people,
  pictureSizes,
  recordings,
  renditions,
  shows,
  steps,
} from '../schema.ts'
import { isCurrentJob } from './steps.ts'

/** Every column by which an asset is needed, renditions aside. */
export const NEEDED_BY: readonly Column[] = [
  ...[organisations.logoAssetId, shows.coverAssetId, episodes.coverAssetId, articles.coverAssetId],
  ...[people.photoAssetId, documents.assetId, recordings.sourceAssetId, jobs.sourceAssetId],
  ...[pictureSizes.pictureId, pictureSizes.assetId],
]

/** Ids of the renditions that were retired before a moment. */
export function listRetired(db: Db, { before }: { before: string }): number[] {
  return db
    .select({ id: renditions.id })
    .from(renditions)
    .where(isRetired(before))
    .all()
    .map(({ id }) => id)
}

const isRetired = (before: string) => and(eq(renditions.current, false), lt(renditions.retiredAt, before))

/**
 * A rendition that was retired before a moment, if nothing needs its bytes: no page, no job, no step to come. While its recording is
 * worked on it is needed: the work may make the same object again. Else null.
 */
export function findSpareRendition(db: Db, { id, before }: { id: number; before: string }) {
  const isFree = NEEDED_BY.map(
    (column) => sql`not exists (select 1 from ${column.table} where ${column} = ${assets.id})`,
  )
  const work = db
    .select({ one: sql`1` })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, isCurrentJob)
    .where(and(eq(recordings.id, renditions.recordingId), sql`(${isOpen} or ${isInput})`))
  const row = db
    .select({ assetId: assets.id, key: assets.key })
    .from(renditions)
    .innerJoin(assets, eq(assets.id, renditions.assetId))
    .where(
      and(
        eq(renditions.id, id),
        isRetired(before),
        sql`(select count(*) from renditions as other where other.asset_id = ${assets.id}) = 1`,
        ...isFree,
        notExists(work),
      ),
    )
    .get()
  return row ?? null
}

const isOpen = inArray(steps.state, ['pending', 'running'])
/** What steps left is what others begin with; tags come last, and are made again where older ones are wanted again. */
const isInput = sql`(${steps.kind} <> 'tag' and instr(${steps.outcome}, '"' || ${assets.key} || '"') > 0)`

/**
 * Jobs of media that was replaced, on which nobody has worked since a moment and of which no rendition is left: with what their steps
 * left for each other.
 */
export function listOldJobs(db: Db, { before }: { before: string }) {
  // A job's objects lie beside its source.
  const folder = sql`substr(${source.key}, 1, length(${source.key}) - length('original'))`
  const kept = db
    .select({ one: sql`1` })
    .from(renditions)
    .innerJoin(assets, eq(assets.id, renditions.assetId))
    .where(and(eq(renditions.recordingId, jobs.recordingId), sql`instr(${assets.key}, ${folder}) = 1`))
  return db
    .select({ jobId: jobs.id, outcomes: sql<string>`json_group_array(json(${steps.outcome}))` })
    .from(jobs)
    .innerJoin(recordings, eq(recordings.id, jobs.recordingId))
    .innerJoin(source, eq(source.id, jobs.sourceAssetId))
    .innerJoin(steps, eq(steps.jobId, jobs.id))
    .where(and(ne(jobs.sourceAssetId, recordings.sourceAssetId), notExists(kept)))
    .groupBy(jobs.id)
    .having(lt(max(steps.changedAt), before))
    .all()
}

const source = alias(assets, 'source')
