import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { credits, people, shows } from '#db/schema.ts'
import { addPerson } from './add-person.ts'
import { NOBODY } from './audit.ts'
import { editPerson, readPerson } from './edit-person.ts'
import { removeNamed, restoreNamed } from './remove-named.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

async function ada(name = 'Ada Lovelace') {
  const answer = await addPerson(db, { name })
  if (!answer.ok) throw new Error('refused')
  return answer.value
}

test('two people of one name have two slugs, and a removed one keeps its own', async () => {
  const first = await ada()
  await removeNamed(db, { named: 'person', id: first.id, by: NOBODY })
  expect([first.slug, (await ada()).slug, (await ada()).slug]).toEqual([
    'ada-lovelace',
    'ada-lovelace-2',
    'ada-lovelace-3',
  ])
})

test('the sort name is taken from the name until someone writes another', async () => {
  const { id } = await ada('Inès d’Aubreval')
  expect(readPerson(db, { id })!.fields.sortName).toBe('Aubreval Inès')
  const sortName = 'Aubreval Inès'
  await editPerson(db, { id, saves: 0, by: NOBODY }, { name: 'Inès Martin', sortName })
  expect(readPerson(db, { id })!.fields.sortName).toBe('Martin Inès')
  await editPerson(db, { id, saves: 1, by: NOBODY }, { name: 'Inès Martin', sortName: 'Ines' })
  await editPerson(db, { id, saves: 2, by: NOBODY }, { name: 'Inès Dupont', sortName: 'Ines' })
  expect(readPerson(db, { id })!.fields.sortName).toBe('Ines')
})

test('every mistake is told at once, each at its own row', async () => {
  const answer = await addPerson(db, {
    name: 'Ada, Lovelace',
    url: 'javascript:alert(1)',
    affiliations: [
      { organisation: 'Analytique', from: '1843-02-30' },
      { organisation: '', title: 'Comtesse' },
    ],
  })
  expect(answer).toMatchObject({
    ok: false,
    mistakes: [
      { field: 'name', code: 'comma' },
      { field: 'url', code: 'url' },
      { field: 'affiliations.0.from', code: 'date' },
      { field: 'affiliations.1.organisation', code: 'empty' },
    ],
  })
  expect(db.select().from(people).all()).toEqual([])
})

test('who saves second sees what stands there and loses nothing', async () => {
  const { id } = await ada()
  await editPerson(db, { id, saves: 0, by: NOBODY }, { name: 'Ada Lovelace', bio: 'first' })
  const second = await editPerson(db, { id, saves: 0, by: NOBODY }, { name: 'Ada Lovelace', bio: 'second' })
  expect(second).toMatchObject({ ok: false, meanwhile: { saves: 1, fields: { bio: 'first' } } })
  expect(readPerson(db, { id })!.fields.bio).toBe('first')
})

test('a new name is shown in credits; title and affiliation of that day stay', async () => {
  const { id } = await ada()
  const episodeId = seedEpisode(db, 'causeries', { slug: 'un' })
  const credit = { episodeId, personId: id, role: 'guest', title: 'Comtesse', affiliation: 'Cour' } as const
  db.insert(credits)
    .values({ ...credit, name: 'Ada Lovelace' })
    .run()
  db.insert(credits)
    .values({ ...credit, name: 'A. A. L.' })
    .run()
  const version = () => db.select().from(shows).where(eq(shows.id, showId)).get()!.version
  const showId = findShow(db, { slug: 'causeries' })!.id
  const before = version()
  const affiliations = [{ organisation: 'Société analytique', title: 'Présidente' }]
  await editPerson(db, { id, saves: 0, by: NOBODY }, { name: 'Ada Byron', affiliations })
  expect(db.select().from(credits).all()).toMatchObject([
    { name: 'Ada Byron', title: 'Comtesse', affiliation: 'Cour' },
    { name: 'A. A. L.', title: 'Comtesse', affiliation: 'Cour' },
  ])
  expect(version()).toBe(before + 1)
  expect(indexed('byron')).toEqual([episodeId])
  expect(db.select().from(people).where(eq(people.id, id)).get()!.slug).toBe('ada-lovelace')
})

test('a removed person comes back with the same affiliations', async () => {
  const { id } = await ada()
  const affiliations = [{ organisation: 'Cour', title: null, from: '1840', until: null }]
  await editPerson(db, { id, saves: 0, by: NOBODY }, { name: 'Ada Lovelace', affiliations })
  await removeNamed(db, { named: 'person', id, by: NOBODY })
  expect(readPerson(db, { id })).toBe(null)
  await restoreNamed(db, { named: 'person', id, by: NOBODY })
  expect(readPerson(db, { id })!.fields.affiliations).toEqual(affiliations)
})

function indexed(word: string): number[] {
  const client = (db as unknown as { $client: import('better-sqlite3').Database }).$client
  const rows = client.prepare('select rowid as id from episode_index where episode_index match ?').all(word)
  return (rows as { id: number }[]).map((row) => row.id)
}
