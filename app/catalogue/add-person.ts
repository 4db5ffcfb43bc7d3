import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { people } from '#db/schema.ts'
import { type Answer, mistakes } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { optionalLine, optionalUrl, prose } from './fields.ts'
import { sortNameOf, takenIn } from './find-by-name.ts'
import { affiliationRows, keepAffiliations } from './keep-affiliations.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { listableName } from './name-list.ts'
import { freeNameSlug } from './slugs.ts'

/** A person's fields as forms and programs give them. */
export const PersonFields = z.object({
  name: listableName,
  /** Left out, it is taken from the name. */
  sortName: optionalLine(255),
  bio: prose(4_000),
  url: optionalUrl,
  affiliations: affiliationRows,
})

/** Adds a person. The slug is given once; a name that is taken gets a number in it. */
export async function addPerson(
  db: Db,
  input: z.input<typeof PersonFields>,
  { photo = null, by = NOBODY }: { photo?: Picture | null; by?: Actor } = {},
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = PersonFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { affiliations, sortName, ...fields } = parsed.data
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    const slug = freeNameSlug(fields.name, takenIn(tx, people))
    const { id } = tx
      .insert(people)
      .values({
        ...fields,
        slug,
        sortName: sortName ?? sortNameOf(fields.name),
        photoAssetId: photo && addAsset(tx, photo),
      })
      .returning({ id: people.id })
      .get()
    keepAffiliations(tx, { personId: id }, affiliations)
    note(tx, by, { verb: 'add', subject: 'person', id, after: parsed.data })
    return { ok: true, value: { id, slug } }
  })
}
