/** The catalogue's file: opened in one way, migrated and verified at start. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as schema from './schema.ts'

export type Db = BetterSQLite3Database<typeof schema>

export interface Catalogue {
  db: Db
  sqliteVersion: string
  close(): void
}

/** Below it, a checkpoint that meets a commit can corrupt a WAL file (sqlite.org/wal.html, WAL-reset bug). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Opens (or makes) the catalogue and brings it up to date. Throws with a sentence when it cannot be trusted. */
export function openCatalogue(file: string, migrationsFolder: string): Catalogue {
  const sqlite = new Database(file)
  try {
    const sqliteVersion = checkVersion(sqlite)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('busy_timeout = 100')
    const db = drizzle(sqlite, { schema })
    migrate(db, { migrationsFolder })
    checkMigrations(sqlite, migrationsFolder)
    return { db, sqliteVersion, close: () => sqlite.close() }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** A second connection to a catalogue that is open already: it reads what was committed last and writes nothing. */
export function openReader(file: string): Catalogue {
  const sqlite = new Database(file, { readonly: true, fileMustExist: true })
  sqlite.pragma('busy_timeout = 1000')
  const sqliteVersion = sqlite.prepare('select sqlite_version()').pluck().get() as string
  return { db: drizzle(sqlite, { schema }), sqliteVersion, close: () => sqlite.close() }
}

/** The version of the SQLite that is linked in, without a file. */
export function sqliteVersion(): string {
  const sqlite = new Database(':memory:')
  try {
    return sqlite.prepare('select sqlite_version()').pluck().get() as string
  } finally {
    sqlite.close()
  }
}

/**
 * Takes the exclusive right to a data folder; the operating system drops it when the process ends, however it ends.
 * Null where another process has it.
 */
export function lockFolder(folder: string): { release(): void } | null {
  const sqlite = new Database(path.join(folder, 'lock.sqlite'), { timeout: 0 })
  try {
    sqlite.exec('begin exclusive')
    return { release: () => sqlite.close() }
  } catch (error) {
    sqlite.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

function checkVersion(sqlite: Database.Database) {
  const version = sqlite.prepare('select sqlite_version()').pluck().get() as string
  const numbers = version.split('.').map(Number)
  const older = OLDEST_SQLITE.findIndex((wanted, at) => (numbers[at] ?? 0) !== wanted)
  if (older >= 0 && (numbers[older] ?? 0) < OLDEST_SQLITE[older]!)
    throw new Error(
      `SQLite ${version} is too old: ${OLDEST_SQLITE.join('.')} or newer is needed. Run npm ci again.`,
    )
  return version
}

/** Every journal entry is applied, in order, and nothing else is. */
function checkMigrations(sqlite: Database.Database, folder: string) {
  const journal = JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[]
  }
  const applied = sqlite
    .prepare('select created_at from __drizzle_migrations order by id')
    .pluck()
    .all()
    .map(Number)
  const expected = journal.entries.map((entry) => entry.when)
  if (applied.length === expected.length && applied.every((when, at) => when === expected[at])) return
  throw new Error(
    `The catalogue has ${applied.length} migrations, this version of Causerie knows ${expected.length}: ` +
      'it was written by another version. Install that version, or restore a backup.',
  )
}
