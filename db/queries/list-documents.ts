import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, documents, references } from '../schema.ts'
import { type DocumentOwner, ownedBy, type ReferenceOwner } from './owned-by.ts'

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

/** Attached files of one show, season, episode or article, in order. */
export function listDocuments(db: Db, of: DocumentOwner): DocumentRow[] {
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
    .where(and(ownedBy(documents, of), isNull(documents.removedAt)))
    .orderBy(asc(documents.position), asc(documents.id))
    .all()
}

/** Cited works of one season, episode or article, in order. */
export function listReferences(db: Db, of: ReferenceOwner) {
  const { author, title, publisher, year, url, note } = references
  return db
    .select({ author, title, publisher, year, url, note })
    .from(references)
    .where(ownedBy(references, of))
    .orderBy(asc(references.position), asc(references.id))
    .all()
}
