import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Catalogue, openCatalogue } from '#db/open.ts'
import { seedFeed } from '#db/queries/seed-feed-for-tests.ts'
import type { AnyFeed, MadeFeed } from '../feeds/make-feed.ts'
import { startFeedThread } from './feed-thread.ts'
import { openFeedMaker } from './feeds-maker.ts'

const SHOW: AnyFeed = { of: 'show', show: 'causeries', content: 'audio', page: 1 }
const config = { siteUrl: 'https://podcast.example.org', locale: 'fr' as const, websubHubs: [] }
const about = { siteUrl: config.siteUrl, siteName: 'Causerie', locale: config.locale, hubs: [] }

const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-thread-'))
const file = path.join(folder, 'catalogue.sqlite')
const stored = path.join(folder, 'feeds')
const outDir = path.resolve('node_modules/.cache/causerie', path.basename(folder))
const thread = path.join(outDir, 'feed-thread.mjs')
let catalogue: Catalogue

/** A thread runs what is built. */
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      copyPublicDir: false,
      rollupOptions: {
        input: { 'feed-thread': path.resolve('app/feeds/feed-thread.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
})
afterAll(() => {
  catalogue?.close()
  rmSync(folder, { recursive: true })
  rmSync(outDir, { recursive: true, force: true })
})

test('a thread that dies is started again and asked again; what each dies of is given up', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  // There is no catalogue yet: nothing that runs could open it.
  const maker = startFeedThread({ catalogue: file, stored, about }, thread)
  const hopeless = expect(maker.make({ feed: SHOW, held: null })).rejects.toThrow('the thread died of it')
  await hopeless
  catalogue = openCatalogue(file, path.resolve('db/migrations'))
  seedFeed(catalogue.db)
  expect(await maker.make({ feed: SHOW, held: null })).toMatchObject({ isNew: true })
  await maker.stop()
  log.mockRestore()
})

test('it makes the same feed as the hub itself would, and says when there is nothing to do', async () => {
  const maker = startFeedThread({ catalogue: file, stored, about }, thread)
  const here = openFeedMaker(config, catalogue.db)
  const made = (await maker.make({ feed: SHOW, held: null })) as MadeFeed
  const same = (await here.make({ feed: SHOW, held: null })) as MadeFeed
  expect(made.hash).toBe(same.hash)
  expect(Buffer.isBuffer(made.bytes!.gzip)).toBe(true)
  expect(gunzipSync(made.bytes!.gzip).length).toBe(made.bytes!.size)
  const { version, hash } = made
  expect(await maker.make({ feed: SHOW, held: { version, hash } })).toBe('same')
  expect(
    (await maker.make({ feed: SHOW, held: { version: 'older', hash: 'other' } })) as MadeFeed,
  ).toMatchObject({
    version,
    hash,
  })
  expect(await maker.make({ feed: { ...SHOW, show: 'nothing' }, held: null })).toBe(null)
  expect(await maker.listStale()).toContainEqual(SHOW)
  await maker.stop()
})

test('stopping waits for no feed, and nothing is asked any more', async () => {
  const maker = startFeedThread({ catalogue: file, stored, about }, thread)
  const open = expect(maker.make({ feed: SHOW, held: null })).rejects.toThrow('the hub stops')
  await maker.stop()
  await open
  await expect(maker.listStale()).rejects.toThrow('the hub stops')
})
