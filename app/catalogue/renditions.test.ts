import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { hasPicture } from '#db/queries/has-picture.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { assets, jobs, recordings, renditions, shows, steps } from '#db/schema.ts'
import type { Facts, Made, Outcome, Step } from '#media-pipeline'
import { addShow } from './add-show.ts'
import { NOBODY } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { editRecording, readRecording } from './edit-recording.ts'
import { editShow, readShow } from './edit-show.ts'
import { keepLevel, keepRenditions } from './keep-outcome.ts'
import { planAgain } from './plan-steps.ts'
import { submitRecording } from './submit-recording.ts'

const RECORDING = 'abcdefghij12'
const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-models-'))
let catalogue: ReturnType<typeof openForTest>
let id: number

beforeEach(async () => {
  catalogue = openForTest()
  await addShow(catalogue.db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  await submit(RECORDING)
  id = catalogue.db.select().from(recordings).get()!.id
})
afterEach(() => catalogue.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const submit = (recordingPublicId: string) =>
  submitRecording(
    catalogue.db,
    { show: 'causeries', title: 'Essai' },
    {
      recordingPublicId,
      key: `recordings/${recordingPublicId}/original`,
      hash: 'a'.repeat(64),
      size: 9,
      fileName: 'a',
    },
  )
const facts: Facts = {
  ...{ container: 'mov', duration: 10, size: 9, chapters: [], title: null },
  audio: { codec: 'aac', sampleRate: 48_000, channels: 1, bitrate: null },
  video: { codec: 'hevc', width: 1920, height: 1080, frameRate: 25, pixelFormat: 'yuv420p', bitrate: null },
}
const made = (hash: string, size: number): Made => ({
  ...{ profile: 'mp3', key: 'recordings/x/mp3', type: 'audio/mpeg', size, hash },
  ...{ duration: 10, width: null, height: null, bitrate: 1 },
})

/** As a worker would: every step of a kind has that outcome. */
async function done(outcome: Outcome) {
  const { db } = catalogue
  db.update(steps)
    .set({ state: 'done', outcome: JSON.stringify(outcome) })
    .where(eq(steps.kind, outcome.kind))
    .run()
  await changeCatalogue(db, [], (tx) => planAgain(tx, id))
}

const bodiesOf = (kind: string) =>
  catalogue.db
    .select()
    .from(steps)
    .where(eq(steps.kind, kind))
    .all()
    .map((step) => JSON.parse(step.body) as Step)

async function edit(change: object) {
  const { saves, fields } = readRecording(catalogue.db, { id })!
  return editRecording(catalogue.db, { id, saves, by: NOBODY }, { ...fields, ...change } as never)
}

async function analysed() {
  await done({ kind: 'probe', facts })
  await done({
    ...{
      kind: 'analyse',
      analysis: { loudness: -20, peak: -3, decoded: 10 },
      speechKey: 's',
      pausesKey: 'p',
    },
    ...{ chunks: [{ start: 0, end: 10 }], peaks: { ...made('p', 1), profile: 'peaks', key: 'peaks' } },
  })
}

test('a picture that is wanted in full is encoded again with its 1080 lines', async () => {
  expect(hasPicture(catalogue.db, { recordingId: id })).toBe(false)
  await analysed()
  expect(hasPicture(catalogue.db, { recordingId: id })).toBe(true)
  const profiles = () => bodiesOf('encode').map((step) => (step as Step & { profiles: string[] }).profiles)
  expect(profiles().at(-1)).not.toContain('1080')
  expect(await edit({ fullPicture: 'on' })).toMatchObject({ ok: true })
  expect(profiles().at(-1)).toEqual(['360', '720', '1080', 'mp3', 'light', 'opus'])
  expect(readRecording(catalogue.db, { id })!.fields.fullPicture).toBe(true)
})

test('the model of a recording is asked for, and a new one begins with its show’s', async () => {
  await analysed()
  const models = () => bodiesOf('hear').map((step) => (step as Step & { model: string | null }).model)
  expect(models()).toEqual([null])
  const dropped = bodiesOf('hear').map((step) => step.id)
  expect(await edit({ model: 'tiny' })).toEqual({ ok: true, value: { dropped } })
  expect(models()).toEqual(['tiny'])
  await edit({ model: '' })
  expect(models()).toEqual([null])
  const show = catalogue.db.select().from(shows).get()!
  const { saves, fields } = readShow(catalogue.db, { id: show.id })!
  const changed = { ...fields, model: 'small-q5_1' } as never
  expect(await editShow(catalogue.db, { id: show.id, saves, by: NOBODY }, changed)).toMatchObject({
    ok: true,
  })
  await submit('bcdefghijk23')
  expect(catalogue.db.select().from(recordings).all()).toMatchObject([
    { model: null },
    { model: 'small-q5_1' },
  ])
})

test('a model is one of the list, or a model file that is there', async () => {
  for (const model of ['huge', '/etc/passwd', '../ggml-tiny.bin', path.join(folder, 'ggml-gone.bin')])
    expect(await edit({ model }), model).toMatchObject({
      ok: false,
      mistakes: [{ field: 'model', code: 'no-model' }],
    })
  const own = path.join(folder, 'ggml-own.bin')
  writeFileSync(own, 'x')
  expect(await edit({ model: own })).toMatchObject({ ok: true })
  expect(readRecording(catalogue.db, { id })!.fields.model).toBe(own)
})

test('the loudness that was reached stands beside that of the source', async () => {
  await changeCatalogue(catalogue.db, [], (tx) =>
    keepLevel(tx, id, { kind: 'encode', made: [], loudness: -16.1 }),
  )
  expect(catalogue.db.select().from(recordings).get()).toMatchObject({ loudnessReached: -16.1 })
})

test('the same object with other bytes is known by those, so that its address is another', async () => {
  const keep = (one: Made) => changeCatalogue(catalogue.db, [], (tx) => keepRenditions(tx, id, [one]))
  await keep(made('1'.repeat(64), 5))
  await keep(made('2'.repeat(64), 7))
  const all = catalogue.db.select().from(assets).where(eq(assets.key, 'recordings/x/mp3')).all()
  expect(all).toMatchObject([{ hash: '2'.repeat(64), size: 7 }])
  expect(catalogue.db.select().from(renditions).all()).toMatchObject([{ profile: 'mp3', current: true }])
  expect(catalogue.db.select().from(jobs).all()).toHaveLength(1)
})
