/** Words that come from outside, as a file: a whole transcript in place of the one before in its language, which is kept. */
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { CUES_PER_TRANSCRIPT, indexTranscript } from '#db/queries/index-transcript.ts'
import { revisions, transcripts } from '#db/schema.ts'
import type { GivenCue } from '../transcripts/from-vtt.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { language as aLanguage } from './fields.ts'
import { addGivenCues, BATCH } from './keep-transcript.ts'
import { keepGivenWords, speakerFinder } from './keep-words.ts'
import { homeOf } from './recording-home.ts'
import { touchEpisode } from './refresh.ts'

export interface Imported {
  cues: number
  /** Lines that begin after the recording's end and were left out. */
  beyond: number
  /** Ids of steps that are not to be done any more. */
  dropped: string[]
}

/** Makes given lines, in order of their starts, a recording's current words in a language. */
export async function importTranscript(
  db: Db,
  { recordingId, language, by }: { recordingId: number; language: string; by: Actor },
  { cues, reviewed }: { cues: GivenCue[]; reviewed: boolean },
): Promise<Answer<Imported>> {
  const parsed = z.object({ language: aLanguage }).safeParse({ language })
  if (!parsed.success) return mistakes(parsed.error)
  const home = homeOf(db, recordingId)
  if (!home) return refuse('', 'no-recording')
  const kept = within(cues, home.duration)
  if (kept.length === 0) return refuse('file', 'no-text')
  if (kept.length >= CUES_PER_TRANSCRIPT) return refuse('file', 'too-long')
  const who = speakerFinder(db, home.episodeId)
  const opened = await changeCatalogue(db, [], (tx) => openRevision(tx, recordingId, language, reviewed))
  for (let at = 0; at < kept.length; at += BATCH)
    await changeCatalogue(db, [], (tx) =>
      addGivenCues(tx, {
        revisionId: opened.revisionId,
        from: at,
        cues: kept.slice(at, at + BATCH).map(({ speaker, ...cue }) => ({ ...cue, ...who(speaker) })),
      }),
    )
  return changeCatalogue(db, [home.showId], (tx): Answer<Imported> => {
    const { currentRevisionId: before } = getTranscript(tx, recordingId, language)!
    tx.update(transcripts)
      .set({ currentRevisionId: opened.revisionId, saves: sql`${transcripts.saves} + 1` })
      .where(eq(transcripts.id, opened.transcriptId))
      .run()
    indexTranscript(tx, { transcriptId: opened.transcriptId })
    const dropped = keepGivenWords(tx, recordingId)
    touchEpisode(tx, home.episodeId)
    note(tx, by, {
      verb: 'import',
      subject: 'transcript',
      id: opened.transcriptId,
      before: { revision: before },
      after: { revision: opened.revisionId, cues: kept.length, reviewed },
    })
    return { ok: true, value: { cues: kept.length, beyond: cues.length - kept.length, dropped } }
  })
}

/** Nothing is said after the end; the last line may overhang a little. */
function within(cues: GivenCue[], duration: number | null): GivenCue[] {
  if (duration === null) return cues
  return cues
    .filter(({ start }) => start < duration)
    .map((cue) => ({ ...cue, end: Math.min(cue.end, duration) }))
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
