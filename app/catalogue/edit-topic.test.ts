import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { topics } from '#db/schema.ts'
import { addOrganisation } from './add-organisation.ts'
import { addTopic } from './add-topic.ts'
import { NOBODY } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { editOrganisation, readOrganisation } from './edit-organisation.ts'
import { editTopic, readTopic } from './edit-topic.ts'
import { keepTopics, readTopics } from './keep-topics.ts'
import { removeNamed, restoreNamed } from './remove-named.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const keep = (episodeId: number, names: string[]) =>
  changeCatalogue(db, [], (tx) => keepTopics(tx, { episodeId }, names))
const read = (episodeId: number) => changeCatalogue(db, [], (tx) => readTopics(tx, { episodeId }))

test('topics are found whatever the case and the accents, and added where they are new', async () => {
  const episodeId = seedEpisode(db, 'causeries', { slug: 'un' })
  await keep(episodeId, ['Écologie', 'Travail'])
  await keep(episodeId, ['ecologie', 'Écologie', 'Musique'])
  expect(await read(episodeId)).toBe('Musique, Écologie')
  expect(db.select().from(topics).all()).toHaveLength(3)
})

test('a removed topic comes back to the episodes that were saved meanwhile', async () => {
  const episodeId = seedEpisode(db, 'causeries', { slug: 'un' })
  const added = await addTopic(db, { name: 'Travail' })
  if (!added.ok) throw new Error('refused')
  const topic = { named: 'topic', id: added.value.id, by: NOBODY } as const
  await keep(episodeId, ['Travail'])
  await removeNamed(db, topic)
  expect(await read(episodeId)).toBe('')
  await keep(episodeId, ['Musique'])
  await restoreNamed(db, topic)
  expect(await read(episodeId)).toBe('Musique, Travail')
})

test('a topic keeps its slug, and one that was saved meanwhile is not written over', async () => {
  const added = await addTopic(db, { name: 'Travail' })
  if (!added.ok) throw new Error('refused')
  const { id } = added.value
  await editTopic(db, { id, saves: 0, by: NOBODY }, { name: 'Emploi' })
  expect(db.select().from(topics).get()).toMatchObject({ slug: 'travail', name: 'Emploi', saves: 1 })
  const late = await editTopic(db, { id, saves: 0, by: NOBODY }, { name: 'Métiers' })
  expect(late).toMatchObject({ ok: false, meanwhile: { fields: { name: 'Emploi' } } })
  expect(readTopic(db, { id })!.fields.name).toBe('Emploi')
})

test('colours of an organisation are written in one way', async () => {
  const wrong = await addOrganisation(db, { name: 'Épis', primaryColour: 'red', secondaryColour: '#12' })
  expect(wrong).toMatchObject({ mistakes: [{ field: 'primaryColour' }, { field: 'secondaryColour' }] })
  const added = await addOrganisation(db, { name: 'Épis', primaryColour: '#0B4F8A', secondaryColour: '' })
  if (!added.ok) throw new Error('refused')
  const { id } = added.value
  expect(readOrganisation(db, { id })!.fields).toMatchObject({
    primaryColour: '#0b4f8a',
    secondaryColour: null,
  })
  await editOrganisation(db, { id, saves: 0, by: NOBODY }, { name: 'Épis', acronym: 'EP' })
  const late = await editOrganisation(db, { id, saves: 0, by: NOBODY }, { name: 'Autre' })
  expect(late).toMatchObject({ ok: false, meanwhile: { saves: 1, fields: { acronym: 'EP' } } })
})
