import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openCatalogue } from '#db/open.ts'
import { recordings } from '#db/schema.ts'
import { addShow } from './add-show.ts'
import { newPublicId } from './new-ids.ts'
import { submitRecording } from './submit-recording.ts'

/** A catalogue of its own in a real file, with one French show and one recording that nobody has worked on yet. */
export async function openWithRecording() {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'causerie-catalogue-')), 'c.sqlite')
  const { db } = openCatalogue(file, 'db/migrations')
  await addShow(db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  const submitted = await submitRecording(
    db,
    { show: 'causeries', title: 'Essai' },
    { recordingPublicId: newPublicId(), key: 'k', hash: 'f'.repeat(64), size: 9, fileName: 'a.mp3' },
  )
  if (!submitted.ok) throw new Error('not submitted')
  return { db, recording: db.select().from(recordings).get()! }
}
