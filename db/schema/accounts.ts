/** Who may change something, and what they did. Only `audit` is catalogue: the rest are small writes of their own. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { shows } from './catalogue.ts'
import { createdAt, id, ROLES } from './columns.ts'

export const users = sqliteTable('users', {
  id: id(),
  /** Small letters. */
  email: text('email').notNull().unique(),
  name: text('name').notNull().default(''),
  role: text('role', { enum: ROLES }).notNull(),
  /** argon2id, in the PHC string format. */
  passwordHash: text('password_hash').notNull(),
  createdAt: createdAt(),
  /** May not sign in any more. */
  disabledAt: text('disabled_at'),
})

/** The shows a user works on; one with none works on all. */
export const userShows = sqliteTable(
  'user_shows',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.id),
    showId: integer('show_id')
      .notNull()
      .references(() => shows.id),
  },
  (table) => [primaryKey({ columns: [table.userId, table.showId] })],
)

/** A sign-in session. The cookie holds a random word, the row its sha256. */
export const sessions = sqliteTable(
  'sessions',
  {
    /** sha256 of the cookie's word, hex. */
    hash: text('hash').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    /** When it was used last, to the minute. */
    usedAt: text('used_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
)

/** A program's key to the API; its word is shown once. */
export const tokens = sqliteTable('tokens', {
  id: id(),
  /** sha256 of the word, hex. */
  hash: text('hash').notNull().unique(),
  userId: integer('user_id')
    .notNull()
    .references(() => users.id),
  name: text('name').notNull(),
  createdAt: createdAt(),
  usedAt: text('used_at'),
  revokedAt: text('revoked_at'),
})

/** A file on its way in. Its bytes lie in the data folder until it is whole, then in storage. */
export const uploads = sqliteTable(
  'uploads',
  {
    /** The random word in its address. */
    id: text('id').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => users.id),
    /** Where it goes, as JSON: a show, an episode, or a recording whose media it replaces. */
    target: text('target').notNull(),
    /** As the producer's machine named it; shown as text, never used as a path. */
    fileName: text('file_name').notNull(),
    size: integer('size').notNull(),
    createdAt: createdAt(),
    /** Public id of the recording that it became. */
    recording: text('recording'),
  },
  (table) => [index('uploads_user').on(table.userId)],
)

/** Who changed what, when, from what to what; written in the transaction that changes it. */
export const audit = sqliteTable(
  'audit',
  {
    id: id(),
    at: createdAt(),
    /** Null for the command line and the clock. */
    userId: integer('user_id').references(() => users.id),
    verb: text('verb').notNull(),
    subject: text('subject').notNull(),
    subjectId: integer('subject_id').notNull(),
    /** Fields as they were, JSON; null where it is new. */
    before: text('before'),
    /** Fields as they became, JSON; null where it is gone. */
    after: text('after'),
  },
  (table) => [index('audit_subject').on(table.subject, table.subjectId)],
)
