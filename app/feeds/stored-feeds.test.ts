import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Catalogue, openCatalogue } from '#db/open.ts'
import { keepFeed } from '#db/queries/feeds.ts'
import { seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import { episodes, shows } from '#db/schema.ts'
import { type AnyFeed, feedMaker, type MadeFeed } from './make-feed.ts'
import { storedFeeds } from './stored-feeds.ts'

const SHOW: AnyFeed = { of: 'show', show: 'causeries', content: 'audio', page: 1 }
const about = {
  siteUrl: 'https://podcast.example.org',
  siteName: 'Causerie',
  locale: 'fr' as const,
  hubs: [],
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-stored-'))
const stored = path.join(folder, 'feeds')
let catalogue: Catalogue
let first: MadeFeed

/** A hub that has just begun, of this build. */
async function makeAnew(build = 'one'): Promise<MadeFeed> {
  const maker = feedMaker(catalogue.db, { ...about, build }, storedFeeds(stored, build))
  return (await maker.make({ feed: SHOW, held: null })) as MadeFeed
}

const noteRow = ({ path: address, version, hash, changedAt }: MadeFeed) =>
  keepFeed(catalogue.db, { path: address, version, hash, changedAt })

/** What is asked of the catalogue's episodes meanwhile fails. */
async function withoutEpisodes<T>(ask: () => Promise<T>): Promise<T> {
  catalogue.db.run(sql`alter table episodes rename to episodes_away`)
  try {
    return await ask()
  } finally {
    catalogue.db.run(sql`alter table episodes_away rename to episodes`)
  }
}

beforeAll(() => {
  catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  seedFeed(catalogue.db)
})
beforeEach(async () => {
  rmSync(stored, { recursive: true, force: true })
  first = await makeAnew()
  noteRow(first)
})
afterAll(() => {
  catalogue.close()
  rmSync(folder, { recursive: true })
})

test('after a new start the same bytes are there, and no episode is read', async () => {
  const again = await withoutEpisodes(() => makeAnew())
  expect(again).toEqual({ ...first, isNew: false, isFirst: false })
  expect(gunzipSync(again.bytes!.gzip)).toHaveLength(first.bytes!.size)
})

test('what changed meanwhile is built', async () => {
  catalogue.db.update(episodes).set({ title: 'Un autre titre', version: sql`version + 1` }).run()
  catalogue.db.update(shows).set({ version: sql`version + 1` }).where(eq(shows.slug, 'causeries')).run()
  const other = await makeAnew()
  expect(other.isNew).toBe(true)
  expect(gunzipSync(other.bytes!.gzip).toString()).toContain('Un autre titre')
})

test('another build writes its own', async () => {
  noteRow(await makeAnew('two'))
  await expect(withoutEpisodes(() => makeAnew('two'))).resolves.toMatchObject({ hash: first.hash })
  await expect(withoutEpisodes(() => makeAnew('one'))).rejects.toThrow()
})

test('a file that is cut off, or nonsense, costs a build and nothing else', async () => {
  const file = path.join(stored, readdirSync(stored)[0]!)
  truncateSync(file, 400)
  expect((await makeAnew()).bytes).toEqual(first.bytes)
  writeFileSync(file, 'nothing')
  expect((await makeAnew()).bytes).toEqual(first.bytes)
  expect((await withoutEpisodes(() => makeAnew())).bytes).toEqual(first.bytes)
})
