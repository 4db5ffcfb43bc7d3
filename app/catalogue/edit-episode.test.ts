import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { searchCatalogue } from '#db/queries/search.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { audit, credits, episodes, people, shows } from '#db/schema.ts'
import { addEpisode } from './add-episode.ts'
import { addSeason } from './add-season.ts'
import { addShow } from './add-show.ts'
import type { Answer } from './answers.ts'
import { NOBODY } from './audit.ts'
import { editEpisode, readEpisode } from './edit-episode.ts'

let db: Db
let close: () => void
beforeAll(async () => {
  ;({ db, close } = openForTest())
  await addShow(db, { title: 'Palier', slug: 'palier', kind: 'podcast', language: 'fr' })
  await addSeason(db, { show: 'palier', title: 'Un' })
  await addSeason(db, { show: 'palier', title: 'Deux' })
})
afterAll(() => close())

const made = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.mistakes))
  return answer.value
}
const wrongOf = (answer: Answer<unknown>) =>
  answer.ok ? [] : answer.mistakes.map(({ field, code }) => `${field} ${code}`)
const add = (input: Partial<Parameters<typeof addEpisode>[1]>) =>
  addEpisode(db, { show: 'palier', title: 'Un épisode', language: 'fr', ...input })
const rowOf = (id: number) => db.select().from(episodes).where(eq(episodes.id, id)).get()!
const found = (word: string) =>
  searchCatalogue(db, { match: { terms: [`"${word}"`] }, visibilities: ['public'], limit: 9 }).total
const creditsOf = (episodeId: number) =>
  db.select().from(credits).where(eq(credits.episodeId, episodeId)).orderBy(asc(credits.position)).all()
const edit = (id: number, change: object, saves = readEpisode(db, { id })!.saves) =>
  editEpisode(db, { id, saves, by: NOBODY }, { ...readEpisode(db, { id })!.fields, ...change })

test('a title of 140 characters with every sign keeps every sign', async () => {
  const title = `${'Où l’on parle de & < > " \' et du reste. '.repeat(4)}`.trim().slice(0, 140)
  expect(title.length).toBe(140)
  const { id, slug } = made(await add({ title }))
  expect(rowOf(id).title).toBe(title)
  expect(slug.length).toBeLessThanOrEqual(80)
})

test('slugs that are taken, reserved or numbers are refused beside their field', async () => {
  made(await add({ slug: 'pris' }))
  expect(wrongOf(await add({ slug: 'pris' }))).toEqual(['slug slug-taken'])
  expect(wrongOf(await add({ slug: 'seasons' }))).toEqual(['slug slug-reserved'])
  expect(wrongOf(await add({ slug: '12' }))).toEqual(['slug slug-reserved'])
  expect(wrongOf(await add({ slug: 'Été !' }))).toEqual(['slug slug-letters'])
})

test('the same title twice gets two addresses', async () => {
  const one = made(await add({ title: 'Pareil' }))
  const other = made(await add({ title: 'Pareil' }))
  expect([one.slug, other.slug]).toEqual(['pareil', 'pareil-2'])
})

test('episodes of a season are numbered on, trailers are not', async () => {
  const numbers = []
  for (const type of ['full', 'trailer', 'full'] as const)
    numbers.push(rowOf(made(await add({ season: '2', type })).id).number)
  expect(numbers).toEqual([1, null, 2])
  expect(wrongOf(await add({ season: '9' }))).toEqual(['season no-season'])
})

test('eleven speakers keep their order, and numbers put them in another', async () => {
  const names = Array.from({ length: 11 }, (_, at) => `Personne ${String.fromCharCode(65 + at)}`)
  const { id } = made(await add({ credits: names.map((name) => ({ name })) }))
  expect(creditsOf(id).map((one) => one.name)).toEqual(names)
  const rows = readEpisode(db, { id })!.fields.credits
  const last = rows.map((row) => (row.name === names[10] ? { ...row, position: 0 } : row))
  made(await edit(id, { credits: last }))
  expect(creditsOf(id).map((one) => one.name)).toEqual([names[10], ...names.slice(0, 10)])
  expect(creditsOf(id).map((one) => one.position)).toEqual(names.map((_, at) => at))
})

test('an episode may have nobody, and rows that say nothing are nobody', async () => {
  const { id } = made(await add({ credits: [{ kind: 'person', role: 'speaker', name: ' ' } as never] }))
  expect(creditsOf(id)).toEqual([])
})

test('a representative without a name is no person, and leads to the organisation that is known', async () => {
  const { id } = made(
    await add({
      credits: [
        { kind: 'organisation', name: 'Fondation Épis' },
        { kind: 'representative', name: 'Un·e représentant·e', affiliation: 'fondation epis' },
        { kind: 'representative', name: 'Une voisine' },
        { kind: 'person', name: 'Ada Lovelace', title: 'Directrice', affiliation: 'Inconnue SA' },
      ],
    }),
  )
  const [itself, unnamed, neighbour, ada] = creditsOf(id)
  expect(unnamed).toMatchObject({ personId: null, organisationId: itself!.organisationId })
  expect(neighbour).toMatchObject({ personId: null, organisationId: null })
  expect(ada).toMatchObject({ organisationId: null, affiliation: 'Inconnue SA', title: 'Directrice' })
  expect(
    db
      .select()
      .from(people)
      .all()
      .map((one) => one.name),
  ).not.toContain('Un·e représentant·e')
  expect(readEpisode(db, { id })!.fields.credits.map((one) => one.kind)).toEqual([
    'organisation',
    'representative',
    'representative',
    'person',
  ])
  const speaking = { kind: 'organisation', name: 'Fondation Épis', affiliation: 'Ville' } as const
  const itselfAgain = made(await add({ credits: [speaking] })).id
  expect(readEpisode(db, { id: itselfAgain })!.fields.credits).toMatchObject([speaking])
})

test('who was renamed since stays the same person under the name of that day', async () => {
  const { id } = made(await add({ credits: [{ name: 'Awa Diop' }] }))
  const { personId } = creditsOf(id)[0]!
  db.update(people).set({ name: 'Awa Ndiaye' }).where(eq(people.id, personId!)).run()
  made(await edit(id, { title: 'Autre chose' }))
  expect(creditsOf(id)).toMatchObject([{ name: 'Awa Diop', personId }])
})

test('a changed title is found under its new words only, and pages and feeds are told', async () => {
  const { id } = made(await add({ title: 'Rutabaga' }))
  db.update(episodes).set({ visibility: 'public' }).where(eq(episodes.id, id)).run()
  const before = { row: rowOf(id), show: db.select().from(shows).get()! }
  made(await edit(id, { title: 'Topinambour' }))
  expect([found('rutabaga'), found('topinambour')]).toEqual([0, 1])
  expect(rowOf(id).version).toBe(before.row.version + 1)
  expect(db.select().from(shows).get()!.version).toBe(before.show.version + 1)
})

test('the second of two tabs sees the first one’s words and loses nothing', async () => {
  const { id } = made(await add({ title: 'Deux onglets' }))
  const { saves } = readEpisode(db, { id })!
  made(await edit(id, { title: 'Premier onglet' }, saves))
  const answer = await edit(id, { title: 'Second onglet' }, saves)
  expect(answer).toMatchObject({
    ok: false,
    meanwhile: { saves: saves + 1, fields: { title: 'Premier onglet' } },
  })
  expect(rowOf(id).title).toBe('Premier onglet')
  made(await edit(id, { title: 'Second onglet' }, saves + 1))
  const notes = db.select().from(audit).where(eq(audit.subjectId, id)).all()
  expect(notes.filter((one) => one.subject === 'episode').map((one) => one.verb)).toEqual([
    'add',
    'edit',
    'edit',
  ])
})

test('what was read and saved again is the same', async () => {
  const { id } = made(
    await add({
      title: 'Complet',
      summary: 'Résumé',
      season: '1',
      startsDate: '2026-11-12',
      startsTime: '18:30',
      timeZone: 'Europe/Zurich',
      place: 'Salle 3',
      access: 'Par l’escalier',
      registration: 'open',
      registrationUrl: 'https://exemple.org/inscription',
      contextLabel: 'Le mois',
      contextUrl: 'https://exemple.org/mois',
      topics: 'Eau, Forêts',
      credits: [{ name: 'Ada Lovelace', role: 'host', title: 'Directrice', affiliation: 'Épis' }],
      partners: [{ organisation: 'Ville de Valcrène', role: 'funds' }],
      references: [{ title: 'Un livre', author: 'Éva', year: '1999', url: 'https://exemple.org/livre' }],
      underReview: 'on',
    }),
  )
  const { fields } = readEpisode(db, { id })!
  expect(fields).toMatchObject({ topics: 'Eau, Forêts', season: 1, number: 1, underReview: true })
  made(await edit(id, {}))
  expect(readEpisode(db, { id })!.fields).toEqual(fields)
})

test('an episode says its own number, licence, strong language and place in apps, or what its show says', async () => {
  const { id } = made(await add({ title: 'Dit autrement' }))
  expect(rowOf(id)).toMatchObject({ numberLabel: null, explicit: null, license: null, placeGeo: null })
  const change = {
    ...{ numberLabel: 'Acte 2', explicit: 'no', license: 'CC0-1.0', place: 'Genève' },
    ...{ placeGeo: 'https://www.openstreetmap.org/#map=14/46.2/6.14', placeOsm: 'relation/1685488' },
  }
  made(await edit(id, change))
  expect(rowOf(id)).toMatchObject({
    ...{ numberLabel: 'Acte 2', explicit: false, license: 'CC0-1.0' },
    ...{ placeGeo: 'geo:46.2,6.14', placeOsm: 'R1685488' },
  })
  const { fields } = readEpisode(db, { id })!
  expect(fields).toMatchObject({ explicit: 'no', license: 'CC0-1.0', placeGeo: '46.2, 6.14' })
  const before = rowOf(id).version
  made(await edit(id, { explicit: '', license: '' }))
  expect(rowOf(id)).toMatchObject({ explicit: null, license: null, version: before + 1 })
})

test('what an episode says to apps is refused at its field, and nothing has changed', async () => {
  const { id } = made(await add({ title: 'Faux' }))
  const before = rowOf(id)
  expect(
    wrongOf(await edit(id, { numberLabel: 'x'.repeat(33), explicit: 'maybe', placeGeo: 'ici' })),
  ).toEqual(['numberLabel too-long', 'placeGeo geo', 'explicit kind'])
  expect(wrongOf(await edit(id, { placeOsm: 'R12', ownLicense: 'À moi' }))).toEqual([
    'licenseUrl license-address',
    'place place-name',
  ])
  expect(wrongOf(await add({ title: 'Neuf', placeOsm: 'R12' }))).toEqual(['place place-name'])
  expect(rowOf(id)).toEqual(before)
})
