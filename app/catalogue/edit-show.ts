import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { organisations, shows } from '#db/schema.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { findOrAddOrganisation } from './find-by-name.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { keepPartners, readPartners } from './keep-partners.ts'
import { ShowFields } from './show-fields.ts'

/** A show's fields as its form has them, with the count of its saves; null where there is no such show. */
export function readShow(db: Db, { id }: { id: number }) {
  const tx = db as Change
  const show = tx.select().from(shows).where(eq(shows.id, id)).get()
  if (!show) return null
  const owner = show.organisationId
    ? tx.select().from(organisations).where(eq(organisations.id, show.organisationId)).get()
    : null
  const { title, kind, language, description, author, email, category, explicit, seasonLabel } = show
  const fields = { title, kind, language, description, author, email, category, explicit, seasonLabel }
  const { reviewsChapters, model } = show
  return {
    saves: show.saves,
    fields: {
      ...{ ...fields, reviewsChapters, model, organisation: owner?.name ?? null },
      partners: readPartners(tx, { showId: id }),
    },
  }
}

/** Changes a show's fields; `cover` null leaves the one it has. */
export async function editShow(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof ShowFields>,
  cover: Picture | null = null,
): Promise<Answer<null>> {
  const parsed = ShowFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { organisation, partners, ...fields } = parsed.data
  return changeCatalogue(db, [id], (tx): Answer<null> => {
    const before = readShow(tx, { id })
    if (!before) return refuse('', 'no-show')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'show', id, ...before })
    tx.update(shows)
      .set({
        ...fields,
        organisationId: organisation ? findOrAddOrganisation(tx, organisation) : null,
        saves: saves + 1,
        ...(cover ? { coverAssetId: addAsset(tx, cover) } : {}),
      })
      .where(eq(shows.id, id))
      .run()
    keepPartners(tx, { showId: id }, partners)
    note(tx, by, { verb: 'edit', subject: 'show', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}
