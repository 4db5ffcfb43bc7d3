import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { recordings, steps } from '#db/schema.ts'
import { countSteps, openQueue, type Queue } from '#media-pipeline'
import { addShow } from '../catalogue/add-show.ts'
import { NOBODY } from '../catalogue/audit.ts'
import { removeRecording, restoreRecording } from '../catalogue/remove-recording.ts'
import { replaceMedia } from '../catalogue/replace-media.ts'
import { submitRecording } from '../catalogue/submit-recording.ts'
import type { Hub } from './hub.ts'
import { dropNeedless, enqueueSteps, repair } from './keep-moving.ts'

const RECORDING = 'abcdefghij12'
let catalogue: ReturnType<typeof openForTest>
let queue: Queue
let id: number

const file = (name: string) => ({
  ...{ key: `recordings/${RECORDING}/${name}/original`, hash: name.padEnd(64, '0') },
  ...{ size: 9, fileName: `${name}.mp3` },
})

beforeEach(async () => {
  catalogue = openForTest()
  queue = openQueue('memory:', { dataDir: '' })
  await addShow(catalogue.db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  await submitRecording(
    catalogue.db,
    { show: 'causeries', title: 'Essai' },
    { recordingPublicId: RECORDING, ...file('old') },
  )
  id = catalogue.db.select().from(recordings).get()!.id
})
afterEach(() => catalogue.close())

const hub = () => ({ db: catalogue.db, queue })

test('work for a removed recording leaves the queue, and is there again when it is back', async () => {
  await enqueueSteps(hub())
  expect(await countSteps(queue)).toBe(1)
  await removeRecording(catalogue.db, { id, by: NOBODY })
  await dropNeedless(hub(), { recordingId: id })
  expect(await countSteps(queue)).toBe(0)
  await restoreRecording(catalogue.db, { id, by: NOBODY })
  await dropNeedless(hub(), { recordingId: id })
  await enqueueSteps(hub())
  expect(await countSteps(queue)).toBe(1)
})

test('work for media that was replaced leaves the queue, that for the new media stays', async () => {
  await enqueueSteps(hub())
  await replaceMedia(catalogue.db, { recording: RECORDING, keepWords: false, by: NOBODY }, file('new'))
  await enqueueSteps(hub())
  expect(await countSteps(queue)).toBe(2)
  await dropNeedless(hub(), { recordingId: id })
  expect(await countSteps(queue)).toBe(1)
  const lent = await queue.take('steps', { worker: 'w', lease: 9 })
  expect(lent?.body).toMatchObject({ step: { sourceHash: file('new').hash } })
})

test('a model that cannot be looked at does not keep other work off the queue', async () => {
  const { db } = catalogue
  const { jobId } = db.select().from(steps).get()!
  const model = `/${'a'.repeat(5_000)}/ggml-own.bin`
  db.insert(steps)
    .values({ id: 'waits', jobId, kind: 'hear', state: 'waiting', body: JSON.stringify({ model }) })
    .run()
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const config = { dataDir: mkdtempSync(path.join(os.tmpdir(), 'causerie-moving-')), whisperModel: null }
  await repair({ ...hub(), config } as unknown as Hub)
  expect(said).toHaveBeenCalledOnce()
  expect(await countSteps(queue)).toBe(1)
  said.mockRestore()
})
