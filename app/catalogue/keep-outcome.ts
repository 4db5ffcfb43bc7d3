/** What finished steps made, as rows. Every function may run twice with the same facts. */
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { assets, chapters, recordings, renditions, shows } from '#db/schema.ts'
import type { Made, OutcomeOf } from '#media-pipeline'
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

/** How loud it is for listeners. */
export function keepLevel(tx: Change, recordingId: number, { loudness }: OutcomeOf<'encode'>) {
  tx.update(recordings).set({ loudnessReached: loudness }).where(eq(recordings.id, recordingId)).run()
}

/** The current rendition of each profile; what was current before stays, no longer current. */
export function keepRenditions(tx: Change, recordingId: number, made: Made[]) {
  for (const one of made) {
    const { key, type, size, hash, width, height } = one
    const bytes = { size, hash, width, height }
    // Another ffmpeg makes other bytes of the same recipe: they have another address.
    const asset = tx
      .insert(assets)
      .values({ publicId: newPublicId(), key, type, ...bytes })
      .onConflictDoUpdate({ target: assets.key, set: bytes })
      .returning()
      .get()
    retireRenditions(tx, recordingId, eq(renditions.profile, one.profile))
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
        set: { current: true, retiredAt: null },
      })
      .run()
  }
}

/** Others take the place of those that are current: their bytes stay for a while (`sweep-old.ts`). */
export function retireRenditions(tx: Change, recordingId: number, which: SQL) {
  tx.update(renditions)
    .set({ current: false, retiredAt: new Date().toISOString() })
    .where(and(eq(renditions.recordingId, recordingId), eq(renditions.current, true), which))
    .run()
}

/** Chapters of the file or of the machine replace those before; what a person wrote stays. A show may want to see the machine's first. */
export function keepChapters(
  tx: Change,
  recordingId: number,
  { chapters: found, origin }: Pick<OutcomeOf<'chapters'>, 'chapters' | 'origin'>,
) {
  const before = tx.select().from(chapters).where(eq(chapters.recordingId, recordingId)).all()
  if (before.some((chapter) => chapter.origin === 'edited')) return
  const { episodeId, showId } = homeOf(tx, recordingId)!
  const show = tx.select({ reviews: shows.reviewsChapters }).from(shows).where(eq(shows.id, showId)).get()!
  const proposed = origin === 'automatic' && show.reviews
  tx.delete(chapters).where(eq(chapters.recordingId, recordingId)).run()
  // Whoever is about to accept the ones before must see that they are others now.
  if (before.some((chapter) => chapter.proposed))
    tx.update(recordings)
      .set({ saves: sql`${recordings.saves} + 1` })
      .where(eq(recordings.id, recordingId))
      .run()
  for (const { start, title } of found)
    tx.insert(chapters)
      .values({ recordingId, start, title: toLine(title) || '…', origin, proposed })
      .onConflictDoNothing()
      .run()
  indexEpisode(tx, { episodeId })
}
