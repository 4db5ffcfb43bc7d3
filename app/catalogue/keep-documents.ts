/** Attached files of a show, a season, an episode or an article. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { type DocumentOwner, ownedBy } from '#db/queries/owned-by.ts'
import { articles, documents, episodes, seasons } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { language, optionalChoice, optionalNumber, tick } from './fields.ts'
import { addAsset, type Stored } from './keep-asset.ts'
import { line, toPlainText } from './plain-text.ts'
import { touchEpisode } from './refresh.ts'

/** A file that lies in storage already. */
export interface StoredDocument extends Stored {
  /** As the producer's machine named it. */
  fileName: string
}

export const DocumentFields = z.object({
  title: line(255),
  language,
  /** Whether someone checked that a screen reader can read it; empty: nobody said. */
  accessible: optionalChoice(['yes', 'no']),
  /** To appear later: there is no file yet. */
  announced: tick,
  /** Its place in the list, from 1; the last where left out. */
  position: optionalNumber(1, 999),
})

/** A document's fields as its form has them; null where there is none of that public id under that owner. */
export function readDocument(db: Db, owner: DocumentOwner, { publicId }: { publicId: string }) {
  const row = findDocument(db, owner, publicId)
  if (!row || row.removedAt) return null
  const { title, language, accessible, assetId } = row
  return {
    title,
    language,
    accessible: accessible === null ? null : accessible ? ('yes' as const) : ('no' as const),
    announced: assetId === null,
    position: livingIds(db, owner).indexOf(row.id) + 1,
  }
}

/** Changes a document; `file` null leaves the one it has, unless it is announced again. */
export async function editDocument(
  db: Db,
  { owner, publicId, by = NOBODY }: { owner: DocumentOwner; publicId: string; by?: Actor },
  input: z.input<typeof DocumentFields>,
  file: StoredDocument | null = null,
): Promise<Answer<null>> {
  const parsed = DocumentFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  return changeDocuments(db, owner, (tx): Answer<null> => {
    const before = readDocument(tx, owner, { publicId })
    const row = findDocument(tx, owner, publicId)
    if (!before || !row) return refuse('', 'no-document')
    if (!file && !parsed.data.announced && row.assetId === null) return refuse('file', 'no-file')
    tx.update(documents)
      .set(documentColumns(tx, parsed.data, file))
      .where(eq(documents.id, row.id))
      .run()
    placeDocument(tx, owner, row.id, parsed.data.position)
    note(tx, by, { verb: 'edit', subject: 'document', id: row.id, before, after: parsed.data })
    return { ok: true, value: null }
  })
}

/** Takes a document away; it can be brought back. */
export const removeDocument = (db: Db, what: { owner: DocumentOwner; publicId: string; by?: Actor }) =>
  setRemoved(db, what, new Date().toISOString())

/** Brings a removed document back, in its old place. */
export const restoreDocument = (db: Db, what: { owner: DocumentOwner; publicId: string; by?: Actor }) =>
  setRemoved(db, what, null)

async function setRemoved(
  db: Db,
  { owner, publicId, by = NOBODY }: { owner: DocumentOwner; publicId: string; by?: Actor },
  removedAt: string | null,
): Promise<Answer<null>> {
  return changeDocuments(db, owner, (tx): Answer<null> => {
    const row = findDocument(tx, owner, publicId)
    if (!row) return refuse('', 'no-document')
    // Pressed twice, or in two tabs: it is as wished already.
    if ((row.removedAt === null) === (removedAt === null)) return { ok: true, value: null }
    tx.update(documents).set({ removedAt }).where(eq(documents.id, row.id)).run()
    note(tx, by, { verb: removedAt ? 'remove' : 'restore', subject: 'document', id: row.id, before: row })
    return { ok: true, value: null }
  })
}

/** Documents that were taken away from here and can be brought back. */
export function listRemovedDocuments(db: Db, owner: DocumentOwner) {
  return db
    .select({ publicId: documents.publicId, title: documents.title, language: documents.language })
    .from(documents)
    .where(and(ownedBy(documents, owner), isNotNull(documents.removedAt)))
    .orderBy(asc(documents.position), asc(documents.id))
    .all()
}

/** A change of an owner's documents, with the versions of what shows them. */
export async function changeDocuments<T>(
  db: Db,
  owner: DocumentOwner,
  change: (tx: Change) => Answer<T>,
): Promise<Answer<T>> {
  return changeCatalogue(db, showsOf(db, owner), (tx) => {
    const answer = change(tx)
    if (answer.ok && 'episodeId' in owner) touchEpisode(tx, owner.episodeId)
    return answer
  })
}

/** The row's columns for a form's fields; a file that stays is not among them. */
export function documentColumns(
  tx: Change,
  { title, language, accessible, announced }: z.output<typeof DocumentFields>,
  file: StoredDocument | null,
) {
  const said = accessible === null ? null : accessible === 'yes'
  const columns = { title, language, accessible: said }
  if (!file) return announced ? { ...columns, assetId: null, fileName: '' } : columns
  const { fileName, ...stored } = file
  return { ...columns, assetId: addAsset(tx, stored), fileName: toPlainText(fileName).slice(0, 500) }
}

/** Puts a document at its place, the last where none is said, and counts the others anew. */
export function placeDocument(tx: Change, owner: DocumentOwner, id: number, place: number | null) {
  const others = livingIds(tx, owner).filter((one) => one !== id)
  others.splice(place === null ? others.length : place - 1, 0, id)
  for (const [position, one] of others.entries())
    tx.update(documents).set({ position }).where(eq(documents.id, one)).run()
}

function findDocument(db: Db, owner: DocumentOwner, publicId: string) {
  const its = and(ownedBy(documents, owner), eq(documents.publicId, publicId))
  return db.select().from(documents).where(its).get() ?? null
}

function livingIds(db: Db, owner: DocumentOwner): number[] {
  return db
    .select({ id: documents.id })
    .from(documents)
    .where(and(ownedBy(documents, owner), isNull(documents.removedAt)))
    .orderBy(asc(documents.position), asc(documents.id))
    .all()
    .map(({ id }) => id)
}

function showsOf(db: Db, owner: DocumentOwner): number[] {
  if ('showId' in owner) return [owner.showId]
  const table = 'seasonId' in owner ? seasons : 'episodeId' in owner ? episodes : articles
  const id = 'seasonId' in owner ? owner.seasonId : 'episodeId' in owner ? owner.episodeId : owner.articleId
  const row = db
    .select({ showId: table.showId })
    .from(table as typeof articles)
    .where(eq((table as typeof articles).id, id))
    .get()
  return row?.showId ? [row.showId] : []
}
