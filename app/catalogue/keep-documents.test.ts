import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { listDocuments } from '#db/queries/list-documents.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { addDocument } from './add-document.ts'
import {
  editDocument,
  listRemovedDocuments,
  readDocument,
  removeDocument,
  restoreDocument,
} from './keep-documents.ts'

let db: Db
let close: () => void
let owner: { episodeId: number }
beforeAll(() => {
  ;({ db, close } = openForTest())
  owner = { episodeId: seedEpisode(db, 'palier', { slug: 'un' }) }
})
afterAll(() => close())

let keys = 0
const file = (fileName: string) => {
  keys += 1
  return { key: `documents/${keys}/x.pdf`, type: 'application/pdf', size: 3, hash: 'a'.repeat(64), fileName }
}
const titles = () => listDocuments(db, owner).map(({ title }) => title)
const idOf = (title: string) => listDocuments(db, owner).find((one) => one.title === title)!.publicId

test('a document has a file, or is announced', async () => {
  const fields = { title: 'Affiche', language: 'fr' }
  expect(await addDocument(db, { owner }, fields)).toMatchObject({
    ok: false,
    mistakes: [{ field: 'file', code: 'no-file' }],
  })
  await addDocument(db, { owner }, fields, file('affiche.pdf'))
  await addDocument(db, { owner }, { title: 'Actes', language: 'fr', announced: 'on', accessible: 'no' })
  expect(listDocuments(db, owner)).toMatchObject([
    { title: 'Affiche', fileName: 'affiche.pdf', accessible: null, asset: { type: 'application/pdf' } },
    { title: 'Actes', fileName: '', accessible: false, asset: null },
  ])
})

test('a change without a file keeps the one it has', async () => {
  const publicId = idOf('Affiche')
  await editDocument(db, { owner, publicId }, { title: 'L’affiche', language: 'fr', accessible: 'yes' })
  expect(listDocuments(db, owner)[1]).toMatchObject({ title: 'L’affiche', fileName: 'affiche.pdf' })
  expect(readDocument(db, owner, { publicId })).toEqual({
    title: 'L’affiche',
    language: 'fr',
    accessible: 'yes',
    announced: false,
    position: 2,
  })
})

test('a place in the list moves the others', async () => {
  await editDocument(
    db,
    { owner, publicId: idOf('L’affiche') },
    { title: 'A', language: 'fr', position: '1' },
  )
  expect(titles()).toEqual(['A', 'Actes'])
})

test('what is removed comes back to its place; another’s documents are out of reach', async () => {
  const publicId = idOf('A')
  const other = { episodeId: seedEpisode(db, 'palier', { slug: 'deux' }) }
  expect((await removeDocument(db, { owner: other, publicId })).ok).toBe(false)
  await removeDocument(db, { owner, publicId })
  await removeDocument(db, { owner, publicId })
  expect(titles()).toEqual(['Actes'])
  expect(listRemovedDocuments(db, owner)).toMatchObject([{ publicId, title: 'A' }])
  expect(readDocument(db, owner, { publicId })).toBe(null)
  await restoreDocument(db, { owner, publicId })
  expect(titles()).toEqual(['A', 'Actes'])
})
