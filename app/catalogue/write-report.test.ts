import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { getReport } from '#db/queries/get-report.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { audit } from '#db/schema.ts'
import { NOBODY } from './audit.ts'
import { momentsInSeconds, momentsOnTheClock } from './report-fields.ts'
import { readReport, writeReport } from './write-report.ts'

let db: Db
let close: () => void
let episodeId: number
beforeAll(() => {
  ;({ db, close } = openForTest())
  episodeId = seedEpisode(db, 'palier', { slug: 'un' })
})
afterAll(() => close())

const write = (saves: number, body: string, authors = '') =>
  writeReport(db, { episodeId, saves, by: NOBODY }, { body, language: 'fr', authors })

test('a moment is written as a clock or in seconds, and kept in seconds', () => {
  const typed = '[un](t:83) [deux](t:1:23) [trois](2/t:1:02:03.5) [non](https://x.org/t:1:23)'
  const kept = '[un](t:83) [deux](t:83) [trois](2/t:3723.5) [non](https://x.org/t:1:23)'
  expect(momentsInSeconds(typed)).toBe(kept)
  expect(momentsOnTheClock(kept)).toBe(
    '[un](t:1:23) [deux](t:1:23) [trois](2/t:1:02:03.5) [non](https://x.org/t:1:23)',
  )
  expect(momentsInSeconds(momentsOnTheClock(kept))).toBe(kept)
})

test('a report is written, changed and taken away, and the audit keeps its words', async () => {
  expect(readReport(db, { episodeId })).toEqual({
    saves: 0,
    fields: { body: '', language: 'fr', authors: '' },
  })
  expect((await write(0, '## Eau\n\n[dit](t:1:23)', 'Ada Lovelace, Éva Roy')).ok).toBe(true)
  expect(getReport(db, { episodeId })).toMatchObject({
    body: '## Eau\n\n[dit](t:83)',
    authors: [{ name: 'Ada Lovelace' }, { name: 'Éva Roy' }],
  })
  expect((await write(1, '', 'Ada Lovelace')).ok).toBe(true)
  expect(getReport(db, { episodeId })).toBe(null)
  expect(db.select().from(audit).all().at(-1)).toMatchObject({ verb: 'remove', subject: 'report' })
  expect(db.select().from(audit).all().at(-1)!.before).toContain('[dit](t:1:23)')
})

test('a tab from before a removal does not overwrite what was written after it', async () => {
  expect(await write(1, 'vieux')).toMatchObject({ ok: false, meanwhile: { saves: 2, fields: { body: '' } } })
  expect((await write(2, 'neuf')).ok).toBe(true)
  expect(await write(1, 'vieux')).toMatchObject({
    ok: false,
    meanwhile: { saves: 3, fields: { body: 'neuf' } },
  })
  expect(getReport(db, { episodeId })!.body).toBe('neuf')
})
