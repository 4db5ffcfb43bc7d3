import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, credits, organisations, people } from '../schema.ts'
import { pictureColumns } from './list-partners.ts'

/**
 * Who did what on an episode, with that day's title and affiliation. `person` and `organisation` are there where they
 * have a page: what was removed keeps the name it was credited with.
 */
export function listCredits(db: Db, { episodeId }: { episodeId: number }) {
  return db
    .select({
      name: credits.name,
      role: credits.role,
      title: credits.title,
      affiliation: credits.affiliation,
      person: people.slug,
      organisation: { slug: organisations.slug, name: organisations.name, acronym: organisations.acronym },
      photo: pictureColumns,
    })
    .from(credits)
    .leftJoin(people, and(eq(people.id, credits.personId), isNull(people.removedAt)))
    .leftJoin(
      organisations,
      and(eq(organisations.id, credits.organisationId), isNull(organisations.removedAt)),
    )
    .leftJoin(assets, eq(assets.id, people.photoAssetId))
    .where(eq(credits.episodeId, episodeId))
    .orderBy(asc(credits.position), asc(credits.id))
    .all()
}
