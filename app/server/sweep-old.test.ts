import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq, getTableColumns, is, sql } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findEnclosure } from '#db/queries/find-enclosure.ts'
import { findMedia } from '#db/queries/get-media.ts'
import { listOldJobs, NEEDED_BY } from '#db/queries/old-renditions.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { listOpenSteps } from '#db/queries/steps.ts'
import * as schema from '#db/schema.ts'
import { type Made, type Notice, type Outcome, openStorage, type Step, type Storage } from '#media-pipeline'
import { addShow } from '../catalogue/add-show.ts'
import { NOBODY } from '../catalogue/audit.ts'
import { correctChapters, readChapters } from '../catalogue/correct-chapters.ts'
import { editRecording, readRecording } from '../catalogue/edit-recording.ts'
import { recordNotice } from '../catalogue/record-notice.ts'
import { replaceMedia } from '../catalogue/replace-media.ts'
import { submitRecording } from '../catalogue/submit-recording.ts'
import { type Asked, listen } from './ask-for-tests.ts'
import { serveMedia } from './media.ts'
import { keepSweeping, sweepOld } from './sweep-old.ts'

const { assets, episodes, jobs, recordings, renditions, steps } = schema
const RECORDING = 'abcdefghij12'
const A_DAY = 86_400_000
const day = (number: number) => Date.now() + number * A_DAY

let catalogue: ReturnType<typeof openForTest>
let folder: string
let storage: Storage
let server: Asked
let id: number

beforeEach(async () => {
  catalogue = openForTest()
  folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-sweep-'))
  storage = openStorage(`file:${folder}`)
  await addShow(catalogue.db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  await submitRecording(
    catalogue.db,
    { show: 'causeries', title: 'Essai', words: 'given' },
    { recordingPublicId: RECORDING, ...(await original('old')) },
  )
  id = catalogue.db.select().from(recordings).get()!.id
  catalogue.db.update(episodes).set({ visibility: 'public' }).run()
  server = await listen((request, response) => {
    const [, , asset, hash, name] = request.url!.split('/')
    const find = (asset: string) => findMedia(catalogue.db, { asset })
    return serveMedia(request, response, { asset: asset!, hash: hash!, name: name! }, { storage, find })
  })
})
afterEach(async () => {
  await server.close()
  catalogue.close()
  rmSync(folder, { recursive: true })
})

/** A file as it was sent, with its bytes in storage. */
async function original(name: string) {
  const hash = createHash('sha256').update(name).digest('hex')
  const key = `recordings/${RECORDING}/${hash.slice(0, 16)}/original`
  await storage.write(key, Buffer.from(name))
  return { key, hash, size: name.length, fileName: `${name}.mp4` }
}

async function make(step: Step, profile: string, recipe: string): Promise<Made> {
  const key = `recordings/${RECORDING}/${step.sourceHash.slice(0, 16)}/${profile}-${recipe.slice(0, 8)}`
  const bytes = Buffer.from(key)
  await storage.write(key, bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const kind = { type: 'audio/mpeg', duration: 10, width: null, height: null, bitrate: 1 }
  return { profile, key, hash, size: bytes.length, ...kind }
}

const facts = {
  ...{ container: 'mov', duration: 10, size: 3, chapters: [], title: null },
  audio: { codec: 'aac', sampleRate: 48_000, channels: 2, bitrate: null },
  video: { codec: 'h264', width: 640, height: 360, frameRate: 25, pixelFormat: 'yuv420p', bitrate: null },
}

/** What a worker would leave in storage, and say. */
async function outcomeOf(step: Step): Promise<Outcome> {
  if (step.kind === 'probe') return { kind: 'probe', facts }
  if (step.kind === 'analyse') {
    const analysis = { loudness: -20, peak: -3, decoded: 10 }
    const speech = await make(step, 'speech', 'wav')
    const peaks = await make(step, 'peaks', 'dat')
    return { kind: 'analyse', analysis, speechKey: speech.key, pausesKey: 'p', chunks: [], peaks }
  }
  if (step.kind === 'encode') {
    const made = await Promise.all(['mp3', 'opus', 'poster'].map((profile) => make(step, profile, 'made')))
    return { kind: 'encode', made, loudness: -16 }
  }
  if (step.kind === 'chapters') return { kind: 'chapters', chapters: [], origin: 'automatic' }
  if (step.kind !== 'tag') throw new Error(`nobody asked for ${step.kind}`)
  const recipe = createHash('sha256').update(JSON.stringify(step.tags)).digest('hex')
  const made = step.made.map((one) =>
    one.profile === 'poster' ? one : make(step, `${one.profile}-tagged`, recipe),
  )
  const named = (one: Made) => ({ ...one, profile: one.profile.replace('-tagged', '') })
  return { kind: 'tag', made: (await Promise.all(made)).map(named) }
}

/** Does every step that is to be done; the kinds, in order. */
async function work(): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const [next] = listOpenSteps(catalogue.db)
    if (!next) return done
    const step = JSON.parse(next.body) as Step
    const tell = (what: object) =>
      recordNotice({ db: catalogue.db, storage, progress: new Map() }, {
        step: next.id,
        recording: RECORDING,
        attempt: next.attempt + 1,
        ...what,
      } as Notice)
    await tell({ say: 'started' })
    await tell({ say: 'done', outcome: await outcomeOf(step) })
    done.push(step.kind)
  }
}

async function rename(title: string) {
  const { saves, fields } = readRecording(catalogue.db, { id })!
  await editRecording(catalogue.db, { id, saves, by: NOBODY }, { ...fields, title })
}

async function chapter(...titles: string[]) {
  const { saves } = readChapters(catalogue.db, { id })!
  const chapters = titles.map((title, at) => ({ start: `0:0${at}`, title, speakers: null }))
  const saved = await correctChapters(catalogue.db, { id, saves, by: NOBODY }, { chapters })
  expect(saved).toMatchObject({ ok: true })
}

const replace = async (name: string) =>
  replaceMedia(
    catalogue.db,
    { recording: RECORDING, keepWords: false, words: 'given', by: NOBODY },
    await original(name),
  )

/** Where the permanent address of the MP3 leads now. */
function address(): string {
  const wanted = { recording: RECORDING, profile: 'mp3', visibilities: ['public'] as const }
  const found = findEnclosure(catalogue.db, wanted)!
  return `/media/${found.publicId}/${found.hash.slice(0, 16)}/essai.mp3`
}

const status = async (at: string) => (await server.ask(at)).status
const keysOf = async () => {
  const keys: string[] = []
  for await (const key of storage.list('recordings/')) keys.push(key.split('/').slice(2).join('/'))
  return keys
}
const rowsOf = () => catalogue.db.select().from(renditions).all()
const sweep = (at: number) => sweepOld({ db: catalogue.db, storage }, { now: at })

test('after an edit the permanent address leads to other bytes at once, and nothing is encoded again', async () => {
  await work()
  const first = address()
  await chapter('Début', 'Suite')
  expect(await work()).toEqual(['tag'])
  const second = address()
  expect(second).not.toBe(first)
  await replace('new')
  expect(address()).toBe(second)
  expect(await work()).toContain('encode')
  const third = address()
  expect(new Set([first, second, third]).size).toBe(3)
  const bodies = await Promise.all([first, second, third].map((one) => server.ask(one)))
  expect(bodies.map((one) => one.status)).toEqual([200, 200, 200])
  expect(new Set(bodies.map((one) => one.body.toString())).size).toBe(3)
})

test('what others replaced is there on day 29 and gone on day 31, bytes and rows', async () => {
  await work()
  const first = address()
  const before = await keysOf()
  await rename('Autre')
  await work()
  const second = address()
  await sweep(day(29))
  expect([await status(first), await status(second)]).toEqual([200, 200])
  await sweep(day(31))
  expect([await status(first), await status(second)]).toEqual([404, 200])
  const gone = before.filter((key) => /(mp3|opus)-tagged/.test(key))
  expect(gone).toHaveLength(2)
  const left = await keysOf()
  expect(before.filter((key) => !left.includes(key))).toEqual(gone)
  expect(rowsOf().every((row) => row.current && row.retiredAt === null)).toBe(true)
  const known = catalogue.db.select().from(assets).all()
  expect(known.some(({ key }) => gone.some((one) => key.endsWith(one)))).toBe(false)
})

test('each waits for thirty days of its own, whatever is edited meanwhile', async () => {
  await work()
  const first = address()
  await rename('Autre')
  await work()
  const second = address()
  catalogue.db
    .update(renditions)
    .set({ retiredAt: new Date(day(-20)).toISOString() })
    .where(eq(renditions.current, false))
    .run()
  await rename('Encore')
  await work()
  await sweep(day(11))
  expect([await status(first), await status(second), await status(address())]).toEqual([404, 200, 200])
})

test('what is current again stays, however old it is; what is wanted after it went is made again', async () => {
  await work()
  const first = address()
  await rename('Autre')
  await work()
  const second = address()
  catalogue.db
    .update(renditions)
    .set({ retiredAt: '2020-01-01T00:00:00.000Z' })
    .where(eq(renditions.current, false))
    .run()
  await rename('')
  await work()
  expect(address()).toBe(first)
  await sweep(day(31))
  expect([await status(first), await status(second)]).toEqual([200, 404])
  await rename('Autre')
  expect(await work()).toEqual(['tag'])
  expect(await status(address())).toBe(200)
  expect((await server.ask(address())).body.toString()).toContain('mp3-tagged')
})

test('while a recording is worked on nothing of it goes', async () => {
  await work()
  const first = address()
  await rename('Autre')
  await work()
  await rename('')
  await sweep(day(31))
  expect(await status(first)).toBe(200)
  await work()
  expect(address()).toBe(first)
})

test('what a step to come begins with, or anything else shows, is never taken away', async () => {
  await work()
  const input = (await keysOf()).find((key) => key.includes('/mp3-made'))!
  // As if files without tags had been handed out once.
  const shown = { publicId: 'shown', type: 'audio/mpeg', size: 1, hash: 'h' }
  const key = `recordings/${RECORDING}/${input}`
  const asset = catalogue.db
    .insert(assets)
    .values({ ...shown, key })
    .returning()
    .get()
  const retired = { current: false, retiredAt: '2020-01-01T00:00:00.000Z' }
  const about = { recordingId: id, assetId: asset.id, profile: 'mp3' }
  const old = catalogue.db
    .insert(renditions)
    .values({ ...about, ...retired })
    .returning()
    .get()
  await sweep(day(1))
  expect(await keysOf()).toContain(input)
  catalogue.db.update(steps).set({ outcome: null }).where(eq(steps.kind, 'encode')).run()
  const cover = (coverAssetId: number | null) => catalogue.db.update(episodes).set({ coverAssetId }).run()
  cover(asset.id)
  await sweep(day(1))
  expect(await keysOf()).toContain(input)
  cover(null)
  await sweep(day(1))
  expect(await keysOf()).not.toContain(input)
  expect(rowsOf().map((row) => row.id)).not.toContain(old.id)
})

test('every column that names an asset is asked before one goes', () => {
  const tables = Object.values(schema as Record<string, unknown>).filter((one) => is(one, SQLiteTable))
  const naming = tables.flatMap((table) =>
    Object.values(getTableColumns(table as SQLiteTable)).filter((column) =>
      /asset_id$|^picture_id$/.test(column.name),
    ),
  )
  const asked = [...NEEDED_BY, renditions.assetId]
  expect(naming.length).toBeGreaterThan(9)
  expect(naming.filter((column) => !asked.includes(column as never)).map((column) => column.name)).toEqual([])
  const referring = catalogue.db.all<{ name: string }>(
    sql`select f."from" as name from sqlite_master m join pragma_foreign_key_list(m.name) f where f."table" = 'assets'`,
  )
  expect(referring.filter(({ name }) => !asked.some((column) => column.name === name))).toEqual([])
})

test('of replaced media the original alone stays; put back, it is worked on anew', async () => {
  await work()
  const old = (await original('old')).key.split('/')[2]!
  await replace('new')
  await work()
  const ofOld = async () =>
    (await keysOf()).filter((key) => key.startsWith(old)).map((key) => key.split('/')[1])
  await sweep(day(29))
  expect(await ofOld()).toHaveLength(8)
  await sweep(day(31))
  expect(await ofOld()).toEqual(['original'])
  expect(catalogue.db.select().from(jobs).all()).toHaveLength(2)
  expect(listOldJobs(catalogue.db, { before: new Date(day(99)).toISOString() })).toEqual([])
  const current = await status(address())
  await replace('old')
  expect(address()).toContain('/media/')
  expect(current).toBe(200)
  expect(await work()).toEqual(expect.arrayContaining(['probe', 'analyse', 'encode', 'tag']))
  expect(await status(address())).toBe(200)
  expect((await server.ask(address())).body.toString()).toContain(old)
  expect(await ofOld()).toHaveLength(8)
})

test('media that was made long ago and replaced just now keeps its pictures for thirty days too', async () => {
  await work()
  const before = await keysOf()
  catalogue.db.update(steps).set({ changedAt: '2020-01-01T00:00:00.000Z' }).run()
  await replace('new')
  await sweep(day(1))
  expect(await keysOf()).toEqual(expect.arrayContaining(before))
})

test('a sudden end between bytes and rows is mended the next time, and nobody was led astray', async () => {
  await work()
  const first = address()
  await rename('Autre')
  await work()
  const dying = {
    ...storage,
    remove: (key: string) => storage.remove(key).then(() => Promise.reject(new Error('killed'))),
  }
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await sweepOld({ db: catalogue.db, storage: dying }, { now: day(31) })
  expect(said).toHaveBeenCalledTimes(2)
  expect([await status(first), await status(address())]).toEqual([404, 200])
  said.mockRestore()
  expect(rowsOf().filter((row) => !row.current)).toHaveLength(2)
  await sweep(day(31))
  expect(rowsOf().filter((row) => !row.current)).toEqual([])
  expect([await status(first), await status(address())]).toEqual([404, 200])
})

test('a hub that starts sweeps at once, and ends in the middle', async () => {
  await work()
  await rename('Autre')
  await work()
  catalogue.db
    .update(renditions)
    .set({ retiredAt: '2020-01-01T00:00:00.000Z' })
    .where(eq(renditions.current, false))
    .run()
  await keepSweeping({ db: catalogue.db, storage }).stop()
  expect(rowsOf().filter((row) => !row.current).length).toBeLessThanOrEqual(2)
  const sweeping = keepSweeping({ db: catalogue.db, storage })
  await vi.waitFor(() => expect(rowsOf().filter((row) => !row.current)).toEqual([]))
  await sweeping.stop()
})
