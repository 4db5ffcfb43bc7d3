import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { addSeason, findSeason } from './add-season.ts'
import { addShow } from './add-show.ts'
import { NOBODY } from './audit.ts'
import { editSeason, readSeason } from './edit-season.ts'

let db: Db
let close: () => void
beforeAll(async () => {
  ;({ db, close } = openForTest())
  await addShow(db, { title: 'Le mois', slug: 'mois', kind: 'event', language: 'fr' })
})
afterAll(() => close())

test('a season gets the next number, or one that is free', async () => {
  expect(await addSeason(db, { show: 'mois' })).toMatchObject({ ok: true, value: { number: 1 } })
  expect(await addSeason(db, { show: 'mois', number: '7' })).toMatchObject({ ok: true, value: { number: 7 } })
  expect(await addSeason(db, { show: 'mois', number: '' })).toMatchObject({ ok: true, value: { number: 8 } })
  expect(await addSeason(db, { show: 'mois', number: '7' })).toMatchObject({
    ok: false,
    mistakes: [{ field: 'number', code: 'number-taken' }],
  })
})

test('a season keeps its dates, partners and references, and its number for good', async () => {
  const { id } = findSeason(db, { showId: 1, number: 7 })!
  const input = {
    title: 'L’eau',
    description: 'Une semaine.',
    edition: '2026',
    startsDate: '2026-11',
    precision: 'month',
    timeZone: 'Europe/Zurich',
    partners: [{ organisation: 'Ville', role: 'funds' as const }],
    references: [{ title: 'Un livre' }],
    number: '3',
  } as const
  const edit = { id, saves: 0, by: NOBODY }
  expect(await editSeason(db, edit, input as never)).toEqual({ ok: true, value: null })
  expect(readSeason(db, { id })).toMatchObject({
    saves: 1,
    fields: {
      title: 'L’eau',
      edition: 2026,
      startsDate: '2026-11-01',
      precision: 'month',
      partners: [{ organisation: 'Ville', role: 'funds' }],
      references: [{ title: 'Un livre' }],
    },
  })
  expect(findSeason(db, { showId: 1, number: 7 })!.id).toBe(id)
  expect(await editSeason(db, edit, { title: 'Autre' })).toMatchObject({
    ok: false,
    meanwhile: { saves: 1, fields: { title: 'L’eau' } },
  })
})
