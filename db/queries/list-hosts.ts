import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { hosts, people, shows, type Visibility } from '../schema.ts'
import { hostsPublicly, showIsThere, visiblePerson } from './visible.ts'

export interface Host {
  name: string
  /** Null where they have no page. */
  slug: string | null
}

/** Who is heard in every episode of a show, in order; those that were removed are left out. */
export function listHosts(
  db: Db,
  { showId, visibilities }: { showId: number; visibilities: readonly Visibility[] },
): Host[] {
  return db
    .select({
      name: people.name,
      slug: sql<string | null>`case when ${visiblePerson(visibilities)} then ${people.slug} end`,
    })
    .from(hosts)
    .innerJoin(people, and(eq(people.id, hosts.personId), isNull(people.removedAt)))
    .where(eq(hosts.showId, showId))
    .orderBy(asc(hosts.position), asc(people.id))
    .all()
}

/** Shows of which a person is a host, as far as something of them can be seen. */
export function listHosted(
  db: Db,
  { personId, visibilities }: { personId: number; visibilities: readonly Visibility[] },
) {
  return db
    .select({ slug: shows.slug, title: shows.title, language: shows.language })
    .from(hosts)
    .innerJoin(shows, and(eq(shows.id, hosts.showId), showIsThere()))
    .where(and(eq(hosts.personId, personId), hostsPublicly(visibilities, 'hosts')))
    .orderBy(asc(shows.title))
    .all()
}
