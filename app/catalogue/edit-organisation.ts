import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { listTouched } from '#db/queries/studio-people.ts'
import { credits, organisations } from '#db/schema.ts'
import { OrganisationFields } from './add-organisation.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { refresh } from './refresh.ts'

/** An organisation's fields as the form has them; null where there is none. */
export function readOrganisation(db: Db, { id }: { id: number }) {
  const found = db
    .select()
    .from(organisations)
    .where(and(eq(organisations.id, id), isNull(organisations.removedAt)))
    .get()
  if (!found) return null
  const { name, acronym, description, url, primaryColour, secondaryColour } = found
  return { saves: found.saves, fields: { name, acronym, description, url, primaryColour, secondaryColour } }
}

/** Changes an organisation's fields; `logo` null leaves the one there is. Affiliations in credits stay those of their day. */
export async function editOrganisation(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof OrganisationFields>,
  logo: Picture | null = null,
): Promise<Answer<null>> {
  const parsed = OrganisationFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const touched = listTouched(db, 'organisation', { id })
  return changeCatalogue(db, touched.shows, (tx): Answer<null> => {
    const before = readOrganisation(tx, { id })
    if (!before) return refuse('', 'gone')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'organisation', id, ...before })
    tx.update(organisations)
      .set({ ...parsed.data, saves: saves + 1, ...(logo ? { logoAssetId: addAsset(tx, logo) } : {}) })
      .where(eq(organisations.id, id))
      .run()
    tx.update(credits)
      .set({ name: parsed.data.name })
      .where(
        and(eq(credits.organisationId, id), isNull(credits.personId), eq(credits.name, before.fields.name)),
      )
      .run()
    refresh(tx, touched)
    note(tx, by, { verb: 'edit', subject: 'organisation', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}
