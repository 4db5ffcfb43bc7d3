import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import type { DocumentOwner } from '#db/queries/owned-by.ts'
import { documents } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import {
  changeDocuments,
  DocumentFields,
  documentColumns,
  placeDocument,
  type StoredDocument,
} from './keep-documents.ts'
import { newPublicId } from './new-ids.ts'

/** Attaches a document to a show, a season, an episode or an article; without a file only where it is announced. */
export async function addDocument(
  db: Db,
  { owner, by = NOBODY }: { owner: DocumentOwner; by?: Actor },
  input: z.input<typeof DocumentFields>,
  file: StoredDocument | null = null,
): Promise<Answer<{ publicId: string }>> {
  const parsed = DocumentFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  if (!file && !parsed.data.announced) return refuse('file', 'no-file')
  return changeDocuments(db, owner, (tx): Answer<{ publicId: string }> => {
    const { id, publicId } = tx
      .insert(documents)
      .values({ ...owner, publicId: newPublicId(), ...documentColumns(tx, parsed.data, file) })
      .returning()
      .get()
    placeDocument(tx, owner, id, parsed.data.position)
    note(tx, by, { verb: 'add', subject: 'document', id, after: parsed.data })
    return { ok: true, value: { publicId } }
  })
}
