/** Who spoke, with the title and affiliation of that day. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { episodes, organisations } from './catalogue.ts'
import { id } from './columns.ts'

export const people = sqliteTable('people', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  sortName: text('sort_name').notNull(),
  bio: text('bio').notNull().default(''),
  photoAssetId: integer('photo_asset_id'),
  url: text('url'),
})

export const affiliations = sqliteTable('affiliations', {
  id: id(),
  personId: integer('person_id')
    .notNull()
    .references(() => people.id),
  organisationId: integer('organisation_id')
    .notNull()
    .references(() => organisations.id),
  title: text('title'),
  from: text('from'),
  until: text('until'),
})

/** A person, an organisation or an unnamed representative on an episode, with that day's title and affiliation copied. */
export const credits = sqliteTable(
  'credits',
  {
    id: id(),
    episodeId: integer('episode_id')
      .notNull()
      .references(() => episodes.id),
    personId: integer('person_id').references(() => people.id),
    organisationId: integer('organisation_id').references(() => organisations.id),
    /** Name as shown; for an unnamed representative its description. */
    name: text('name').notNull(),
    role: text('role').notNull(),
    title: text('title'),
    affiliation: text('affiliation'),
    position: integer('position').notNull().default(0),
  },
  (table) => [index('credits_of').on(table.episodeId, table.position)],
)
