import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { recordings, revisions, SORTS, transcripts } from '#db/schema.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { optionalLine, optionalNumber, prose, tick } from './fields.ts'
import { keepSoundbites, readSoundbites, soundbiteRows, wrongSoundbites } from './keep-soundbites.ts'
import { keepHeardAgain } from './keep-transcript.ts'
import { speechModel } from './model-field.ts'
import { planAgain } from './plan-steps.ts'
import { homeOf } from './recording-home.ts'
import { refreshRecording } from './refresh.ts'

export const RecordingFields = z.object({
  /** Its own; the episode's where left out. */
  title: optionalLine(255),
  description: prose(10_000),
  sort: z.enum(SORTS, 'kind').default('whole'),
  /** After which paragraph of the report it stands. */
  place: optionalNumber(1, 9_999),
  /** What is spoken, or `auto`. */
  language: z.string().regex(/^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/, 'language'),
  words: z.enum(['recognised', 'given'], 'kind').default('recognised'),
  /** The site's own where left out; a new recording begins with its show's. */
  model: speechModel,
  /** The picture in 1080 lines too, where it has them. */
  fullPicture: tick,
  /** What apps may offer as a taste of it. */
  soundbites: soundbiteRows,
})

/** A recording's fields as its form has them, with the count of its saves; null where there is none. */
export function readRecording(db: Db, { id }: { id: number }) {
  const found = db.select().from(recordings).where(eq(recordings.id, id)).get()
  if (!found) return null
  const { saves, title, description, sort, place, language, words, model, fullPicture } = found
  const soundbites = readSoundbites(db as Change, { recordingId: id })
  return {
    saves,
    fields: { title, description, sort, place, language, words, model, fullPicture, soundbites },
  }
}

/** Changes a recording's fields. Another language or model, more of the picture, or words asked of the recogniser again, are work for the pipeline; `dropped` are steps not to be done any more. */
export async function editRecording(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof RecordingFields>,
): Promise<Answer<{ dropped: string[] }>> {
  const parsed = RecordingFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const home = homeOf(db, id)
  if (!home) return refuse('', 'no-recording')
  const { soundbites, ...columns } = parsed.data
  const wrong = wrongSoundbites(soundbites, { typed: input.soundbites, duration: home.duration })
  if (wrong.length > 0) return { ok: false, mistakes: wrong }
  return changeCatalogue(db, [home.showId], (tx): Answer<{ dropped: string[] }> => {
    const before = readRecording(tx, { id })!
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'recording', id, ...before })
    tx.update(recordings)
      .set({ ...columns, saves: saves + 1 })
      .where(eq(recordings.id, id))
      .run()
    keepSoundbites(tx, { recordingId: id }, soundbites)
    if (before.fields.words === 'given' && parsed.data.words === 'recognised') {
      // Chapters are not to be sought any more in what was imported.
      tx.update(recordings).set({ wordsKey: null }).where(eq(recordings.id, id)).run()
      keepHeardAgain(tx, { recordingId: id })
    }
    if (before.fields.language !== parsed.data.language && hasImported(tx, id, parsed.data.language))
      tx.update(recordings).set({ words: 'given' }).where(eq(recordings.id, id)).run()
    const dropped = planAgain(tx, id)
    refreshRecording(tx, { id, episodeId: home.episodeId })
    note(tx, by, { verb: 'edit', subject: 'recording', id, before: before.fields, after: parsed.data })
    return { ok: true, value: { dropped } }
  })
}

/** Words that a person brought in what is said to be spoken now stay. */
function hasImported(tx: Change, recordingId: number, language: string): boolean {
  const its = and(eq(transcripts.recordingId, recordingId), eq(transcripts.language, language))
  const current = tx
    .select({ engine: revisions.engine })
    .from(transcripts)
    .innerJoin(revisions, eq(revisions.id, transcripts.currentRevisionId))
    .where(its)
    .get()
  return current !== undefined && current.engine === null
}
