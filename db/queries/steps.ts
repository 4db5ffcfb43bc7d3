/** Jobs and their steps: not catalogue, so these are small writes of their own. */
import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { jobs, recordings, steps } from '../schema.ts'

export type StepRow = typeof steps.$inferSelect

/** Adds a step unless it is known; true where it is new. */
export function addStep(db: Db, step: { id: string; jobId: number; kind: string; body: string }): boolean {
  return db.insert(steps).values(step).onConflictDoNothing().run().changes > 0
}

/** Adds the job of a recording's source unless it is known; its id. */
export function addJob(db: Db, job: { recordingId: number; sourceAssetId: number }): number {
  db.insert(jobs).values(job).onConflictDoNothing().run()
  const row = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.recordingId, job.recordingId), eq(jobs.sourceAssetId, job.sourceAssetId)))
    .get()
  return row!.id
}

/** A step with its recording's ids, or null. */
export function findStep(db: Db, { id }: { id: string }) {
  const row = db
    .select({ step: steps, recordingId: jobs.recordingId, recording: recordings.publicId })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, eq(recordings.id, jobs.recordingId))
    .where(eq(steps.id, id))
    .get()
  return row ?? null
}

/** Every step of a job, oldest first. */
export function listSteps(db: Db, { jobId }: { jobId: number }): StepRow[] {
  return db
    .select()
    .from(steps)
    .where(eq(steps.jobId, jobId))
    .orderBy(asc(steps.createdAt), asc(steps.id))
    .all()
}

/**
 * What a worker should have: everything not finished and not waiting for something from outside. Neither work for a removed recording
 * nor for media that was replaced.
 */
export function listOpenSteps(db: Db) {
  return db
    .select({ id: steps.id, body: steps.body, attempt: steps.attempt })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, isCurrentJob)
    .where(and(inArray(steps.state, ['pending', 'running']), isNull(recordings.removedAt)))
    .all()
}

/** Steps of a recording that no worker should have: of media that was replaced, and all of them where it is removed. */
export function listNeedlessSteps(db: Db, { recordingId }: { recordingId: number }): string[] {
  return db
    .select({ id: steps.id })
    .from(steps)
    .innerJoin(jobs, eq(jobs.id, steps.jobId))
    .innerJoin(recordings, eq(recordings.id, jobs.recordingId))
    .where(
      and(
        eq(recordings.id, recordingId),
        inArray(steps.state, ['pending', 'running', 'waiting']),
        or(isNotNull(recordings.removedAt), sql`${jobs.sourceAssetId} is not ${recordings.sourceAssetId}`),
      ),
    )
    .all()
    .map(({ id }) => id)
}

/** Joins a job with its recording while its media is the recording's own: what was replaced is history. */
export const isCurrentJob = and(
  eq(recordings.id, jobs.recordingId),
  eq(recordings.sourceAssetId, jobs.sourceAssetId),
)

/** Whether a job's media is still its recording's own. */
export function isJobCurrent(db: Db, { jobId }: { jobId: number }): boolean {
  const row = db
    .select({ id: jobs.id })
    .from(jobs)
    .innerJoin(recordings, isCurrentJob)
    .where(eq(jobs.id, jobId))
    .get()
  return row !== undefined
}

/** Steps that left an object which storage has lost are as if they had never been planned; those that failed of it say which. */
export function forgetLost(db: Db, { recordingId }: { recordingId: number }): void {
  const current = db
    .select({ id: jobs.id })
    .from(jobs)
    .innerJoin(recordings, isCurrentJob)
    .where(eq(recordings.id, recordingId))
  const lost = db
    .select({ key: sql<string | null>`json_extract(${steps.reason}, '$.facts.missing')` })
    .from(steps)
    .where(and(inArray(steps.jobId, current), eq(steps.state, 'failed')))
    .all()
  for (const { key } of lost)
    if (key)
      db.delete(steps)
        .where(and(inArray(steps.jobId, current), sql`instr(${steps.outcome}, ${JSON.stringify(key)}) > 0`))
        .run()
}

/** What failed of a recording's current media may run again from its first attempt; how many. */
export function retryFailedSteps(db: Db, { recordingId }: { recordingId: number }): number {
  const current = db
    .select({ id: jobs.id })
    .from(jobs)
    .innerJoin(recordings, isCurrentJob)
    .where(eq(recordings.id, recordingId))
  return db
    .update(steps)
    .set({ state: 'pending', attempt: 0, reason: null, changedAt: now() })
    .where(and(eq(steps.state, 'failed'), inArray(steps.jobId, current)))
    .run().changes
}

/** What a step made is to be made anew; what it made before is known until then. */
export function redoStep(db: Db, { id }: { id: string }): void {
  db.update(steps)
    .set({ state: 'pending', attempt: 0, createdAt: now(), changedAt: now() })
    .where(eq(steps.id, id))
    .run()
}

/** Steps are as if they had never been planned; their ids. */
export function removeSteps(db: Db, { ids }: { ids: string[] }): string[] {
  for (const id of ids) db.delete(steps).where(eq(steps.id, id)).run()
  return ids
}

/** A job's steps are as if they had never been planned. */
export function forgetSteps(db: Db, { jobId }: { jobId: number }): void {
  db.delete(steps).where(eq(steps.jobId, jobId)).run()
}

/** Records that an attempt began; false where a later one is known or the step is finished. */
export function startStep(db: Db, { id, attempt }: { id: string; attempt: number }): boolean {
  const changed = db
    .update(steps)
    .set({ state: 'running', attempt, reason: null, changedAt: now() })
    .where(
      and(
        eq(steps.id, id),
        lt(steps.attempt, attempt),
        inArray(steps.state, ['pending', 'running', 'waiting']),
      ),
    )
    .run()
  return changed.changes > 0
}

/** Ends a step; false where the notice is of an older attempt or the step is finished already. */
export function endStep(
  db: Db,
  end: {
    id: string
    attempt: number
    state: 'done' | 'failed' | 'waiting'
    outcome?: string
    reason?: string
  },
): boolean {
  const { id, attempt, state, outcome = null, reason = null } = end
  const changed = db
    .update(steps)
    .set({
      state,
      outcome,
      reason,
      changedAt: now(),
      ...(state === 'waiting' ? { attempt: 0 } : { attempt }),
    })
    .where(
      and(
        eq(steps.id, id),
        sql`${steps.attempt} <= ${attempt}`,
        ne(steps.state, 'done'),
        ne(steps.state, 'failed'),
      ),
    )
    .run()
  return changed.changes > 0
}

/** The models that waiting steps ask for; null is the site's own. */
export function listModelsWaitedFor(db: Db): (string | null)[] {
  const model = sql<string | null>`json_extract(${steps.body}, '$.model')`
  return db
    .selectDistinct({ model })
    .from(steps)
    .where(eq(steps.state, 'waiting'))
    .all()
    .map((row) => row.model)
}

/** What waited for something from outside, with this model, may run again; how many. */
export function wakeWaitingSteps(db: Db, { model }: { model: string | null }): number {
  const its = sql`json_extract(${steps.body}, '$.model') is ${model}`
  return db
    .update(steps)
    .set({ state: 'pending', changedAt: now() })
    .where(and(eq(steps.state, 'waiting'), its))
    .run().changes
}

const now = () => new Date().toISOString()
