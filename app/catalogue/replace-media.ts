/** Other media in the place of a recording's own: its number, guid and addresses stay, and until the new media is made the old is heard. */
import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/open.ts'
import { indexTranscript } from '#db/queries/index-transcript.ts'
import { addJob, forgetSteps } from '#db/queries/steps.ts'
import { assets, chapters, episodes, recordings, transcripts } from '#db/schema.ts'
import { type Answer, refuse } from './answers.ts'
import { type Actor, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { addAsset } from './keep-asset.ts'
import { toPlainText } from './plain-text.ts'
import { planSteps } from './plan-steps.ts'
import { touchEpisode } from './refresh.ts'

/** The new file as it lies in storage already, under the recording's own folder. */
export interface NewMedia {
  key: string
  /** sha256, hex. */
  hash: string
  size: number
  fileName: string
}

interface Replacement {
  recording: string
  keepWords: boolean
  /** `given`: nothing is heard for now either; the old words are gone from the page, kept as revisions. */
  words?: 'recognised' | 'given'
  by: Actor
}

/**
 * Answers with the episode's public id. With `keepWords` the words and chapters that are there stay; else what is heard in the new
 * media takes their place. Done twice with the same file it is done once.
 */
export async function replaceMedia(
  db: Db,
  { recording, keepWords, words = 'recognised', by }: Replacement,
  media: NewMedia,
): Promise<Answer<string>> {
  const home = db
    .select({ recording: recordings, showId: episodes.showId, episode: episodes.publicId })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(eq(recordings.publicId, recording))
    .get()
  if (!home) return refuse('recording', 'no-recording')
  const { id } = home.recording
  return changeCatalogue(db, [home.showId], (tx): Answer<string> => {
    const before = tx.select().from(recordings).where(eq(recordings.id, id)).get()!
    const { fileName: _, ...stored } = media
    const known = tx.select({ id: assets.id }).from(assets).where(eq(assets.key, media.key)).get()
    if (known && known.id === before.sourceAssetId) return { ok: true, value: home.episode }
    const sourceAssetId = known?.id ?? addAsset(tx, { ...stored, type: 'application/octet-stream' })
    const fileName = toPlainText(media.fileName).slice(0, 500)
    tx.update(recordings)
      .set({ sourceAssetId, fileName, ...(keepWords ? { words: 'given' } : { words, wordsKey: null }) })
      .where(eq(recordings.id, id))
      .run()
    // A person's chapters are kept from the machine's by their origin; proposals that nobody looked at are nobody's.
    tx.update(chapters)
      .set({ origin: keepWords ? 'edited' : 'automatic' })
      .where(and(eq(chapters.recordingId, id), keepWords ? eq(chapters.proposed, false) : undefined))
      .run()
    if (!keepWords && words === 'given') forgetWords(tx, id)
    const jobId = addJob(tx, { recordingId: id, sourceAssetId })
    // A file that was here before is worked on anew: what was made of it is no longer current.
    if (known) forgetSteps(tx, { jobId })
    planSteps(tx, { jobId })
    touchEpisode(tx, before.episodeId)
    note(tx, by, {
      verb: 'replace-media',
      subject: 'recording',
      id,
      before: { sourceAssetId: before.sourceAssetId, fileName: before.fileName, words: before.words },
      after: { sourceAssetId, fileName, keepWords, words },
    })
    return { ok: true, value: home.episode }
  })
}

/** What was said in the old media is no longer shown: it would not fit the new one. */
function forgetWords(tx: Change, recordingId: number) {
  const its = eq(transcripts.recordingId, recordingId)
  tx.update(transcripts).set({ currentRevisionId: null }).where(its).run()
  for (const { id: transcriptId } of tx.select({ id: transcripts.id }).from(transcripts).where(its).all())
    indexTranscript(tx, { transcriptId })
  tx.delete(chapters).where(eq(chapters.recordingId, recordingId)).run()
}
