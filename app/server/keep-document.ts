/** Documents that come in: known by their bytes, kept in storage before a row says so. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hashFile } from '#media-pipeline'
import { type Answer, refuse } from '../catalogue/answers.ts'
import type { StoredDocument } from '../catalogue/keep-documents.ts'
import { newPublicId } from '../catalogue/new-ids.ts'
import { kindOfDocument } from './document-kinds.ts'
import type { Hub } from './hub.ts'

/** Bytes. */
export const LARGEST_DOCUMENT = 40_000_000

/** Keeps a document; null where it is of no kind that we give to readers. */
export async function keepDocument(
  { config, storage }: Pick<Hub, 'config' | 'storage'>,
  bytes: Buffer,
  fileName: string,
): Promise<StoredDocument | null> {
  const kind = kindOfDocument(bytes, fileName)
  if (!kind) return null
  const folder = await mkdtemp(path.join(config.dataDir, 'document-'))
  try {
    const copy = path.join(folder, 'document')
    await writeFile(copy, bytes, { flag: 'wx' })
    const { hash, size } = await hashFile(copy)
    const key = `documents/${newPublicId()}/${hash.slice(0, 16)}.${kind.extension}`
    await storage.put(key, copy)
    return { key, type: kind.type, size, hash, fileName }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Keeps a document that came with a form, then lets the verb use it; where either says no, nothing is left. `file` undefined: the
 * form had none.
 */
export async function withDocument<T>(
  hub: Hub,
  { field, file }: { field: string; file: File | undefined },
  verb: (document: StoredDocument | null) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (!file) return verb(null)
  if (file.size > LARGEST_DOCUMENT) return refuse(field, 'document-size')
  const document = await keepDocument(hub, Buffer.from(await file.arrayBuffer()), file.name)
  if (!document) return refuse(field, 'document-kind')
  const answer = await verb(document)
  if (!answer.ok) await hub.storage.remove(document.key)
  return answer
}
