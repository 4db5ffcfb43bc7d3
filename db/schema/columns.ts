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

/** What someone did on an episode, in the order in which pages offer them. */
export const CREDIT_ROLES = [
  'speaker',
  'guest',
  'host',
  'moderator',
  'keynote',
  'interviewer',
  'author',
  'producer',
  'director',
  'translator',
  'sign-interpreter',
] as const
export type CreditRole = (typeof CREDIT_ROLES)[number]
/** An organisation's part in a show, season or episode. */
export const PARTNER_ROLES = ['organises', 'co-organises', 'funds', 'supports', 'partner'] as const
export type PartnerRole = (typeof PARTNER_ROLES)[number]
export const ARTICLE_KINDS = ['news', 'call', 'publication', 'press'] as const
export type ArticleKind = (typeof ARTICLE_KINDS)[number]
/** Whether one may still register for an episode that is to come. */
export const REGISTRATIONS = ['open', 'last-places', 'full', 'closed'] as const
export type Registration = (typeof REGISTRATIONS)[number]
/** What a show is, in the podcast namespace's words. */
export const MEDIA = ['podcast', 'video', 'music', 'film', 'audiobook', 'course'] as const
export type Medium = (typeof MEDIA)[number]
export const ROLES = ['admin', 'editor', 'contributor', 'reviewer'] as const
export type Role = (typeof ROLES)[number]

export const id = () => integer('id').primaryKey({ autoIncrement: true })
const now = sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`
export const createdAt = () => text('created_at').notNull().default(now)
export const changedAt = () => text('changed_at').notNull().default(now)
/** How often it was saved by a person: a form that began from an older count is not the last word any more. */
export const saves = () => integer('saves').notNull().default(0)
/** When it was taken away; what is removed can be brought back, and no reader sees it. */
export const removedAt = () => text('removed_at')
