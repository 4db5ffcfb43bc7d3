/** A show's glossary: how its words are written, and what they may be heard as. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { listTerms } from '#db/queries/glossary.ts'
import { shows, terms } from '#db/schema.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { anyLine, prose, rows } from './fields.ts'
import { line, toLine } from './plain-text.ts'

/** A row counts once it says something. */
export const GlossaryFields = z.object({
  terms: rows(['term', 'synonyms', 'expansion'], {
    term: line(80),
    /** One on each line. */
    synonyms: prose(1_000).transform((text) => text.split('\n').map(toLine).filter(Boolean).join('\n')),
    expansion: anyLine(500),
  }),
})

/** A show's terms as their form has them, with the count of the show's saves; null where there is no such show. */
export function readGlossary(db: Db, { id }: { id: number }) {
  const show = db.select({ saves: shows.saves }).from(shows).where(eq(shows.id, id)).get()
  return show ? { saves: show.saves, fields: { terms: listTerms(db, { showId: id }) } } : null
}

/** The terms in their order, in place of those before; `id` is the show's. What was heard before stays as it is. */
export async function editGlossary(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof GlossaryFields>,
): Promise<Answer<{ terms: number }>> {
  const parsed = GlossaryFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const given = parsed.data.terms
  return changeCatalogue(db, [], (tx): Answer<{ terms: number }> => {
    const before = readGlossary(tx, { id })
    if (!before) return refuse('', 'no-show')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'show', id, ...before })
    keepTerms(tx, id, given)
    tx.update(shows)
      .set({ saves: saves + 1 })
      .where(eq(shows.id, id))
      .run()
    note(tx, by, { verb: 'edit-glossary', subject: 'show', id, before: before.fields, after: parsed.data })
    return { ok: true, value: { terms: given.length } }
  })
}

function keepTerms(tx: Change, showId: number, given: z.output<typeof GlossaryFields>['terms']) {
  tx.delete(terms).where(eq(terms.showId, showId)).run()
  for (const [position, row] of given.entries())
    tx.insert(terms)
      .values({ ...row, showId, position })
      .run()
}
