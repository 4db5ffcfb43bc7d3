import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Db } from '#db/open.ts'
import { listTouched } from '#db/queries/studio-people.ts'
import { topics } from '#db/schema.ts'
import { TopicFields } from './add-topic.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { note } from './audit.ts'
import { changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { refresh } from './refresh.ts'

/** A topic's fields as the form has them; null where there is none. */
export function readTopic(db: Db, { id }: { id: number }) {
  const found = db
    .select()
    .from(topics)
    .where(and(eq(topics.id, id), isNull(topics.removedAt)))
    .get()
  return found ? { saves: found.saves, fields: { name: found.name, description: found.description } } : null
}

/** Changes a topic's fields. */
export async function editTopic(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof TopicFields>,
): Promise<Answer<null>> {
  const parsed = TopicFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const touched = listTouched(db, 'topic', { id })
  return changeCatalogue(db, touched.shows, (tx): Answer<null> => {
    const before = readTopic(tx, { id })
    if (!before) return refuse('', 'gone')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'topic', id, ...before })
    tx.update(topics)
      .set({ ...parsed.data, saves: saves + 1 })
      .where(eq(topics.id, id))
      .run()
    refresh(tx, touched)
    note(tx, by, { verb: 'edit', subject: 'topic', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}
