/** Words and columns that several tables share. */
import { sql } from 'drizzle-orm'
import { integer, text } from 'drizzle-orm/sqlite-core'

export const VISIBILITIES = ['draft', 'scheduled', 'public', 'unlisted', 'private', 'removed'] as const
export type Visibility = (typeof VISIBILITIES)[number]
export const PRECISIONS = ['month', 'day', 'half-day', 'minute'] as const
export type Precision = (typeof PRECISIONS)[number]
export const SORTS = ['whole', 'part', 'capsule', 'excerpt'] as const
export type Sort = (typeof SORTS)[number]
export const STEP_STATES = ['pending', 'running', 'waiting', 'done', 'failed'] as const
export type StepState = (typeof STEP_STATES)[number]

export const id = () => integer('id').primaryKey({ autoIncrement: true })
const now = sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`
export const createdAt = () => text('created_at').notNull().default(now)
export const changedAt = () => text('changed_at').notNull().default(now)
