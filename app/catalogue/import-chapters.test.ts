import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { openForTest, seedEpisode } from '#db/queries/seed-for-tests.ts'
import { episodes, recordings } from '#db/schema.ts'
import { bringChapters, bringTimestamps, countTimestamps } from './import-chapters.ts'

let db: Db
let close: () => void
let id: number
beforeEach(() => {
  ;({ db, close } = openForTest())
  seedEpisode(db, 'cause', { slug: 'un', heard: [['Bonjour.']] })
  id = db.select().from(recordings).get()!.id
  db.update(recordings).set({ duration: 3_600 }).run()
})
afterEach(() => close())

const bytes = (text: string) => new TextEncoder().encode(text)
const text = { field: 'text', duration: 3_600 }

test('a text becomes rows of the form, within the recording, and what is missing is told', () => {
  const brought = bringChapters(bytes('00:00 Un\n00:99 Deux\n50:00 Trois\n1:30:00 Quatre'), text)
  expect(brought).toEqual({
    ok: true,
    value: {
      rows: [
        { start: '0:00', title: 'Un' },
        { start: '50:00', title: 'Trois' },
      ],
      unread: [{ line: 2, reason: 'bad-time', excerpt: '00:99 Deux' }],
      beyond: 1,
    },
  })
})

test('what holds no chapter, too many or too much is refused beside its field', () => {
  const code = (given: string, to = text) => {
    const answer = bringChapters(bytes(given), to)
    return answer.ok ? null : answer.mistakes
  }
  expect(code('Rien du tout')).toEqual([{ field: 'text', code: 'no-chapters' }])
  expect(code('{"chapters":[]}')).toEqual([{ field: 'text', code: 'no-chapters' }])
  const many = Array.from({ length: 201 }, (_, at) => `${at}:00 Un`).join('\n')
  expect(code(many, { ...text, duration: 20_000 })).toEqual([{ field: 'text', code: 'too-long' }])
  expect(code(many)).toBe(null)
  expect(code('x'.repeat(5_000_001))).toEqual([{ field: 'text', code: 'too-long' }])
})

test('timestamps come from the recording’s own text, else from the episode’s', () => {
  expect(countTimestamps(db, { id })).toBe(0)
  expect(bringTimestamps(db, { id })).toMatchObject({ ok: false, mistakes: [{ code: 'no-chapters' }] })
  db.update(episodes).set({ summary: 'Une soirée.\n00:00 Accueil\n10:00 Débat\n99:00 Après' }).run()
  expect(countTimestamps(db, { id })).toBe(2)
  expect(bringTimestamps(db, { id })).toMatchObject({ value: { beyond: 1, rows: [{}, { title: 'Débat' }] } })
  db.update(recordings).set({ description: '(0:05) Le nôtre\n(1:05) La suite' }).run()
  expect(bringTimestamps(db, { id })).toMatchObject({ value: { rows: [{ title: 'Le nôtre' }, {}] } })
})
