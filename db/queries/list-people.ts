import { eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, people, type Visibility } from '../schema.ts'
import { type Partner, pictureColumns } from './list-partners.ts'
import { visiblePerson } from './visible.ts'

export interface PersonCard {
  slug: string
  name: string
  sortName: string
  photo: Partner['logo']
}

/** People who are credited on, or wrote, something that can be seen, in the order of their sort names. */
export function listPeople(db: Db, { visibilities }: { visibilities: readonly Visibility[] }): PersonCard[] {
  return db
    .select({
      slug: people.slug,
      name: people.name,
      sortName: people.sortName,
      photo: pictureColumns,
    })
    .from(people)
    .leftJoin(assets, eq(assets.id, people.photoAssetId))
    .where(visiblePerson(visibilities))
    .all()
    .sort((a, b) => ORDER.compare(a.sortName, b.sortName) || ORDER.compare(a.name, b.name))
}

const ORDER = new Intl.Collator('fr')
