import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/open.ts'
import { countCorrections, listCorrections, listOpenCorrections } from '#db/queries/corrections.ts'
import { openForTest } from '#db/queries/seed-for-tests.ts'
import { audit, corrections, cues, episodes, recordings, revisions, shows, transcripts } from '#db/schema.ts'
import { addEpisode } from './add-episode.ts'
import { addOrganisation } from './add-organisation.ts'
import { addPerson } from './add-person.ts'
import { addShow } from './add-show.ts'
import { applyGlossary, applyGlossaryToShow } from './apply-glossary.ts'
import { NOBODY } from './audit.ts'
import { editGlossary, readGlossary } from './edit-glossary.ts'
import { reviewCorrections } from './review-corrections.ts'

let db: Db
let close: () => void
let recordingId: number
let transcriptId: number

beforeEach(async () => {
  ;({ db, close } = openForTest())
  await addShow(db, { slug: 'causeries', title: 'Causeries', kind: 'podcast', language: 'fr' })
  await addEpisode(db, {
    show: 'causeries',
    title: 'Essai',
    language: 'fr',
    credits: [{ name: 'Ambre Fontvieux', role: 'speaker' }],
  })
  const episode = db.select().from(episodes).get()!
  const recording = {
    publicId: 'r',
    episodeId: episode.id,
    number: 1,
    guid: 'g',
    language: 'fr',
    fileName: 'a.mp3',
  }
  recordingId = db.insert(recordings).values(recording).returning().get().id
  transcriptId = db.insert(transcripts).values({ recordingId, language: 'fr' }).returning().get().id
})
afterEach(() => close())

/** A revision with these lines; `isCurrent` where readers see it. */
function heard(lines: string[], { isCurrent = true, corrected = [] as number[] } = {}): number {
  const { id } = db
    .insert(revisions)
    .values({ transcriptId, origin: 'automatic', engine: 'e' })
    .returning()
    .get()
  for (const [number, text] of lines.entries()) {
    const words = text.split(' ').map((word, at) => [number * 10 + at, number * 10 + at + 0.5, word, 0.9])
    const times = { start: number * 10, end: number * 10 + 9 }
    db.insert(cues)
      .values({
        ...times,
        revisionId: id,
        number,
        text,
        words: JSON.stringify(words),
        corrected: corrected.includes(number),
      })
      .run()
  }
  if (isCurrent)
    db.update(transcripts).set({ currentRevisionId: id }).where(eq(transcripts.id, transcriptId)).run()
  return id
}

const textOf = (revisionId: number, number = 0) =>
  db
    .select()
    .from(cues)
    .where(and(eq(cues.revisionId, revisionId), eq(cues.number, number)))
    .get()!
const isFound = (word: string) =>
  db.all(sql`select rowid from cue_index where cue_index match ${word}`).length > 0
const open = (revisionId: number) => listCorrections(db, { revisionId, states: ['made'], page: 1, size: 50 })
const review = (what: 'keep' | 'undo', correction: number | null = null) =>
  reviewCorrections(db, { id: transcriptId, by: NOBODY }, { what, correction })
const saveTerms = (terms: { term: string; synonyms?: string; expansion?: string }[]) => {
  const { id, saves } = db.select().from(shows).get()!
  return editGlossary(db, { id, saves, by: NOBODY }, { terms })
}

test('a name that was misheard is written as its person is, its words keep their times, and it is listed', async () => {
  const revisionId = heard(['Merci, Ambre font vieux, et bonsoir.'], { isCurrent: false })
  expect(await applyGlossary(db, { revisionId, recordingId })).toBe(1)
  const { text, words } = textOf(revisionId)
  expect(text).toBe('Merci, Ambre Fontvieux, et bonsoir.')
  const timed = JSON.parse(words!) as [number, number, string, number][]
  expect(timed.map(([, , word]) => word).join(' ')).toBe(text)
  expect([timed[1]![0], timed[2]![1]]).toEqual([1, 3.5])
  expect(open(revisionId)).toMatchObject([
    { cue: 0, word: 1, heard: 'Ambre font vieux,', written: 'Ambre Fontvieux,', start: 0 },
  ])
})

test('a revision prepared twice has each correction once', async () => {
  const revisionId = heard(['Merci, Ambre Fonvieux.'], { isCurrent: false })
  await applyGlossary(db, { revisionId, recordingId })
  db.update(cues).set({ text: 'Merci, Ambre Fonvieux.', words: null }).run()
  await applyGlossary(db, { revisionId, recordingId })
  expect(open(revisionId)).toHaveLength(1)
})

test('a line that a person corrected is left alone', async () => {
  const lines = ['Merci, Ambre Fonvieux.', 'Merci, Ambre Fonvieux.']
  const revisionId = heard(lines, { corrected: [0] })
  expect(await applyGlossary(db, { revisionId, recordingId })).toBe(1)
  expect(textOf(revisionId, 0).text).toBe('Merci, Ambre Fonvieux.')
})

test('names come from the episode, the rest of its show and the organisations in it, each believed as far as it is near', async () => {
  await addOrganisation(db, { name: 'Hospice général', acronym: 'HG' })
  await addPerson(db, { name: 'Paul Quenouille' })
  await addEpisode(db, {
    ...{ show: 'causeries', title: 'Un autre', language: 'fr' },
    credits: [{ name: 'Irène Perrault', role: 'speaker' }],
    partners: [{ organisation: 'Hospice général', role: 'funds' }],
  })
  const revisionId = heard([
    'Le bureau de Fonvieux est là.',
    'Le bureau de Pérault est là.',
    'Merci à Irène Pérault et à Paul Kenouille.',
    'Un projet du H G.',
  ])
  await applyGlossary(db, { revisionId, recordingId })
  expect([0, 1, 2, 3].map((number) => textOf(revisionId, number).text)).toEqual([
    'Le bureau de Fontvieux est là.',
    'Le bureau de Pérault est là.',
    'Merci à Irène Perrault et à Paul Kenouille.',
    'Un projet du HG.',
  ])
})

test('the terms of a show are saved in their order, and someone else’s save in between is no loss', async () => {
  const rows = [
    { term: ' Codha ', synonyms: 'la codeur\n\n coda ', expansion: 'coopérative' },
    { term: 'HLM' },
  ]
  expect(await saveTerms(rows)).toEqual({ ok: true, value: { terms: 2 } })
  const { id } = db.select().from(shows).get()!
  expect(readGlossary(db, { id })!.fields.terms).toEqual([
    { term: 'Codha', synonyms: 'la codeur\ncoda', expansion: 'coopérative' },
    { term: 'HLM', synonyms: '', expansion: '' },
  ])
  const stale = await editGlossary(db, { id, saves: 0, by: NOBODY }, { terms: [] })
  expect(stale).toMatchObject({
    ok: false,
    meanwhile: { fields: { terms: [{ term: 'Codha' }, { term: 'HLM' }] } },
  })
  expect(await saveTerms([{ term: '', synonyms: 'coda' }])).toMatchObject({
    ok: false,
    mistakes: [{ field: 'terms.0.term', code: 'empty' }],
  })
  expect(db.select().from(audit).where(eq(audit.verb, 'edit-glossary')).all()).toHaveLength(1)
})

test('applying a glossary to what readers have writes it into the search, once', async () => {
  const revisionId = heard(['La coda construit, et le H L M aussi.', 'Rien ici.'])
  await saveTerms([{ term: 'Codha', synonyms: 'coda' }, { term: 'HLM' }])
  const { id: showId } = db.select().from(shows).get()!
  const saves = db.select().from(transcripts).get()!.saves
  expect(await applyGlossaryToShow(db, { showId, by: NOBODY })).toEqual({ corrections: 2, transcripts: 1 })
  expect(listOpenCorrections(db, { showId, limit: 9 })).toMatchObject([{ language: 'fr', many: 2 }])
  expect(textOf(revisionId).text).toBe('La Codha construit, et le HLM aussi.')
  expect([isFound('codha'), isFound('hlm'), isFound('coda')]).toEqual([true, true, false])
  expect(db.select().from(transcripts).get()!.saves).toBeGreaterThan(saves)
  expect(await applyGlossaryToShow(db, { showId, by: NOBODY })).toEqual({ corrections: 0, transcripts: 0 })
  await review('keep', null)
  expect(listOpenCorrections(db, { showId, limit: 9 })).toEqual([])
})

test('what a person wrote, imported or read as a whole is not touched by the glossary', async () => {
  heard(['La coda construit.'])
  await saveTerms([{ term: 'Codha', synonyms: 'coda' }])
  const { id: showId } = db.select().from(shows).get()!
  db.update(revisions).set({ reviewed: true }).run()
  expect(await applyGlossaryToShow(db, { showId, by: NOBODY })).toEqual({ corrections: 0, transcripts: 0 })
  db.update(revisions).set({ origin: 'corrected', reviewed: false }).run()
  expect(await applyGlossaryToShow(db, { showId, by: NOBODY })).toEqual({ corrections: 0, transcripts: 0 })
})

test('undoing puts back what was heard, with its words in the search, and it is not made again', async () => {
  const revisionId = heard(['Ambre font vieux et Ambre Fonvieux parlent.'])
  await applyGlossary(db, { revisionId, recordingId })
  const [first, second] = open(revisionId)
  expect(await review('undo', first!.id)).toEqual({ ok: true, value: { kept: 0, undone: 1, gone: 0 } })
  expect(textOf(revisionId)).toMatchObject({
    text: 'Ambre font vieux et Ambre Fontvieux parlent.',
    corrected: true,
  })
  expect(open(revisionId)).toMatchObject([{ id: second!.id, word: second!.word + 1 }])
  expect([isFound('font'), isFound('fontvieux')]).toEqual([true, true])
  expect(await review('undo')).toMatchObject({ value: { undone: 1 } })
  expect(textOf(revisionId).text).toBe('Ambre font vieux et Ambre Fonvieux parlent.')
  const again = heard(['Ambre font vieux est là.', 'Ambre Fonvieu est là.'], { isCurrent: false })
  expect(await applyGlossary(db, { revisionId: again, recordingId })).toBe(1)
  expect(textOf(again).text).toBe('Ambre font vieux est là.')
})

test('keeping all leaves the words and asks no more; one that was kept can still be undone', async () => {
  const revisionId = heard(['Ambre Fonvieux parle.', 'Bonsoir Ambre Fonvieux.'])
  await applyGlossary(db, { revisionId, recordingId })
  const { saves } = db.select().from(transcripts).get()!
  const ids = open(revisionId).map(({ id }) => id)
  expect(await review('keep')).toEqual({ ok: true, value: { kept: 2, undone: 0, gone: 0 } })
  expect(countCorrections(db, { revisionId, states: ['made'] })).toBe(0)
  expect(db.select().from(transcripts).get()!.saves).toBe(saves)
  expect(await review('undo', ids[1]!)).toMatchObject({ value: { undone: 1 } })
  expect([textOf(revisionId, 0).text, textOf(revisionId, 1).text]).toEqual([
    'Ambre Fontvieux parle.',
    'Bonsoir Ambre Fonvieux.',
  ])
})

test('undoing says so where someone wrote the line anew', async () => {
  const revisionId = heard(['Ambre Fonvieux parle.'])
  await applyGlossary(db, { revisionId, recordingId })
  db.update(cues).set({ text: 'Elle parle.', words: null, corrected: true }).run()
  expect(await review('undo')).toEqual({ ok: true, value: { kept: 0, undone: 0, gone: 1 } })
  expect(textOf(revisionId).text).toBe('Elle parle.')
})

test('hundreds of corrections are undone in one go', async () => {
  const revisionId = heard(Array.from({ length: 230 }, () => 'Ambre Fonvieux parle.'))
  await applyGlossary(db, { revisionId, recordingId })
  expect(await review('undo')).toMatchObject({ value: { undone: 230 } })
  expect(db.select().from(corrections).where(eq(corrections.state, 'undone')).all()).toHaveLength(230)
  expect(isFound('fontvieux')).toBe(false)
})
