/**
 * What we know. Times of day are UTC ISO strings, moments in a recording are seconds, sizes bytes, languages BCP 47.
 * `publicId` is random (12 letters and digits) and stands in addresses; `id` never leaves the database.
 */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const VISIBILITIES = ['draft', 'scheduled', 'public', 'unlisted', 'private', 'removed'] as const
export type Visibility = (typeof VISIBILITIES)[number]
export const PRECISIONS = ['month', 'day', 'half-day', 'minute'] as const
export type Precision = (typeof PRECISIONS)[number]
export const SORTS = ['whole', 'part', 'capsule', 'excerpt'] as const
export type Sort = (typeof SORTS)[number]
export const STEP_STATES = ['pending', 'running', 'waiting', 'done', 'failed'] as const
export type StepState = (typeof STEP_STATES)[number]

const id = () => integer('id').primaryKey({ autoIncrement: true })
const now = sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`
const createdAt = () => text('created_at').notNull().default(now)
const changedAt = () => text('changed_at').notNull().default(now)

export const organisations = sqliteTable('organisations', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  acronym: text('acronym'),
  url: text('url'),
  primaryColour: text('primary_colour'),
  secondaryColour: text('secondary_colour'),
  logoAssetId: integer('logo_asset_id'),
})

export const shows = sqliteTable('shows', {
  id: id(),
  organisationId: integer('organisation_id').references(() => organisations.id),
  slug: text('slug').notNull().unique(),
  title: text('title').notNull(),
  /** `podcast` or `event`; limits no field. */
  kind: text('kind', { enum: ['podcast', 'event'] }).notNull(),
  description: text('description').notNull().default(''),
  language: text('language').notNull(),
  author: text('author').notNull().default(''),
  email: text('email').notNull().default(''),
  category: text('category').notNull().default('Society & Culture'),
  explicit: integer('explicit', { mode: 'boolean' }).notNull().default(false),
  /** What the show calls its seasons: Saison, Semaine, Acte, Jour. */
  seasonLabel: text('season_label'),
  /** `podcast:guid`, given once. */
  guid: text('guid').notNull().unique(),
  coverAssetId: integer('cover_asset_id'),
  /** Rises with every change that a reader or a feed could see. */
  version: integer('version').notNull().default(1),
  createdAt: createdAt(),
  changedAt: changedAt(),
})

export const seasons = sqliteTable(
  'seasons',
  {
    id: id(),
    showId: integer('show_id').notNull().references(() => shows.id),
    /** Runs on over editions. */
    number: integer('number').notNull(),
    title: text('title'),
    description: text('description').notNull().default(''),
    edition: integer('edition'),
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    timeZone: text('time_zone'),
    precision: text('precision', { enum: PRECISIONS }),
  },
  (table) => [uniqueIndex('seasons_number').on(table.showId, table.number)],
)

export const episodes = sqliteTable(
  'episodes',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    showId: integer('show_id').notNull().references(() => shows.id),
    seasonId: integer('season_id').references(() => seasons.id),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    /** Number within its season, for `itunes:episode`. */
    number: integer('number'),
    type: text('type', { enum: ['full', 'trailer', 'bonus'] }).notNull().default('full'),
    language: text('language').notNull(),
    visibility: text('visibility', { enum: VISIBILITIES }).notNull().default('draft'),
    underReview: integer('under_review', { mode: 'boolean' }).notNull().default(false),
    /** When it took or takes place; null where unknown. */
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    timeZone: text('time_zone'),
    precision: text('precision', { enum: PRECISIONS }),
    place: text('place'),
    /** *Dans le cadre de*. */
    contextLabel: text('context_label'),
    contextUrl: text('context_url'),
    coverAssetId: integer('cover_asset_id'),
    /** First moment of visibility; feeds date by it. */
    publishedAt: text('published_at'),
    /** The moment a scheduled episode becomes public. */
    publishAt: text('publish_at'),
    /** Becomes public by itself once its recordings can be heard. */
    publishWhenReady: integer('publish_when_ready', { mode: 'boolean' }).notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    changedAt: changedAt(),
  },
  (table) => [
    uniqueIndex('episodes_slug').on(table.showId, table.slug),
    index('episodes_listed').on(table.showId, table.visibility, table.publishedAt),
  ],
)

export const recordings = sqliteTable(
  'recordings',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    episodeId: integer('episode_id').notNull().references(() => episodes.id),
    /** Given once, never reused: it stands in addresses. */
    number: integer('number').notNull(),
    title: text('title'),
    description: text('description').notNull().default(''),
    sort: text('sort', { enum: SORTS }).notNull().default('whole'),
    /** Place between two paragraphs of the report. */
    place: integer('place'),
    /** The feed item's guid, given once. */
    guid: text('guid').notNull().unique(),
    /** Declared language, or `auto`. */
    language: text('language').notNull(),
    sourceAssetId: integer('source_asset_id').references(() => assets.id),
    /** As the producer's machine named it; shown as text, never used as a path. */
    fileName: text('file_name').notNull(),
    duration: real('duration'),
    loudness: real('loudness'),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('recordings_number').on(table.episodeId, table.number)],
)

/** A stored object. Its bytes never change; a new object is a new row. */
export const assets = sqliteTable('assets', {
  id: id(),
  publicId: text('public_id').notNull().unique(),
  key: text('key').notNull().unique(),
  type: text('type').notNull(),
  size: integer('size').notNull(),
  /** sha256, hex. */
  hash: text('hash').notNull(),
  width: integer('width'),
  height: integer('height'),
  createdAt: createdAt(),
})

/** An asset made from a recording. One current rendition per profile; older ones stay for a while. */
export const renditions = sqliteTable(
  'renditions',
  {
    id: id(),
    recordingId: integer('recording_id').notNull().references(() => recordings.id),
    assetId: integer('asset_id').notNull().references(() => assets.id),
    profile: text('profile').notNull(),
    duration: real('duration'),
    bitrate: integer('bitrate'),
    current: integer('current', { mode: 'boolean' }).notNull().default(true),
    createdAt: createdAt(),
  },
  (table) => [
    index('renditions_of').on(table.recordingId, table.profile),
    uniqueIndex('renditions_current').on(table.recordingId, table.profile).where(sql`current = 1`),
    uniqueIndex('renditions_asset').on(table.recordingId, table.assetId, table.profile),
  ],
)

export const transcripts = sqliteTable(
  'transcripts',
  {
    id: id(),
    recordingId: integer('recording_id').notNull().references(() => recordings.id),
    language: text('language').notNull(),
    /** The revision that readers see. */
    currentRevisionId: integer('current_revision_id'),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('transcripts_language').on(table.recordingId, table.language)],
)

export const revisions = sqliteTable('revisions', {
  id: id(),
  transcriptId: integer('transcript_id').notNull().references(() => transcripts.id),
  origin: text('origin', { enum: ['automatic', 'imported', 'corrected'] }).notNull(),
  reviewed: integer('reviewed', { mode: 'boolean' }).notNull().default(false),
  engine: text('engine'),
  model: text('model'),
  /** The step that made it, so that a step recorded twice makes one revision. */
  stepId: text('step_id').unique(),
  createdAt: createdAt(),
})

/** Rows of a revision that is not current are in no index. Ids: transcript · 2^20 + cue, for current revisions' index rows. */
export const cues = sqliteTable(
  'cues',
  {
    revisionId: integer('revision_id').notNull().references(() => revisions.id),
    number: integer('number').notNull(),
    start: real('start').notNull(),
    end: real('end').notNull(),
    text: text('text').notNull(),
    personId: integer('person_id').references(() => people.id),
    speaker: text('speaker'),
    confidence: real('confidence'),
    /** JSON `[[start, end, text, confidence], …]`, or null. */
    words: text('words'),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.number] })],
)

export const chapters = sqliteTable(
  'chapters',
  {
    id: id(),
    recordingId: integer('recording_id').notNull().references(() => recordings.id),
    start: real('start').notNull(),
    title: text('title').notNull(),
    origin: text('origin', { enum: ['automatic', 'file', 'edited'] }).notNull(),
  },
  (table) => [uniqueIndex('chapters_start').on(table.recordingId, table.start)],
)

export const chapterSpeakers = sqliteTable(
  'chapter_speakers',
  {
    chapterId: integer('chapter_id').notNull().references(() => chapters.id, { onDelete: 'cascade' }),
    personId: integer('person_id').notNull().references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.chapterId, table.personId] })],
)

export const people = sqliteTable('people', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  sortName: text('sort_name').notNull(),
  bio: text('bio').notNull().default(''),
  photoAssetId: integer('photo_asset_id'),
  url: text('url'),
})

export const affiliations = sqliteTable('affiliations', {
  id: id(),
  personId: integer('person_id').notNull().references(() => people.id),
  organisationId: integer('organisation_id').notNull().references(() => organisations.id),
  title: text('title'),
  from: text('from'),
  until: text('until'),
})

/** A person, an organisation or an unnamed representative on an episode, with that day's title and affiliation copied. */
export const credits = sqliteTable(
  'credits',
  {
    id: id(),
    episodeId: integer('episode_id').notNull().references(() => episodes.id),
    personId: integer('person_id').references(() => people.id),
    organisationId: integer('organisation_id').references(() => organisations.id),
    /** Name as shown; for an unnamed representative its description. */
    name: text('name').notNull(),
    role: text('role').notNull(),
    title: text('title'),
    affiliation: text('affiliation'),
    position: integer('position').notNull().default(0),
  },
  (table) => [index('credits_of').on(table.episodeId, table.position)],
)

/** All work for one recording and one source. */
export const jobs = sqliteTable(
  'jobs',
  {
    id: id(),
    recordingId: integer('recording_id').notNull().references(() => recordings.id),
    sourceAssetId: integer('source_asset_id').notNull().references(() => assets.id),
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
    jobId: integer('job_id').notNull().references(() => jobs.id),
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

/** What is to be told to others, once each, after a commit. */
export const outbox = sqliteTable('outbox', {
  id: id(),
  kind: text('kind').notNull(),
  body: text('body').notNull(),
  createdAt: createdAt(),
  sentAt: text('sent_at'),
})
