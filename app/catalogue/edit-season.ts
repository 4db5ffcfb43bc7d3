import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { seasons } from '#db/schema.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { keepPartners, readPartners } from './keep-partners.ts'
import { keepReferences, readReferences } from './keep-references.ts'
import { SeasonFields } from './season-fields.ts'
import { editedWhen, fromWhen } from './when.ts'

/** A season's fields as its form has them, with the count of its saves; null where there is none. `timeZone` is the site's. */
export function readSeason(db: Db, { id, timeZone }: { id: number; timeZone?: string }) {
  const tx = db as Change
  const season = tx.select().from(seasons).where(eq(seasons.id, id)).get()
  if (!season) return null
  const { title, description, edition } = season
  return {
    saves: season.saves,
    fields: {
      title,
      description,
      edition,
      ...fromWhen(season, timeZone),
      partners: readPartners(tx, { seasonId: id }),
      references: readReferences(tx, { seasonId: id }),
    },
  }
}

/** Changes a season's fields. */
export async function editSeason(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof SeasonFields>,
): Promise<Answer<null>> {
  const parsed = SeasonFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const home = db.select({ showId: seasons.showId }).from(seasons).where(eq(seasons.id, id)).get()
  if (!home) return refuse('', 'no-season')
  const { title, description, edition, partners, references } = parsed.data
  return changeCatalogue(db, [home.showId], (tx): Answer<null> => {
    const row = tx.select().from(seasons).where(eq(seasons.id, id)).get()!
    const before = readSeason(tx, { id, timeZone: parsed.data.timeZone ?? undefined })!
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'season', id, ...before })
    const when = editedWhen(row, parsed.data)
    if (!when.ok) return when
    tx.update(seasons)
      .set({ title, description, edition, ...when.value, saves: saves + 1 })
      .where(eq(seasons.id, id))
      .run()
    keepPartners(tx, { seasonId: id }, partners)
    keepReferences(tx, { seasonId: id }, references)
    note(tx, by, { verb: 'edit', subject: 'season', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}
