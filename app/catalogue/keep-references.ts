import type { z } from 'zod'
import { listReferences } from '#db/queries/list-documents.ts'
import { ownedBy, type ReferenceOwner } from '#db/queries/owned-by.ts'
import { references } from '#db/schema.ts'
import type { Change } from './change-catalogue.ts'
import { anyLine, optionalNumber, optionalUrl, prose, rows } from './fields.ts'
import { line } from './plain-text.ts'

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
  tx.delete(references).where(ownedBy(references, owner)).run()
  for (const [position, row] of all.entries())
    tx.insert(references)
      .values({ ...row, ...owner, position })
      .run()
}

/** The references as a form has them. */
export const readReferences = (tx: Change, owner: ReferenceOwner): ReferenceRow[] => listReferences(tx, owner)
