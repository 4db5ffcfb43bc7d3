/** What finished steps made, as rows. Every function may run twice with the same facts. */
import { and, eq } from 'drizzle-orm'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { assets, chapters, recordings, renditions } from '#db/schema.ts'
import type { Chapter, Made, OutcomeOf } from '#media-pipeline'
import type { Change } from './change-catalogue.ts'
import { newPublicId } from './new-ids.ts'
import { toLine } from './plain-text.ts'
import { homeOf } from './recording-home.ts'

/** Duration, loudness and the waveform. */
export function keepSound(tx: Change, recordingId: number, { analysis, peaks }: OutcomeOf<'analyse'>) {
  tx.update(recordings)
    .set({
      duration: analysis.decoded,
      loudness: Number.isFinite(analysis.loudness) ? analysis.loudness : null,
    })
    .where(eq(recordings.id, recordingId))
    .run()
  keepRenditions(tx, recordingId, [peaks])
}

/** The current rendition of each profile; what was current before stays, no longer current. */
export function keepRenditions(tx: Change, recordingId: number, made: Made[]) {
  for (const one of made) {
    const asset =
      tx.select().from(assets).where(eq(assets.key, one.key)).get() ??
      tx
        .insert(assets)
        .values({
          publicId: newPublicId(),
          key: one.key,
          type: one.type,
          size: one.size,
          hash: one.hash,
          width: one.width,
          height: one.height,
        })
        .returning()
        .get()
    const sameProfile = and(eq(renditions.recordingId, recordingId), eq(renditions.profile, one.profile))
    tx.update(renditions).set({ current: false }).where(sameProfile).run()
    tx.insert(renditions)
      .values({
        recordingId,
        assetId: asset.id,
        profile: one.profile,
        duration: one.duration,
        bitrate: one.bitrate === null ? null : Math.round(one.bitrate),
      })
      .onConflictDoUpdate({
        target: [renditions.recordingId, renditions.assetId, renditions.profile],
        set: { current: true },
      })
      .run()
  }
}

/** Automatic chapters replace automatic ones; what a person wrote stays. */
export function keepChapters(tx: Change, recordingId: number, found: Chapter[]) {
  const edited = tx
    .select({ id: chapters.id })
    .from(chapters)
    .where(and(eq(chapters.recordingId, recordingId), eq(chapters.origin, 'edited')))
    .get()
  if (edited) return
  tx.delete(chapters).where(eq(chapters.recordingId, recordingId)).run()
  for (const { start, title } of found)
    tx.insert(chapters)
      .values({ recordingId, start, title: toLine(title) || '…', origin: 'automatic' })
      .onConflictDoNothing()
      .run()
  indexEpisode(tx, { episodeId: homeOf(tx, recordingId)!.episodeId })
}
