import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { organisations, people, shows, topics, type Visibility } from '../schema.ts'
import { showIsThere, visiblePerson, visibleTopic } from './visible.ts'

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
  if (wanted.of === 'shows') return findShow(db, wanted.slug)
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

function findShow(db: Db, slug: string): CoverRow | null {
  const found = db
    .select({
      title: shows.title,
      kind: shows.kind,
      organisation: sql<string | null>`coalesce(${organisations.name}, nullif(${shows.author}, ''))`,
      primary: organisations.primaryColour,
      secondary: organisations.secondaryColour,
    })
    .from(shows)
    .leftJoin(organisations, and(eq(organisations.id, shows.organisationId), isNull(organisations.removedAt)))
    .where(and(eq(shows.slug, slug), showIsThere()))
    .get()
  return found ?? null
}
