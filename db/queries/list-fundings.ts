import { asc, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { fundings } from '../schema.ts'

/** Where listeners can give to a show, in order. */
export function listFundings(db: Db, { showId }: { showId: number }) {
  return db
    .select({ url: fundings.url, label: fundings.label })
    .from(fundings)
    .where(eq(fundings.showId, showId))
    .orderBy(asc(fundings.position), asc(fundings.id))
    .all()
}
