import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { findShow } from '#db/queries/studio-lists.ts'
import { seasons } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { keepPartners } from './keep-partners.ts'
import { keepReferences } from './keep-references.ts'
import { NewSeason } from './season-fields.ts'
import { toWhen } from './when.ts'

/** Adds a season to a show, named by its slug; answers with every mistake at once. */
export async function addSeason(
  db: Db,
  { show, ...input }: z.input<typeof NewSeason> & { show: string },
  { by = NOBODY }: { by?: Actor } = {},
): Promise<Answer<{ id: number; number: number }>> {
  const parsed = NewSeason.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const when = toWhen(parsed.data)
  if (!when.ok) return when
  const home = findShow(db, { slug: show })
  if (!home) return refuse('show', 'no-show')
  const { title, description, edition, partners, references } = parsed.data
  return changeCatalogue(db, [home.id], (tx): Answer<{ id: number; number: number }> => {
    const number = parsed.data.number ?? nextSeasonNumber(tx, { showId: home.id })
    if (findSeason(tx, { showId: home.id, number })) return refuse('number', 'number-taken')
    const { id } = insertSeason(tx, { showId: home.id, number, title, description, edition, ...when.value })
    keepPartners(tx, { seasonId: id }, partners)
    keepReferences(tx, { seasonId: id }, references)
    note(tx, by, { verb: 'add', subject: 'season', id, after: { ...parsed.data, number } })
    return { ok: true, value: { id, number } }
  })
}

/** The number after the last. */
export function nextSeasonNumber(db: Db, { showId }: { showId: number }): number {
  const last = db
    .select({ last: max(seasons.number) })
    .from(seasons)
    .where(eq(seasons.showId, showId))
    .get()
  return (last?.last ?? 0) + 1
}

export function findSeason(db: Db, { showId, number }: { showId: number; number: number }) {
  const its = and(eq(seasons.showId, showId), eq(seasons.number, number))
  return db.select().from(seasons).where(its).get() ?? null
}

export const insertSeason = (tx: Change, values: typeof seasons.$inferInsert) =>
  tx.insert(seasons).values(values).returning().get()
