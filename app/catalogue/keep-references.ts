import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { references } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { anyLine, optionalNumber, optionalUrl, prose, rows } from './fields.ts'
import { line } from './plain-text.ts'

/** Whose references they are: exactly one. */
export type ReferenceOwner = { episodeId: number } | { seasonId: number } | { articleId: number }

/** Cited works and links as forms give them; a row counts once its title, author or link is there. */
export const referenceRows = rows(['title', 'author', 'url'], {
  author: anyLine(500),
  title: line(500),
  publisher: anyLine(500),
  year: optionalNumber(-3_000, 3_000),
  url: optionalUrl,
  note: prose(2_000),
})

export type ReferenceRow = z.output<typeof referenceRows>[number]

/** The references in their order, in place of those before. */
export function keepReferences(tx: Change, owner: ReferenceOwner, all: ReferenceRow[]) {
  tx.delete(references).where(ownedBy(owner)).run()
  for (const [position, row] of all.entries())
    tx.insert(references)
      .values({ ...row, ...owner, position })
      .run()
}

/** The references as a form has them. */
export function readReferences(tx: Change, owner: ReferenceOwner): ReferenceRow[] {
  const { author, title, publisher, year, url, note } = references
  return tx
    .select({ author, title, publisher, year, url, note })
    .from(references)
    .where(ownedBy(owner))
    .orderBy(asc(references.position))
    .all()
}

function ownedBy(owner: ReferenceOwner) {
  if ('episodeId' in owner) return eq(references.episodeId, owner.episodeId)
  if ('seasonId' in owner) return eq(references.seasonId, owner.seasonId)
  return eq(references.articleId, owner.articleId)
}
