import { and, eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { people, topics, type Visibility } from '../schema.ts'
import { findCardRow } from './find-card-row.ts'
import { visiblePerson, visibleTopic } from './visible.ts'

export interface CoverRow {
  title: string
  kind: 'podcast' | 'event' | null
  organisation: string | null
  primary: string | null
  secondary: string | null
}

/** What can be said on the cover of a show, topic or person that readers can know of; else null. */
export function findCoverRow(
  db: Db,
  wanted: { of: 'shows' | 'topics' | 'people'; slug: string; visibilities: readonly Visibility[] },
): CoverRow | null {
  if (wanted.of === 'shows') {
    const card = findCardRow(db, { of: 'shows', id: wanted.slug, visibilities: wanted.visibilities })
    return card && { ...card, kind: card.show!.kind }
  }
  const named =
    wanted.of === 'topics'
      ? db
          .select({ title: topics.name })
          .from(topics)
          .where(and(eq(topics.slug, wanted.slug), visibleTopic(wanted.visibilities)))
          .get()
      : db
          .select({ title: people.name })
          .from(people)
          .where(and(eq(people.slug, wanted.slug), visiblePerson(wanted.visibilities)))
          .get()
  return named ? { ...named, kind: null, organisation: null, primary: null, secondary: null } : null
}
