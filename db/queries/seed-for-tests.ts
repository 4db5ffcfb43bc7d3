/** A small real catalogue for the tests beside this file. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { type Db, openCatalogue } from '../open.ts'
import {
  chapters,
  credits,
  cues,
  episodes,
  recordings,
  revisions,
  seasons,
  shows,
  transcripts,
  type Visibility,
} from '../schema.ts'
import { indexEpisode } from './index-episode.ts'
import { indexTranscript } from './index-transcript.ts'

/** A migrated catalogue in a folder of its own; `close` removes both. */
export function openForTest(): { db: Db; close(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'causerie-db-'))
  const catalogue = openCatalogue(path.join(folder, 'catalogue.sqlite'), path.resolve('db/migrations'))
  const close = () => {
    catalogue.close()
    rmSync(folder, { recursive: true })
  }
  return { db: catalogue.db, close }
}

export interface Seed {
  slug: string
  title?: string
  summary?: string
  visibility?: Visibility
  season?: number
  number?: number
  startsAt?: string
  publishedAt?: string | null
  people?: string[]
  /** One list of spoken lines for each recording, ten seconds apart. */
  heard?: string[][]
  chapters?: { start: number; title: string }[]
}

/** Adds an episode to the show `slug`, which is made where it is missing; its id. */
export function seedEpisode(db: Db, show: string, seed: Seed): number {
  const showId = findOrAddShow(db, show)
  const seasonId = seed.season === undefined ? null : findOrAddSeason(db, showId, seed.season)
  const { id } = db
    .insert(episodes)
    .values({
      publicId: `${show}-${seed.slug}`,
      showId,
      seasonId,
      slug: seed.slug,
      title: seed.title ?? seed.slug,
      summary: seed.summary ?? '',
      number: seed.number ?? null,
      language: 'fr',
      visibility: seed.visibility ?? 'public',
      startsAt: seed.startsAt ?? null,
      publishedAt: seed.publishedAt === undefined ? '2026-03-12T09:00:00.000Z' : seed.publishedAt,
    })
    .returning()
    .get()
  for (const [position, name] of (seed.people ?? []).entries())
    db.insert(credits).values({ episodeId: id, name, role: 'guest', position }).run()
  for (const [at, lines] of (seed.heard ?? []).entries())
    addRecording(db, id, at + 1, lines, seed.chapters ?? [])
  indexEpisode(db, { episodeId: id })
  return id
}

/** Replaces the words of a transcript by a new revision, and its index rows. */
export function seedRevision(db: Db, transcriptId: number, lines: string[]) {
  const revision = db.insert(revisions).values({ transcriptId, origin: 'automatic' }).returning().get()
  for (const [number, text] of lines.entries())
    db.insert(cues)
      .values({ revisionId: revision.id, number, start: number * 10, end: number * 10 + 9, text })
      .run()
  db.update(transcripts).set({ currentRevisionId: revision.id }).where(eq(transcripts.id, transcriptId)).run()
  indexTranscript(db, { transcriptId })
}

function addRecording(
  db: Db,
  episodeId: number,
  number: number,
  lines: string[],
  titles: { start: number; title: string }[],
) {
  const recording = db
    .insert(recordings)
    .values({
      publicId: `recording-${episodeId}-${number}`,
      episodeId,
      number,
      guid: `guid-${episodeId}-${number}`,
      language: 'fr',
      fileName: 'talk.mp3',
      duration: lines.length * 10,
    })
    .returning()
    .get()
  for (const chapter of titles)
    db.insert(chapters)
      .values({ ...chapter, recordingId: recording.id, origin: 'automatic' })
      .run()
  const transcript = db
    .insert(transcripts)
    .values({ recordingId: recording.id, language: 'fr' })
    .returning()
    .get()
  seedRevision(db, transcript.id, lines)
}

function findOrAddShow(db: Db, slug: string): number {
  const known = db.select().from(shows).where(eq(shows.slug, slug)).get()
  const values = {
    slug,
    title: `Show ${slug}`,
    kind: 'podcast' as const,
    language: 'fr',
    guid: `guid-${slug}`,
  }
  return (known ?? db.insert(shows).values(values).returning().get()).id
}

function findOrAddSeason(db: Db, showId: number, number: number): number {
  const known = db.select().from(seasons).where(eq(seasons.showId, showId)).all()
  const same = known.find((season) => season.number === number)
  return (
    same ??
    db
      .insert(seasons)
      .values({ showId, number, title: `Saison ${number}` })
      .returning()
      .get()
  ).id
}
