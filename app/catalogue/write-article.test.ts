import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { articles, bylines, organisations, people } from '#db/schema.ts'
import { NOBODY } from './audit.ts'
import { editPerson } from './edit-person.ts'
import { removeNamed, restoreNamed } from './remove-named.ts'
import { addArticle, editArticle, readArticle } from './write-article.ts'

let db: Db
let close: () => void
beforeEach(() => {
  ;({ db, close } = openForTest())
})
afterEach(() => close())

const FIELDS = { kind: 'news', title: 'Une nouvelle', language: 'fr' } as const

async function written(fields: Partial<Parameters<typeof addArticle>[1]> = {}) {
  const answer = await addArticle(db, { ...FIELDS, ...fields })
  if (!answer.ok) throw new Error(JSON.stringify(answer.mistakes))
  return answer.value
}

test('a title of 140 characters with every awkward sign is kept as it is, its address cut at a word', async () => {
  const title = `${'Les « signes » & les <balises> "droites" ou l\'apostrophe : '.repeat(3)}`
    .slice(0, 139)
    .concat('!')
  expect(title).toHaveLength(140)
  const { id, slug } = await written({ title })
  expect(readArticle(db, { id })!.fields.title).toBe(title)
  expect(slug).toMatch(/^les-signes-les-balises-droites-ou-l-apostrophe[a-z0-9-]*[a-z0-9]$/)
  expect(slug.length).toBeLessThanOrEqual(80)
})

test('titles that are taken get a number, and addresses that are taken are refused', async () => {
  expect([(await written()).slug, (await written()).slug]).toEqual(['une-nouvelle', 'une-nouvelle-2'])
  expect(await addArticle(db, { ...FIELDS, slug: 'une-nouvelle' })).toMatchObject({
    mistakes: [{ field: 'slug', code: 'slug-taken' }],
  })
  expect(await addArticle(db, { ...FIELDS, slug: 'Une nouvelle' })).toMatchObject({
    mistakes: [{ field: 'slug', code: 'slug-letters' }],
  })
})

test('every mistake is told at once and nothing is written', async () => {
  const answer = await addArticle(db, {
    kind: 'poem' as 'news',
    title: ' ',
    language: 'français',
    references: [{}, { title: 'Livre', year: 'deux mille' as never, url: 'ftp://example.org' }],
  })
  expect(answer).toMatchObject({
    mistakes: [
      { field: 'kind', code: 'kind' },
      { field: 'title', code: 'empty' },
      { field: 'language', code: 'language' },
      { field: 'references.1.year', code: 'number' },
      { field: 'references.1.url', code: 'url' },
    ],
  })
  expect(await addArticle(db, { ...FIELDS, show: 'inconnue' })).toMatchObject({
    mistakes: [{ field: 'show', code: 'no-show' }],
  })
  expect(db.select().from(articles).all()).toEqual([])
})

test('everything that was typed comes back to the form', async () => {
  seedEpisode(db, 'causeries', { slug: 'un' })
  const { id } = await written({
    show: 'causeries',
    organisation: 'Fondation Épis',
    authors: 'Ada Lovelace, Grace Hopper , ada lovelace',
    topics: 'Travail, Musique',
    references: [
      { title: 'Notes', author: 'A. A. L.', year: 1843, url: 'https://example.org/?utm_source=x' },
    ],
  })
  expect(readArticle(db, { id })!.fields).toMatchObject({
    show: 'causeries',
    organisation: 'Fondation Épis',
    authors: 'Ada Lovelace, Grace Hopper',
    topics: 'Musique, Travail',
    references: [{ title: 'Notes', author: 'A. A. L.', year: 1843, url: 'https://example.org/' }],
  })
})

test('who saves second sees what stands there and loses nothing', async () => {
  const { id } = await written()
  await editArticle(db, { id, saves: 0, by: NOBODY }, { ...FIELDS, body: 'first' })
  const second = await editArticle(db, { id, saves: 0, by: NOBODY }, { ...FIELDS, body: 'second' })
  expect(second).toMatchObject({ ok: false, meanwhile: { saves: 1, fields: { body: 'first' } } })
  expect(readArticle(db, { id })!.fields.body).toBe('first')
})

test('an author under a pen name stays the same person', async () => {
  const { id } = await written({ authors: 'Ada Lovelace' })
  const person = db.select().from(people).get()!
  db.update(bylines).set({ name: 'A. A. L.' }).run()
  await editPerson(db, { id: person.id, saves: 0, by: NOBODY }, { name: 'Ada Byron' })
  await editArticle(db, { id, saves: 0, by: NOBODY }, { ...FIELDS, authors: 'A. A. L.' })
  expect(db.select().from(bylines).all()).toMatchObject([{ name: 'A. A. L.', personId: person.id }])
  expect(db.select().from(people).all()).toHaveLength(1)
})

test('a removed organisation is not made anew, and comes back to what it was tied to', async () => {
  const { id } = await written({ organisation: 'Fondation Épis' })
  const one = { named: 'organisation', id: db.select().from(organisations).get()!.id, by: NOBODY } as const
  await removeNamed(db, one)
  const { fields } = readArticle(db, { id })!
  expect(fields.organisation).toBe(null)
  await editArticle(db, { id, saves: 0, by: NOBODY }, { ...fields, body: 'changed' })
  await restoreNamed(db, one)
  expect(readArticle(db, { id })!.fields).toMatchObject({ organisation: 'Fondation Épis', body: 'changed' })
  expect(db.select().from(organisations).all()).toHaveLength(1)
})
