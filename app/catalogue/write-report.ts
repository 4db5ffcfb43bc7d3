import { and, count, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { audit, bylines, episodes, reports } from '#db/schema.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { keepBylines, readBylines } from './keep-bylines.ts'
import { refresh } from './refresh.ts'
import { momentsOnTheClock, ReportFields } from './report-fields.ts'

/** An episode's report as its form has it, empty where there is none; null where there is no such episode. */
export function readReport(db: Db, { episodeId }: { episodeId: number }) {
  const tx = db as Change
  const episode = tx
    .select({ language: episodes.language })
    .from(episodes)
    .where(eq(episodes.id, episodeId))
    .get()
  if (!episode) return null
  const report = tx.select().from(reports).where(eq(reports.episodeId, episodeId)).get()
  if (!report)
    return {
      saves: countWrites(tx, episodeId),
      fields: { body: '', language: episode.language, authors: '' },
    }
  return {
    saves: report.saves,
    fields: {
      body: momentsOnTheClock(report.body),
      language: report.language,
      authors: readBylines(tx, { reportId: report.id }),
    },
  }
}

/** Writes an episode's report; an empty body takes it away, and the audit keeps what it said. */
export async function writeReport(
  db: Db,
  { episodeId, saves, by }: Omit<Edit, 'id'> & { episodeId: number },
  input: z.input<typeof ReportFields>,
): Promise<Answer<null>> {
  const parsed = ReportFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const home = db.select({ showId: episodes.showId }).from(episodes).where(eq(episodes.id, episodeId)).get()
  if (!home) return refuse('', 'no-episode')
  const fields = parsed.data
  return changeCatalogue(db, [home.showId], (tx): Answer<null> => {
    const before = readReport(tx, { episodeId })!
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'report', id: episodeId, ...before })
    if (fields.body) putReport(tx, { episodeId, saves: saves + 1 }, fields)
    else removeReport(tx, episodeId)
    refresh(tx, { episodes: [episodeId], articles: [] })
    const verb = fields.body ? 'write' : 'remove'
    note(tx, by, { verb, subject: 'report', id: episodeId, before: before.fields, after: fields })
    return { ok: true, value: null }
  })
}

function putReport(
  tx: Change,
  { episodeId, saves }: { episodeId: number; saves: number },
  { body, language, authors }: z.output<typeof ReportFields>,
) {
  const changedAt = new Date().toISOString()
  const { id } = tx
    .insert(reports)
    .values({ episodeId, body, language, saves, changedAt })
    .onConflictDoUpdate({ target: reports.episodeId, set: { body, language, saves, changedAt } })
    .returning({ id: reports.id })
    .get()
  keepBylines(tx, { reportId: id }, authors)
}

function removeReport(tx: Change, episodeId: number) {
  const report = tx.select({ id: reports.id }).from(reports).where(eq(reports.episodeId, episodeId)).get()
  if (!report) return
  tx.delete(bylines).where(eq(bylines.reportId, report.id)).run()
  tx.delete(reports).where(eq(reports.id, report.id)).run()
}

/** Each write leaves one note under its episode, so that the count of saves goes on where a report was taken away. */
function countWrites(tx: Db, episodeId: number): number {
  const its = and(eq(audit.subject, 'report'), eq(audit.subjectId, episodeId))
  return tx.select({ notes: count() }).from(audit).where(its).get()!.notes
}
