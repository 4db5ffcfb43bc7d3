import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, documents, references } from '../schema.ts'

export interface DocumentRow {
  publicId: string
  title: string
  language: string
  fileName: string
  /** Null where nobody said. */
  accessible: boolean | null
  /** Null while it is only announced. */
  asset: { publicId: string; hash: string; type: string; size: number } | null
}

export type ReferenceRow = ReturnType<typeof listReferences>[number]

type Owner = { showId: number } | { seasonId: number } | { episodeId: number } | { articleId: number }

/** Attached files of one show, season, episode or article, in order. */
export function listDocuments(db: Db, of: Owner): DocumentRow[] {
  return db
    .select({
      publicId: documents.publicId,
      title: documents.title,
      language: documents.language,
      fileName: documents.fileName,
      accessible: documents.accessible,
      asset: { publicId: assets.publicId, hash: assets.hash, type: assets.type, size: assets.size },
    })
    .from(documents)
    .leftJoin(assets, eq(assets.id, documents.assetId))
    .where(and(documentOf(of), isNull(documents.removedAt)))
    .orderBy(asc(documents.position), asc(documents.id))
    .all()
}

/** Cited works of one season, episode or article, in order. */
export function listReferences(db: Db, of: Exclude<Owner, { showId: number }>) {
  const { author, title, publisher, year, url, note } = references
  return db
    .select({ author, title, publisher, year, url, note })
    .from(references)
    .where(referenceOf(of))
    .orderBy(asc(references.position), asc(references.id))
    .all()
}

function documentOf(of: Owner) {
  if ('showId' in of) return eq(documents.showId, of.showId)
  if ('seasonId' in of) return eq(documents.seasonId, of.seasonId)
  if ('episodeId' in of) return eq(documents.episodeId, of.episodeId)
  return eq(documents.articleId, of.articleId)
}

function referenceOf(of: Exclude<Owner, { showId: number }>) {
  if ('seasonId' in of) return eq(references.seasonId, of.seasonId)
  if ('episodeId' in of) return eq(references.episodeId, of.episodeId)
  return eq(references.articleId, of.articleId)
}
