import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { episodes, recordings, soundbites } from '#db/schema.ts'
import { NOBODY } from './audit.ts'
import { editRecording, readRecording } from './edit-recording.ts'
import { openWithRecording } from './recording-for-tests.ts'

let db: Db
let id: number
beforeEach(async () => {
  const opened = await openWithRecording()
  db = opened.db
  id = opened.recording.id
  db.update(recordings).set({ duration: 300 }).run()
})

const edit = async (rows: { start?: string; end?: string; title?: string }[]) => {
  const { saves, fields } = readRecording(db, { id })!
  const answer = await editRecording(db, { id, saves, by: NOBODY }, { ...fields, soundbites: rows as never })
  return answer.ok ? [] : answer.mistakes.map(({ field, code }) => `${field} ${code}`)
}
const rows = () =>
  db
    .select({ start: soundbites.start, duration: soundbites.duration, title: soundbites.title })
    .from(soundbites)
    .where(eq(soundbites.recordingId, id))
    .all()
const version = () => db.select().from(episodes).get()!.version

test('tastes are typed as times, kept in their order, and the episode’s feed item is another one', async () => {
  const before = version()
  const typed = [
    { start: '2:00', end: '3:30,5', title: 'Le rire' },
    { start: '', end: '' },
    { start: '0', end: '15' },
  ]
  expect(await edit(typed)).toEqual([])
  expect(rows()).toEqual([
    { start: 0, duration: 15, title: '' },
    { start: 120, duration: 90.5, title: 'Le rire' },
  ])
  expect(version()).toBeGreaterThan(before)
  expect(readRecording(db, { id })!.fields.soundbites).toEqual([
    { start: '0:00', end: '0:15', title: '' },
    { start: '2:00', end: '3:30.5', title: 'Le rire' },
  ])
  expect(await edit([])).toEqual([])
  expect(rows()).toEqual([])
})

test('a taste lasts from 15 to 120 seconds and lies within the recording; each mistake is told at its row', async () => {
  await edit([{ start: '1:00', end: '1:30' }])
  const before = [rows(), version()]
  const wrong = await edit([
    { start: '0:10', end: '0:24.9' },
    { start: '', end: '' },
    { start: '0:10', end: '2:10.1' },
    { start: '4:50', end: '5:20' },
    { start: '1:00', end: '0:30' },
  ])
  expect(wrong).toEqual([
    'soundbites.0.end soundbite-length',
    'soundbites.2.end soundbite-length',
    'soundbites.3.end soundbite-after-end',
    'soundbites.4.end soundbite-time',
  ])
  expect(await edit([{ start: 'tôt', end: '', title: 'x'.repeat(129) }])).toEqual([
    'soundbites.0.start soundbite-time',
    'soundbites.0.end soundbite-time',
    'soundbites.0.title too-long',
  ])
  expect([rows(), version()]).toEqual(before)
})

test('where the length is not known yet, a taste may end anywhere', async () => {
  db.update(recordings).set({ duration: null }).run()
  expect(await edit([{ start: '59:00', end: '60:00' }])).toEqual([])
})
