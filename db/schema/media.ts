/** What is stored and what was heard: assets, renditions, transcripts, chapters. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { recordings } from './catalogue.ts'
import { createdAt, id, saves } from './columns.ts'
import { people } from './people.ts'

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

/** Other sizes of a picture: the row that shows it names the asset `pictureId`. */
export const pictureSizes = sqliteTable(
  'picture_sizes',
  {
    pictureId: integer('picture_id')
      .notNull()
      .references(() => assets.id),
    assetId: integer('asset_id')
      .notNull()
      .references(() => assets.id),
    /** Pixels of a side. */
    width: integer('width').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pictureId, table.width] }),
    index('picture_sizes_asset').on(table.assetId),
  ],
)

/** An asset made from a recording. One current rendition per profile; older ones stay for a while. */
export const renditions = sqliteTable(
  'renditions',
  {
    id: id(),
    recordingId: integer('recording_id')
      .notNull()
      .references(() => recordings.id),
    assetId: integer('asset_id')
      .notNull()
      .references(() => assets.id),
    profile: text('profile').notNull(),
    duration: real('duration'),
    bitrate: integer('bitrate'),
    current: integer('current', { mode: 'boolean' }).notNull().default(true),
    /** When another took its place: its bytes stay for thirty days more. */
    retiredAt: text('retired_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('renditions_of').on(table.recordingId, table.profile),
    uniqueIndex('renditions_current').on(table.recordingId, table.profile).where(sql`current = 1`),
    uniqueIndex('renditions_asset').on(table.assetId, table.recordingId, table.profile),
  ],
)

export const transcripts = sqliteTable(
  'transcripts',
  {
    id: id(),
    recordingId: integer('recording_id')
      .notNull()
      .references(() => recordings.id),
    language: text('language').notNull(),
    /** The revision that readers see. */
    currentRevisionId: integer('current_revision_id'),
    saves: saves(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex('transcripts_language').on(table.recordingId, table.language)],
)

export const revisions = sqliteTable('revisions', {
  id: id(),
  transcriptId: integer('transcript_id')
    .notNull()
    .references(() => transcripts.id),
  origin: text('origin', { enum: ['automatic', 'imported', 'corrected'] }).notNull(),
  reviewed: integer('reviewed', { mode: 'boolean' }).notNull().default(false),
  engine: text('engine'),
  model: text('model'),
  /** The step that made it, so that a step recorded twice makes one revision. */
  stepId: text('step_id').unique(),
  /** Stretches that a person took away, JSON `[[start, end], …]`: a better recogniser does not bring them back. */
  removed: text('removed').notNull().default('[]'),
  createdAt: createdAt(),
})

/** Rows of a revision that is not current are in no index. Ids: transcript · 2^20 + cue, for current revisions' index rows. */
export const cues = sqliteTable(
  'cues',
  {
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revisions.id),
    number: integer('number').notNull(),
    start: real('start').notNull(),
    end: real('end').notNull(),
    text: text('text').notNull(),
    personId: integer('person_id').references(() => people.id),
    speaker: text('speaker'),
    confidence: real('confidence'),
    /** JSON `[[start, end, text, confidence], …]`, or null. */
    words: text('words'),
    /** A person changed its words or times: a better recogniser leaves it alone. */
    corrected: integer('corrected', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.revisionId, table.number] })],
)

/** What the glossary changed in recognised words: a sound-alike became a term or a name. A person looks through them. */
export const corrections = sqliteTable(
  'corrections',
  {
    id: id(),
    revisionId: integer('revision_id')
      .notNull()
      .references(() => revisions.id),
    /** Number of the cue. */
    cue: integer('cue').notNull(),
    /** Which word of the cue's text, as it is written now, is the first; from 0. */
    word: integer('word').notNull(),
    /** What the recogniser wrote, and what stands there instead. */
    heard: text('heard').notNull(),
    written: text('written').notNull(),
    state: text('state', { enum: ['made', 'accepted', 'undone'] })
      .notNull()
      .default('made'),
  },
  (table) => [index('corrections_of').on(table.revisionId, table.cue)],
)

export const chapters = sqliteTable(
  'chapters',
  {
    id: id(),
    recordingId: integer('recording_id')
      .notNull()
      .references(() => recordings.id),
    start: real('start').notNull(),
    title: text('title').notNull(),
    origin: text('origin', { enum: ['automatic', 'file', 'edited'] }).notNull(),
    /** Waits for a person: readers, feeds and files do not have it. */
    proposed: integer('proposed', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [uniqueIndex('chapters_start').on(table.recordingId, table.start)],
)

export const chapterSpeakers = sqliteTable(
  'chapter_speakers',
  {
    chapterId: integer('chapter_id')
      .notNull()
      .references(() => chapters.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
  },
  (table) => [primaryKey({ columns: [table.chapterId, table.personId] })],
)
