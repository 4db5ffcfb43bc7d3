/** Who spoke, with the title and affiliation of that day, and which organisations stand behind. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { episodes, organisations, seasons, shows } from './catalogue.ts'
import { CREDIT_ROLES, id, PARTNER_ROLES, removedAt, saves } from './columns.ts'

export const people = sqliteTable('people', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  sortName: text('sort_name').notNull(),
  bio: text('bio').notNull().default(''),
  photoAssetId: integer('photo_asset_id'),
  url: text('url'),
  saves: saves(),
  removedAt: removedAt(),
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

/** Who is heard in every episode of a show: apps show them beside those of an episode. */
export const hosts = sqliteTable(
  'hosts',
  {
    showId: integer('show_id')
      .notNull()
      .references(() => shows.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.showId, table.personId] }),
    index('hosts_person').on(table.personId),
  ],
)

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
    role: text('role', { enum: CREDIT_ROLES }).notNull(),
    title: text('title'),
    affiliation: text('affiliation'),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('credits_of').on(table.episodeId, table.position),
    index('credits_person').on(table.personId),
    index('credits_organisation').on(table.organisationId),
  ],
)

/** An organisation's part in exactly one of a show, a season, an episode. */
export const partnerships = sqliteTable(
  'partnerships',
  {
    id: id(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    showId: integer('show_id').references(() => shows.id),
    seasonId: integer('season_id').references(() => seasons.id),
    episodeId: integer('episode_id').references(() => episodes.id),
    role: text('role', { enum: PARTNER_ROLES }).notNull(),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('partnerships_show').on(table.showId),
    index('partnerships_season').on(table.seasonId),
    index('partnerships_episode').on(table.episodeId),
    index('partnerships_organisation').on(table.organisationId),
  ],
)
