import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { topics } from '#db/schema.ts'
import { type Answer, mistakes } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { prose } from './fields.ts'
import { takenIn } from './find-by-name.ts'
import { listableName } from './name-list.ts'
import { freeNameSlug } from './slugs.ts'

/** A topic's fields as forms and programs give them. */
export const TopicFields = z.object({ name: listableName, description: prose(4_000) })

/** Adds a topic. The slug is given once; a name that is taken gets a number in it. */
export async function addTopic(
  db: Db,
  input: z.input<typeof TopicFields>,
  { by = NOBODY }: { by?: Actor } = {},
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = TopicFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    const slug = freeNameSlug(parsed.data.name, takenIn(tx, topics))
    const { id } = tx
      .insert(topics)
      .values({ ...parsed.data, slug })
      .returning({ id: topics.id })
      .get()
    note(tx, by, { verb: 'add', subject: 'topic', id, after: parsed.data })
    return { ok: true, value: { id, slug } }
  })
}
