import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Db, openCatalogue } from '#db/open.ts'
import { audit, episodes, shows } from '#db/schema.ts'
import { addEpisode } from './add-episode.ts'
import { addShow } from './add-show.ts'
import { NOBODY } from './audit.ts'
import { changeVisibility, publishDue, publishWhenReady, scheduleEpisode } from './publish-episode.ts'
import { removeEpisode, restoreEpisode } from './remove-episode.ts'

let db: Db
let id: number
const by = NOBODY
const IN_AN_HOUR = () => new Date(Date.now() + 3_600_000).toISOString()

beforeEach(async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'causerie-publish-')), 'c.sqlite')
  db = openCatalogue(file, 'db/migrations').db
  await addShow(db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  const added = await addEpisode(db, { show: 'causeries', title: 'Soirée', language: 'fr' })
  if (!added.ok) throw new Error(JSON.stringify(added))
  id = added.value.id
})

const episode = () => db.select().from(episodes).where(eq(episodes.id, id)).get()!
const showVersion = () => db.select().from(shows).get()!.version

test('what is scheduled appears when its time has come, once, and not before', async () => {
  const at = IN_AN_HOUR()
  expect(await scheduleEpisode(db, { episodeId: id, publishAt: at, by })).toEqual({
    ok: true,
    value: { publishAt: at },
  })
  expect(await publishDue(db, { now: new Date().toISOString() })).toBe(0)
  expect(episode()).toMatchObject({ visibility: 'scheduled', publishedAt: null })
  const version = showVersion()
  expect(await publishDue(db, { now: at })).toBe(1)
  expect(episode()).toMatchObject({ visibility: 'public', publishedAt: at, publishAt: null })
  expect(showVersion()).toBe(version + 1)
  expect(await publishDue(db, { now: at })).toBe(0)
})

test('a moment that is past or none is refused, and nothing changes', async () => {
  for (const [publishAt, code] of [
    [new Date(Date.now() - 1_000).toISOString(), 'past'],
    ['demain', 'date'],
  ] as const)
    expect(await scheduleEpisode(db, { episodeId: id, publishAt, by })).toMatchObject({
      mistakes: [{ field: 'date', code }],
    })
  expect(episode().visibility).toBe('draft')
})

test('an announcement without a recording can be published, and its first date stays', async () => {
  await changeVisibility(db, { episodeId: id, visibility: 'public', by })
  const { publishedAt } = episode()
  await changeVisibility(db, { episodeId: id, visibility: 'draft', by })
  await changeVisibility(db, { episodeId: id, visibility: 'unlisted', by })
  expect(episode()).toMatchObject({ visibility: 'unlisted', publishedAt })
  expect(db.select().from(audit).where(eq(audit.verb, 'publish')).all()).toHaveLength(3)
})

test('what is taken back before its time does not appear', async () => {
  const at = IN_AN_HOUR()
  await scheduleEpisode(db, { episodeId: id, publishAt: at, by })
  await changeVisibility(db, { episodeId: id, visibility: 'draft', by })
  expect(await publishDue(db, { now: at })).toBe(0)
})

test('without a recording, publishing when ready waits', async () => {
  expect(await publishWhenReady(db, { episodeId: id, by })).toBe(false)
  expect(episode()).toMatchObject({ visibility: 'draft', publishWhenReady: true })
})

test('what was removed comes back as it was', async () => {
  await changeVisibility(db, { episodeId: id, visibility: 'unlisted', by })
  const before = episode()
  await removeEpisode(db, { id, by })
  await removeEpisode(db, { id, by })
  expect(episode()).toMatchObject({ visibility: 'removed', visibilityBefore: 'unlisted' })
  await restoreEpisode(db, { id, by })
  await restoreEpisode(db, { id, by })
  const { visibility, publishedAt, visibilityBefore, version } = episode()
  expect({ visibility, publishedAt, visibilityBefore }).toEqual({
    visibility: 'unlisted',
    publishedAt: before.publishedAt,
    visibilityBefore: null,
  })
  expect(version).toBe(before.version + 2)
  expect(await removeEpisode(db, { id: 999, by })).toMatchObject({ mistakes: [{ code: 'no-episode' }] })
})

test('a publication that was missed while it was removed does not happen by surprise', async () => {
  const at = IN_AN_HOUR()
  await scheduleEpisode(db, { episodeId: id, publishAt: at, by })
  await removeEpisode(db, { id, by })
  expect(await publishDue(db, { now: at })).toBe(0)
  vi.useFakeTimers({ now: Date.parse(at) + 1_000, toFake: ['Date'] })
  try {
    await restoreEpisode(db, { id, by })
  } finally {
    vi.useRealTimers()
  }
  expect(episode().visibility).toBe('draft')
})
