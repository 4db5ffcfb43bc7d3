import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { listTouched } from '#db/queries/studio-people.ts'
import { bylines, credits, people } from '#db/schema.ts'
import { PersonFields } from './add-person.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { sortNameOf } from './find-by-name.ts'
import { keepAffiliations, readAffiliations } from './keep-affiliations.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { refresh } from './refresh.ts'

/** A person's fields as the form has them; null where there is no such person. */
export function readPerson(db: Db, { id }: { id: number }) {
  const tx = db as Change
  const person = tx
    .select()
    .from(people)
    .where(and(eq(people.id, id), isNull(people.removedAt)))
    .get()
  if (!person) return null
  const { name, sortName, bio, url } = person
  const affiliations = readAffiliations(tx, { personId: id })
  return { saves: person.saves, fields: { name, sortName, bio, url, affiliations } }
}

/**
 * Changes a person's fields; `photo` null leaves the one there is. A new name is shown wherever the old one was; title and affiliation
 * of a credit stay those of its day, and so does a name that was written otherwise there.
 */
export async function editPerson(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof PersonFields>,
  photo: Picture | null = null,
): Promise<Answer<null>> {
  const parsed = PersonFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { affiliations, sortName, ...fields } = parsed.data
  const touched = listTouched(db, 'person', { id })
  return changeCatalogue(db, touched.shows, (tx): Answer<null> => {
    const before = readPerson(tx, { id })
    if (!before) return refuse('', 'gone')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'person', id, ...before })
    tx.update(people)
      .set({
        ...fields,
        sortName: sortNameAfter(before.fields, { name: fields.name, sortName }),
        saves: saves + 1,
        ...(photo ? { photoAssetId: addAsset(tx, photo) } : {}),
      })
      .where(eq(people.id, id))
      .run()
    keepAffiliations(tx, { personId: id }, affiliations)
    rename(tx, id, before.fields.name, fields.name)
    refresh(tx, touched)
    note(tx, by, { verb: 'edit', subject: 'person', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}

/** A sort name that was only taken from the old name follows the new one. */
function sortNameAfter(
  before: { name: string; sortName: string },
  { name, sortName }: { name: string; sortName: string | null },
): string {
  const isGuess = sortName === before.sortName && before.sortName === sortNameOf(before.name)
  return sortName === null || isGuess ? sortNameOf(name) : sortName
}

function rename(tx: Change, personId: number, name: string, to: string) {
  if (name === to) return
  tx.update(credits)
    .set({ name: to })
    .where(and(eq(credits.personId, personId), eq(credits.name, name)))
    .run()
  tx.update(bylines)
    .set({ name: to })
    .where(and(eq(bylines.personId, personId), eq(bylines.name, name)))
    .run()
}
