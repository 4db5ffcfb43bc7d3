/** Words that come from outside, as a file: a whole transcript in place of the one before in its language, which is kept. */
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { CUES_PER_TRANSCRIPT, indexTranscript } from '#db/queries/index-transcript.ts'
import { listHeardWords } from '#db/queries/list-heard-words.ts'
import { recordings, revisions, transcripts } from '#db/schema.ts'
import { baseLanguage, type Cue, type Heard, type Storage } from '#media-pipeline'
import type { GivenCue } from '../transcripts/reading/given.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { language as aLanguage } from './fields.ts'
import { givenWordsKey } from './given-keys.ts'
import { addGivenCues, BATCH } from './keep-transcript.ts'
import { keepGivenWords, speakerFinder } from './keep-words.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'
import { speakersFromChapters } from './speakers-from-chapters.ts'

export interface Imported {
  cues: number
  /** The revision that they are in now. */
  revisionId: number
  /** The recording's public id. */
  recording: string
  /** Lines that begin after the recording's end and were left out. */
  beyond: GivenCue[]
  /** Ids of steps that are not to be done any more. */
  dropped: string[]
}

/** Makes given lines, in order of their starts, a recording's current words in a language; chapters are proposed from them too. */
export async function importTranscript(
  { db, storage }: { db: Db; storage: Storage },
  { recordingId, language, by }: { recordingId: number; language: string; by: Actor },
  { cues, reviewed }: { cues: GivenCue[]; reviewed: boolean },
): Promise<Answer<Imported>> {
  const parsed = z.object({ language: aLanguage }).safeParse({ language })
  if (!parsed.success) return mistakes(parsed.error)
  const home = homeOf(db, recordingId)
  const spoken = db.select().from(recordings).where(eq(recordings.id, recordingId)).get()
  if (!home || !spoken) return refuse('', 'no-recording')
  const kept = within(cues, home.duration)
  if (kept.length === 0) return refuse('file', 'no-text')
  if (kept.length >= CUES_PER_TRANSCRIPT) return refuse('file', 'too-long')
  const ofTheSpoken = isSpoken(db, spoken, language)
  const { transcriptId, revisionId } = await addRevision(db, { recordingId, language, reviewed, kept })
  const wordsKey = givenWordsKey(spoken.publicId, revisionId)
  await storage.write(wordsKey, Buffer.from(JSON.stringify(toHeard(kept, language))))
  return changeCatalogue(db, [home.showId], (tx): Answer<Imported> => {
    const { currentRevisionId } = getTranscript(tx, recordingId, language)!
    const before = { revision: currentRevisionId, ...wordsBefore(tx, recordingId) }
    tx.update(transcripts)
      .set({ currentRevisionId: revisionId, saves: sql`${transcripts.saves} + 1` })
      .where(eq(transcripts.id, transcriptId))
      .run()
    indexTranscript(tx, { transcriptId })
    speakersFromChapters(tx, { recordingId })
    if (ofTheSpoken) tx.update(recordings).set({ wordsKey }).where(eq(recordings.id, recordingId)).run()
    // A translation leaves the words that are spoken to the recogniser.
    const dropped = isIn(spoken, language) ? keepGivenWords(tx, recordingId) : []
    touchEpisode(tx, home.episodeId)
    const after = { revision: revisionId, cues: kept.length, reviewed }
    const about = { verb: 'import', subject: 'transcript', id: transcriptId } as const
    note(tx, by, { ...about, before, after })
    const beyond = cues.filter(({ start }) => !isWithin(start, home.duration))
    return {
      ok: true,
      value: { cues: kept.length, revisionId, recording: spoken.publicId, beyond, dropped },
    }
  })
}

/** What undoing an import brings back. */
function wordsBefore(tx: Change, recordingId: number) {
  const { sourceAssetId, words, wordsKey } = tx
    .select()
    .from(recordings)
    .where(eq(recordings.id, recordingId))
    .get()!
  return { source: sourceAssetId, words, wordsKey }
}

/** The lines in a revision that nobody reads yet. */
async function addRevision(
  db: Db,
  given: { recordingId: number; language: string; reviewed: boolean; kept: GivenCue[] },
) {
  const { recordingId, language, reviewed, kept } = given
  const who = speakerFinder(db, homeOf(db, recordingId)!.episodeId)
  const opened = await changeCatalogue(db, [], (tx) => openRevision(tx, recordingId, language, reviewed))
  for (let at = 0; at < kept.length; at += BATCH)
    await changeCatalogue(db, [], (tx) =>
      addGivenCues(tx, {
        revisionId: opened.revisionId,
        from: at,
        cues: kept.slice(at, at + BATCH).map((cue) => ({ ...toRow(cue), ...who(cue.speaker) })),
      }),
    )
  return opened
}

const isIn = (recording: typeof recordings.$inferSelect, language: string) =>
  recording.language === 'auto' || baseLanguage(recording.language) === baseLanguage(language)

/** A translation proposes no chapters where the words that are spoken are known. */
function isSpoken(db: Db, recording: typeof recordings.$inferSelect, language: string): boolean {
  if (isIn(recording, language)) return true
  const heard = listHeardWords(db, { recordingId: recording.id, language: recording.language })
  return recording.wordsKey === null && heard.length === 0
}

/** A line as its row has it: a word that a person wrote is sure, where the file does not say otherwise. */
function toRow({ start, end, text, words }: GivenCue) {
  const list = words?.map((word) => [word.start, word.end, word.text, word.confidence ?? 1])
  return {
    ...{ start, end, text, confidence: meanConfidence(words) },
    ...(list ? { words: JSON.stringify(list) } : {}),
  }
}

/** Null where the file says it of none. */
function meanConfidence(words: GivenCue['words'] = []): number | null {
  const known = words.flatMap(({ confidence }) => confidence ?? [])
  return known.length > 0 ? known.reduce((sum, one) => sum + one, 0) / known.length : null
}

/** The words in the pipeline's form. */
function toHeard(cues: GivenCue[], language: string): Heard {
  const lines: Cue[] = cues.map(({ start, end, text, words = [] }) => ({
    ...{ start, end, text, confidence: meanConfidence(words) },
    words: words.map((word) => ({ ...word, confidence: word.confidence ?? 1 })),
  }))
  return { language, engine: 'given', model: '', cues: lines }
}

const isWithin = (start: number, duration: number | null) => duration === null || start < duration

/** Nothing is said after the end; the last line may overhang a little. */
function within(cues: GivenCue[], duration: number | null): GivenCue[] {
  return cues
    .filter(({ start }) => isWithin(start, duration))
    .map((cue) => ({ ...cue, end: Math.min(cue.end, duration ?? cue.end) }))
}

function openRevision(tx: Change, recordingId: number, language: string, reviewed: boolean) {
  tx.insert(transcripts).values({ recordingId, language }).onConflictDoNothing().run()
  const { id: transcriptId } = getTranscript(tx, recordingId, language)!
  const { id: revisionId } = tx
    .insert(revisions)
    .values({ transcriptId, origin: 'imported', reviewed })
    .returning({ id: revisions.id })
    .get()
  return { transcriptId, revisionId }
}

const getTranscript = (tx: Db, recordingId: number, language: string) =>
  tx
    .select()
    .from(transcripts)
    .where(and(eq(transcripts.recordingId, recordingId), eq(transcripts.language, language)))
    .get()
