import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { shows } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { findOrAddOrganisation } from './find-by-name.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { keepPartners } from './keep-partners.ts'
import { newGuid } from './new-ids.ts'
import { NewShow } from './show-fields.ts'

/** Adds a show; answers with every mistake at once. */
export async function addShow(
  db: Db,
  input: z.input<typeof NewShow>,
  { cover = null, by = NOBODY }: { cover?: Picture | null; by?: Actor } = {},
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = NewShow.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { organisation, partners, ...fields } = parsed.data
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    if (tx.select({ id: shows.id }).from(shows).where(eq(shows.slug, fields.slug)).get())
      return refuse('slug', 'slug-taken')
    const show = tx
      .insert(shows)
      .values({
        ...fields,
        guid: newGuid(),
        organisationId: organisation ? findOrAddOrganisation(tx, organisation) : null,
        coverAssetId: cover && addAsset(tx, cover),
      })
      .returning()
      .get()
    keepPartners(tx, { showId: show.id }, partners)
    note(tx, by, { verb: 'add', subject: 'show', id: show.id, after: parsed.data })
    return { ok: true, value: { id: show.id, slug: show.slug } }
  })
}
