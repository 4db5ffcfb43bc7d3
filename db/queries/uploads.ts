/** Files on their way in: not catalogue, so these are small writes of their own. */
import { and, asc, count, eq, isNull, lt } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { uploads } from '../schema.ts'

export type UploadRow = typeof uploads.$inferSelect

export function addUpload(db: Db, upload: Omit<UploadRow, 'createdAt' | 'recording'>): void {
  db.insert(uploads).values(upload).run()
}

export function findUpload(db: Db, { id }: { id: string }): UploadRow | null {
  return db.select().from(uploads).where(eq(uploads.id, id)).get() ?? null
}

/** Those that became nothing yet, oldest first; of everybody where nobody is named. */
export function listOpenUploads(db: Db, { userId }: { userId?: number } = {}): UploadRow[] {
  const ofUser = userId === undefined ? undefined : eq(uploads.userId, userId)
  return db
    .select()
    .from(uploads)
    .where(and(isNull(uploads.recording), ofUser))
    .orderBy(asc(uploads.createdAt))
    .all()
}

export function countOpenUploads(db: Db, { userId }: { userId: number }): number {
  const open = and(eq(uploads.userId, userId), isNull(uploads.recording))
  return db.select({ count: count() }).from(uploads).where(open).get()!.count
}

/** Notes more about where it goes: what became of its bytes, before they leave the folder. */
export function changeTarget(db: Db, { id, target }: { id: string; target: string }): void {
  db.update(uploads).set({ target }).where(eq(uploads.id, id)).run()
}

/** It has become a recording. */
export function endUpload(db: Db, { id, recording }: { id: string; recording: string }): void {
  db.update(uploads).set({ recording }).where(eq(uploads.id, id)).run()
}

export function removeUpload(db: Db, { id }: { id: string }): void {
  db.delete(uploads).where(eq(uploads.id, id)).run()
}

/** Those that began before a moment, finished or not. */
export function listUploadsBefore(db: Db, { before }: { before: string }): UploadRow[] {
  return db.select().from(uploads).where(lt(uploads.createdAt, before)).all()
}
