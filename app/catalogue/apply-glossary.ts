/** A show's terms and names correct heard words; each change is listed for a person. */
import { setImmediate as turn } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { listHeardLines, listUndone } from '#db/queries/corrections.ts'
import {
  findRevision,
  listAutomaticRevisions,
  listOrganisationsNamed,
  listPeopleNamed,
  listTerms,
} from '#db/queries/glossary.ts'
import { indexCues } from '#db/queries/index-cues.ts'
import { corrections, cues, transcripts } from '#db/schema.ts'
import { type Correction, correctCue, type Ears } from '../glossary/correct-cue.ts'
import { type Entry, type Form, toForms } from '../glossary/entries.ts'
import { glossaryOf } from '../glossary/glossary.ts'
import { ordinaryIn } from '../glossary/ordinary-words.ts'
import { countOwnWords } from '../glossary/own-words.ts'
import { strangenessIn } from '../glossary/strangeness.ts'
import { type Actor, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

/** Lines read at once, and lines written in one transaction. */
const PAGE = 500
const BATCH = 100
/** Matching gives the loop back after so many milliseconds. */
const SLICE = 10

/**
 * Writes a revision's words as the show's terms and names are written, and lists each change; lines that a person changed are left
 * alone. A revision that nobody reads yet begins its list anew; one that readers see follows in the search. How many changes there are.
 */
export async function applyGlossary(
  db: Db,
  { revisionId, recordingId }: { revisionId: number; recordingId: number },
  signal?: AbortSignal,
): Promise<number> {
  const revision = findRevision(db, { id: revisionId })
  const home = homeOf(db, recordingId)
  if (!revision || !home) return 0
  const { isCurrent, transcriptId } = revision
  if (!isCurrent) await changeCatalogue(db, [], (tx) => forget(tx, revisionId))
  const entries = entriesOf(db, home)
  if (entries.length === 0) return 0
  const lines = await readLines(db, revisionId, signal)
  const refused = new Set(
    listUndone(db, { transcriptId }).map(({ heard, written }) => pairOf(heard, written)),
  )
  const ears = await openEars({ entries, language: revision.language, lines, refused }, signal)
  const touched = isCurrent ? { transcriptId, ...home } : null
  let many = 0
  for await (const batch of correctedIn(lines, ears, signal))
    many += await changeCatalogue(db, touched ? [touched.showId] : [], (tx) =>
      keepCorrected(tx, revisionId, batch, touched),
    )
  return many
}

/** The same for what readers of a show have, where no person has written or read the words. */
export async function applyGlossaryToShow(
  db: Db,
  { showId, by }: { showId: number; by: Actor },
  signal?: AbortSignal,
): Promise<{ corrections: number; transcripts: number }> {
  const done = { corrections: 0, transcripts: 0 }
  for (const its of listAutomaticRevisions(db, { showId })) {
    const many = await applyGlossary(db, its, signal)
    if (many === 0) continue
    done.corrections += many
    done.transcripts += 1
    const { transcriptId: id } = findRevision(db, { id: its.revisionId })!
    await changeCatalogue(db, [], (tx) =>
      note(tx, by, { verb: 'apply-glossary', subject: 'transcript', id, after: { corrections: many } }),
    )
  }
  return done
}

interface Line {
  number: number
  text: string
  words: string | null
}

/** What was heard, and how it is to be written: a pair that a person undid is not made again. */
const pairOf = (heard: string, written: string) => `${heard}\n${written}`

function forget(tx: Change, revisionId: number) {
  tx.delete(corrections).where(eq(corrections.revisionId, revisionId)).run()
}

/** Names that are said in an episode: its people, the show's, organisations that have a part, the glossary. */
function entriesOf(db: Db, home: { showId: number; episodeId: number }): Entry[] {
  const terms = listTerms(db, home).map(({ term, synonyms }) => ({
    ...{ kind: 'term' as const, written: term, isHere: true },
    heard: synonyms.split('\n').filter(Boolean),
  }))
  const people = listPeopleNamed(db, home).map(({ name, isHere }) => ({
    ...{ kind: 'person' as const, written: name, heard: [], isHere },
  }))
  const organisations = listOrganisationsNamed(db, home).map(({ name, acronym }) => ({
    ...{ kind: 'organisation' as const, written: name, heard: [], isHere: true },
    ...(acronym ? { acronym } : {}),
  }))
  return [...terms, ...people, ...organisations]
}

async function readLines(db: Db, revisionId: number, signal?: AbortSignal): Promise<Line[]> {
  const lines: Line[] = []
  for (let after = -1; ; after = lines.at(-1)!.number) {
    const page = listHeardLines(db, { revisionId, after, limit: PAGE })
    lines.push(...page)
    if (page.length < PAGE) return lines
    await turn(undefined, { signal })
  }
}

async function openEars(
  given: { entries: Entry[]; language: string; lines: Line[]; refused: Set<string> },
  signal?: AbortSignal,
): Promise<Ears> {
  const own = countOwnWords()
  for await (const line of inSlices(given.lines, signal)) own.add(line)
  const forms: Form[] = []
  for await (const entry of inSlices(given.entries, signal)) forms.push(...toForms(entry, given.language))
  return {
    glossary: glossaryOf(forms, given.language),
    strange: strangenessIn(ordinaryIn(given.language, own.often())),
    isRefused: (heard, written) => given.refused.has(pairOf(heard, written)),
  }
}

interface Corrected {
  before: Line
  after: Line
  made: Correction[]
}

async function* correctedIn(lines: readonly Line[], ears: Ears, signal?: AbortSignal) {
  let batch: Corrected[] = []
  for await (const before of inSlices(lines, signal)) {
    const { line: after, corrections: made } = correctCue(before, ears)
    if (made.length > 0) batch.push({ before, after, made })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** One after the other, and a turn for everybody else in between. */
async function* inSlices<T>(all: readonly T[], signal?: AbortSignal) {
  let since = performance.now()
  for (const one of all) {
    yield one
    if (performance.now() - since < SLICE) continue
    await turn(undefined, { signal })
    since = performance.now()
  }
}

/** Lines that someone changed meanwhile stay as they are; how many corrections were made. */
function keepCorrected(
  tx: Change,
  revisionId: number,
  batch: readonly Corrected[],
  touched: { transcriptId: number; episodeId: number } | null,
): number {
  if (touched && !findRevision(tx, { id: revisionId })!.isCurrent) return 0
  const written = batch.filter(({ before, after }) => writeLine(tx, revisionId, before, after))
  for (const { before, made } of written) {
    for (const { word, heard, written: now } of made) {
      shiftAfter(
        tx,
        { revisionId, cue: before.number, word },
        now.split(' ').length - heard.split(' ').length,
      )
      tx.insert(corrections).values({ revisionId, cue: before.number, word, heard, written: now }).run()
    }
  }
  if (touched && written.length > 0) {
    indexCues(tx, { transcriptId: touched.transcriptId, numbers: written.map(({ before }) => before.number) })
    touchEpisode(tx, touched.episodeId)
    saveAgain(tx, touched.transcriptId)
  }
  return written.reduce((sum, { made }) => sum + made.length, 0)
}

function writeLine(tx: Change, revisionId: number, before: Line, { text, words }: Line): boolean {
  const same = and(
    eq(cues.revisionId, revisionId),
    eq(cues.number, before.number),
    eq(cues.text, before.text),
    eq(cues.corrected, false),
  )
  return tx.update(cues).set({ text, words }).where(same).run().changes > 0
}

/** Corrections further on in a line move with its words. */
export function shiftAfter(
  tx: Change,
  { revisionId, cue, word }: { revisionId: number; cue: number; word: number },
  by: number,
) {
  if (by === 0) return
  tx.run(sql`update corrections set word = word + ${by}
    where revision_id = ${revisionId} and cue = ${cue} and word > ${word}`)
}

/** Who has the lines open in a form must see that they are others now. */
export function saveAgain(tx: Change, transcriptId: number) {
  tx.update(transcripts)
    .set({ saves: sql`${transcripts.saves} + 1` })
    .where(eq(transcripts.id, transcriptId))
    .run()
}
