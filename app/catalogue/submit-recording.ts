/** A recording goes in: asset, episode, recording, job and first step in one transaction. */
import { and, eq, max } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexEpisode } from '#db/queries/index-episode.ts'
import { addJob } from '#db/queries/steps.ts'
import { episodes, recordings, shows } from '#db/schema.ts'
import { insertEpisode } from './add-episode.ts'
import { findSeason, insertSeason } from './add-season.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { addAsset } from './keep-asset.ts'
import { newGuid } from './new-ids.ts'
import { line, toPlainText } from './plain-text.ts'
import { planSteps } from './plan-steps.ts'
import { touchEpisode } from './refresh.ts'

export const NewRecording = z.object({
  show: z.string(),
  /** Public id of an episode that exists; a new one where left out. */
  episode: z.string().optional(),
  title: line(255),
  summary: z.string().transform(toPlainText).default(''),
  season: z.number().int().min(1).optional(),
  startsAt: z.iso.datetime({ offset: true, error: 'date' }).optional(),
  timeZone: z.string().optional(),
  language: z
    .string()
    .regex(/^(auto|[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)$/, 'language')
    .optional(),
  publishWhenReady: z.boolean().default(false),
  /** When it could be heard first elsewhere; once readers can hear it here where left out. */
  publishedAt: z.iso.datetime({ offset: true, error: 'date' }).optional(),
  /** `given`: a person brings the words; no speech recognition. */
  words: z.enum(['recognised', 'given']).default('recognised'),
})

/** The uploaded file as it lies in storage already, under the recording's own folder. */
export interface Source {
  recordingPublicId: string
  key: string
  /** sha256, hex. */
  hash: string
  size: number
  fileName: string
}

export interface Submitted {
  episodeId: number
  episode: string
  recording: string
  number: number
}

/** Answers with the ids, or with every mistake; then nothing has changed. A recording that is there already is not made again. */
export async function submitRecording(
  db: Db,
  input: z.input<typeof NewRecording>,
  source: Source,
): Promise<Answer<Submitted>> {
  const parsed = NewRecording.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const wish = parsed.data
  const show = db.select().from(shows).where(eq(shows.slug, wish.show)).get()
  if (!show) return refuse('show', 'no-show')

  return changeCatalogue(db, [show.id], (tx): Answer<Submitted> => {
    const known = findSubmitted(tx, source.recordingPublicId)
    if (known) return { ok: true, value: known }
    const episode = wish.episode ? findEpisode(tx, show.id, wish.episode) : addEpisode(tx, show, wish)
    if (!episode) return refuse('episode', 'no-episode')
    const recording = addRecording(tx, show, episode, wish, source)
    const jobId = addJob(tx, { recordingId: recording.id, sourceAssetId: recording.sourceAssetId! })
    planSteps(tx, { jobId })
    // Those beside it are numbered from now on.
    touchEpisode(tx, episode.id)
    indexEpisode(tx, { episodeId: episode.id })
    return {
      ok: true,
      value: {
        episodeId: episode.id,
        episode: episode.publicId,
        recording: recording.publicId,
        number: recording.number,
      },
    }
  })
}

function findSubmitted(tx: Change, recording: string): Submitted | undefined {
  return tx
    .select({
      episodeId: episodes.id,
      episode: episodes.publicId,
      recording: recordings.publicId,
      number: recordings.number,
    })
    .from(recordings)
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(eq(recordings.publicId, recording))
    .get()
}

type Wish = z.output<typeof NewRecording>

function findEpisode(tx: Change, showId: number, publicId: string) {
  return tx
    .select()
    .from(episodes)
    .where(and(eq(episodes.showId, showId), eq(episodes.publicId, publicId)))
    .get()
}

function addEpisode(tx: Change, show: typeof shows.$inferSelect, wish: Wish) {
  const { title, summary, startsAt, publishWhenReady } = wish
  return insertEpisode(tx, {
    showId: show.id,
    seasonId: wish.season === undefined ? null : findOrAddSeason(tx, show.id, wish.season).id,
    title,
    summary,
    language: wish.language && wish.language !== 'auto' ? wish.language : show.language,
    startsAt: startsAt ? new Date(startsAt).toISOString() : null,
    timeZone: startsAt ? (wish.timeZone ?? null) : null,
    precision: startsAt ? 'minute' : null,
    publishWhenReady,
  })
}

const findOrAddSeason = (tx: Change, showId: number, number: number) =>
  findSeason(tx, { showId, number }) ?? insertSeason(tx, { showId, number })

function addRecording(
  tx: Change,
  { model }: typeof shows.$inferSelect,
  episode: typeof episodes.$inferSelect,
  wish: Wish,
  source: Source,
) {
  const last = tx
    .select({ last: max(recordings.number) })
    .from(recordings)
    .where(eq(recordings.episodeId, episode.id))
    .get()?.last
  const { key, size, hash } = source
  const sourceAssetId = addAsset(tx, { key, type: 'application/octet-stream', size, hash })
  if (wish.episode && wish.publishWhenReady)
    tx.update(episodes).set({ publishWhenReady: true }).where(eq(episodes.id, episode.id)).run()
  return tx
    .insert(recordings)
    .values({
      publicId: source.recordingPublicId,
      episodeId: episode.id,
      number: (last ?? 0) + 1,
      title: wish.episode ? wish.title : null,
      sort: last ? 'part' : 'whole',
      guid: newGuid(),
      language: wish.language ?? episode.language,
      words: wish.words,
      model,
      sourceAssetId,
      fileName: toPlainText(source.fileName).slice(0, 500),
      publishedAt: wish.publishedAt ? new Date(wish.publishedAt).toISOString() : null,
    })
    .returning()
    .get()
}
