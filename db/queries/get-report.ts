import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { bylines, people, reports } from '../schema.ts'

/** The text beside an episode's recordings with those who wrote it, or null. A removed person keeps the name alone. */
export function getReport(db: Db, { episodeId }: { episodeId: number }) {
  const report = db
    .select({ id: reports.id, body: reports.body, language: reports.language })
    .from(reports)
    .where(eq(reports.episodeId, episodeId))
    .get()
  if (!report || report.body.trim() === '') return null
  const authors = db
    .select({ name: bylines.name, slug: people.slug })
    .from(bylines)
    .leftJoin(people, and(eq(people.id, bylines.personId), isNull(people.removedAt)))
    .where(eq(bylines.reportId, report.id))
    .orderBy(asc(bylines.position), asc(bylines.id))
    .all()
  return { body: report.body, language: report.language, authors }
}
