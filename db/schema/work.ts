/** What workers do: jobs and their steps. Not catalogue: small writes of their own. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { recordings } from './catalogue.ts'
import { changedAt, createdAt, id, STEP_STATES } from './columns.ts'
import { assets } from './media.ts'

/** All work for one recording and one source. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: id(),
    recordingId: integer('recording_id')
      .notNull()
      .references(() => recordings.id),
    sourceAssetId: integer('source_asset_id')
      .notNull()
      .references(() => assets.id),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('jobs_source').on(table.recordingId, table.sourceAssetId)],
)

/** One unit a worker takes. Not catalogue: small writes of their own. */
export const steps = sqliteTable(
  'steps',
  {
    /** Hash of recording, source, kind and parameters. */
    id: text('id').primaryKey(),
    jobId: integer('job_id')
      .notNull()
      .references(() => jobs.id),
    kind: text('kind').notNull(),
    state: text('state', { enum: STEP_STATES }).notNull().default('pending'),
    /** How often it was started. */
    attempt: integer('attempt').notNull().default(0),
    /** The `Step`, as JSON. */
    body: text('body').notNull(),
    /** The `Outcome`, as JSON. */
    outcome: text('outcome'),
    /** The `Reason`, as JSON. */
    reason: text('reason'),
    createdAt: createdAt(),
    changedAt: changedAt(),
  },
  (table) => [index('steps_of').on(table.jobId), index('steps_open').on(table.state)],
)
