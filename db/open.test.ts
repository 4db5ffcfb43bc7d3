import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { lockFolder, openCatalogue, sqliteVersion } from './open.ts'

const newFolder = () => mkdtempSync(path.join(os.tmpdir(), 'causerie-open-'))

test('a new catalogue has every migration, and opens again', () => {
  const file = path.join(newFolder(), 'catalogue.sqlite')
  openCatalogue(file, 'db/migrations').close()
  const again = openCatalogue(file, 'db/migrations')
  expect(again.sqliteVersion).toBe(sqliteVersion())
  again.close()
})

test('a catalogue that a newer version wrote is refused in words', () => {
  const file = path.join(newFolder(), 'catalogue.sqlite')
  openCatalogue(file, 'db/migrations').close()
  const sqlite = new Database(file)
  sqlite.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run('later', 9e12)
  sqlite.close()
  expect(() => openCatalogue(file, 'db/migrations')).toThrow(/another version/)
})

test('only one holds a data folder at a time', () => {
  const folder = newFolder()
  const first = lockFolder(folder)
  expect(first).not.toBeNull()
  expect(lockFolder(folder)).toBeNull()
  first!.release()
  const second = lockFolder(folder)
  expect(second).not.toBeNull()
  second!.release()
})
