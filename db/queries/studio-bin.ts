import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, episodes, recordings, shows } from '../schema.ts'
import { NAMED_TABLES, type Named } from './studio-people.ts'

export type RemovedKind = Named | 'show' | 'episode' | 'recording' | 'article'

/** A removed thing as addresses name it: its row id and its show, null where it belongs to none; null where it is not in the bin. */
export function findRemoved(
  db: Db,
  { kind, key }: { kind: RemovedKind; key: string },
): { id: number; showId: number | null } | null {
  if (kind === 'article') {
    const { id, showId } = articles
    const where = and(eq(articles.publicId, key), eq(articles.visibility, 'removed'))
    return db.select({ id, showId }).from(articles).where(where).get() ?? null
  }
  if (kind === 'episode') {
    const { id, showId } = episodes
    const where = and(eq(episodes.publicId, key), eq(episodes.visibility, 'removed'))
    return db.select({ id, showId }).from(episodes).where(where).get() ?? null
  }
  if (kind === 'recording')
    return (
      db
        .select({ id: recordings.id, showId: episodes.showId })
        .from(recordings)
        .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
        .where(and(eq(recordings.publicId, key), isNotNull(recordings.removedAt)))
        .get() ?? null
    )
  const table = (kind === 'show' ? shows : NAMED_TABLES[kind]) as typeof shows
  const where = and(eq(table.slug, key), isNotNull(table.removedAt))
  const row = db.select({ id: table.id }).from(table).where(where).get()
  return row ? { id: row.id, showId: kind === 'show' ? row.id : null } : null
}
