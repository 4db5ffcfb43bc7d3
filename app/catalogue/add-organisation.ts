import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { organisations } from '#db/schema.ts'
import { type Answer, mistakes } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { optionalColour, optionalLine, optionalUrl, prose } from './fields.ts'
import { takenIn } from './find-by-name.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { line } from './plain-text.ts'
import { freeNameSlug } from './slugs.ts'

/** An organisation's fields as forms and programs give them. */
export const OrganisationFields = z.object({
  name: line(255),
  acronym: optionalLine(40),
  description: prose(4_000),
  url: optionalUrl,
  primaryColour: optionalColour,
  secondaryColour: optionalColour,
})

/** Adds an organisation. The slug is given once; a name that is taken gets a number in it. */
export async function addOrganisation(
  db: Db,
  input: z.input<typeof OrganisationFields>,
  { logo = null, by = NOBODY }: { logo?: Picture | null; by?: Actor } = {},
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = OrganisationFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    const slug = freeNameSlug(parsed.data.name, takenIn(tx, organisations))
    const { id } = tx
      .insert(organisations)
      .values({ ...parsed.data, slug, logoAssetId: logo && addAsset(tx, logo) })
      .returning({ id: organisations.id })
      .get()
    note(tx, by, { verb: 'add', subject: 'organisation', id, after: parsed.data })
    return { ok: true, value: { id, slug } }
  })
}
