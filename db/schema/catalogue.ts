/** Who publishes what: organisations, shows, seasons, episodes, recordings. */
import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  changedAt,
  createdAt,
  id,
  MEDIA,
  PRECISIONS,
  REGISTRATIONS,
  removedAt,
  SORTS,
  saves,
  VISIBILITIES,
} from './columns.ts'
import { assets } from './media.ts'

export const organisations = sqliteTable('organisations', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  acronym: text('acronym'),
  description: text('description').notNull().default(''),
  url: text('url'),
  primaryColour: text('primary_colour'),
  secondaryColour: text('secondary_colour'),
  logoAssetId: integer('logo_asset_id'),
  saves: saves(),
  removedAt: removedAt(),
})

export const shows = sqliteTable('shows', {
  id: id(),
  organisationId: integer('organisation_id').references(() => organisations.id),
  slug: text('slug').notNull().unique(),
  title: text('title').notNull(),
  /** `podcast` or `event`; limits no field. */
  kind: text('kind', { enum: ['podcast', 'event'] }).notNull(),
  description: text('description').notNull().default(''),
  language: text('language').notNull(),
  author: text('author').notNull().default(''),
  email: text('email').notNull().default(''),
  category: text('category').notNull().default('Society & Culture'),
  explicit: integer('explicit', { mode: 'boolean' }).notNull().default(false),
  /** What the show calls its seasons: Saison, Semaine, Acte, Jour. */
  seasonLabel: text('season_label'),
  /** `podcast:guid` of the sound's feed: given when the site first has a public address, or brought along; then kept. */
  guid: text('guid').notNull().unique(),
  /** The same of the film's feed; null until it is given. */
  videoGuid: text('video_guid'),
  /** Both are for good; before, the site had no public address yet. */
  guidKept: integer('guid_kept', { mode: 'boolean' }).notNull().default(false),
  coverAssetId: integer('cover_asset_id'),
  medium: text('medium', { enum: MEDIA }).notNull().default('podcast'),
  /** Told in the order in which it happens: apps begin with the first episode. */
  serial: integer('serial', { mode: 'boolean' }).notNull().default(false),
  /** SPDX identifier, `ARR` for all rights reserved, or a name of its own, which needs the address. */
  license: text('license'),
  licenseUrl: text('license_url'),
  /** What place it is about. */
  location: text('location'),
  /** `geo:` URI (RFC 5870) and OpenStreetMap object (`R1234`) of the place. */
  locationGeo: text('location_geo'),
  locationOsm: text('location_osm'),
  /** Other hosts may not take it over. */
  locked: integer('locked', { mode: 'boolean' }).notNull().default(true),
  /** Nothing more will come. */
  ended: integer('ended', { mode: 'boolean' }).notNull().default(false),
  /** Where its feeds are now, after it moved to another host. */
  movedTo: text('moved_to'),
  movedVideoTo: text('moved_video_to'),
  /** Its feeds are handed out in pages (RFC 5005). */
  pagesFeeds: integer('pages_feeds', { mode: 'boolean' }).notNull().default(false),
  /** Tags of an imported feed that have no field, as JSON `KeptTag[]`. */
  keptTags: text('kept_tags'),
  /** The speech model for new recordings: a name that `model list` knows; null where the site's own is used. */
  model: text('model'),
  /** Proposed chapters wait for a person before readers see them. */
  reviewsChapters: integer('reviews_chapters', { mode: 'boolean' }).notNull().default(false),
  /** Rises with every change that a reader or a feed could see. */
  version: integer('version').notNull().default(1),
  saves: saves(),
  createdAt: createdAt(),
  changedAt: changedAt(),
  removedAt: removedAt(),
})

/** Where listeners can give. */
export const fundings = sqliteTable(
  'fundings',
  {
    id: id(),
    showId: integer('show_id')
      .notNull()
      .references(() => shows.id),
    url: text('url').notNull(),
    label: text('label').notNull(),
    position: integer('position').notNull().default(0),
  },
  (table) => [index('fundings_show').on(table.showId)],
)

export const seasons = sqliteTable(
  'seasons',
  {
    id: id(),
    showId: integer('show_id')
      .notNull()
      .references(() => shows.id),
    /** Runs on over editions. */
    number: integer('number').notNull(),
    title: text('title'),
    description: text('description').notNull().default(''),
    edition: integer('edition'),
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    timeZone: text('time_zone'),
    precision: text('precision', { enum: PRECISIONS }),
    saves: saves(),
  },
  (table) => [uniqueIndex('seasons_number').on(table.showId, table.number)],
)

export const episodes = sqliteTable(
  'episodes',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    showId: integer('show_id')
      .notNull()
      .references(() => shows.id),
    seasonId: integer('season_id').references(() => seasons.id),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    /** Number within its season, for `itunes:episode`. */
    number: integer('number'),
    /** What apps show in the number's place: `Acte 2`. */
    numberLabel: text('number_label'),
    /** Null: as the show. */
    explicit: integer('explicit', { mode: 'boolean' }),
    /** Another one than the show's. */
    license: text('license'),
    licenseUrl: text('license_url'),
    type: text('type', { enum: ['full', 'trailer', 'bonus'] })
      .notNull()
      .default('full'),
    language: text('language').notNull(),
    visibility: text('visibility', { enum: VISIBILITIES }).notNull().default('draft'),
    /** What it was before it was removed: bringing it back gives it that again. */
    visibilityBefore: text('visibility_before', { enum: VISIBILITIES }),
    underReview: integer('under_review', { mode: 'boolean' }).notNull().default(false),
    /** When it took or takes place; null where unknown. */
    startsAt: text('starts_at'),
    endsAt: text('ends_at'),
    timeZone: text('time_zone'),
    precision: text('precision', { enum: PRECISIONS }),
    place: text('place'),
    /** `geo:` URI (RFC 5870) and OpenStreetMap object (`N1234`) of the place. */
    placeGeo: text('place_geo'),
    placeOsm: text('place_osm'),
    /** How to get there. */
    access: text('access').notNull().default(''),
    registration: text('registration', { enum: REGISTRATIONS }),
    registrationUrl: text('registration_url'),
    /** *Dans le cadre de*. */
    contextLabel: text('context_label'),
    contextUrl: text('context_url'),
    coverAssetId: integer('cover_asset_id'),
    /** First moment of visibility; feeds date by it. */
    publishedAt: text('published_at'),
    /** The moment a scheduled episode becomes public. */
    publishAt: text('publish_at'),
    /** Becomes public by itself once its recordings can be heard. */
    publishWhenReady: integer('publish_when_ready', { mode: 'boolean' }).notNull().default(false),
    version: integer('version').notNull().default(1),
    saves: saves(),
    createdAt: createdAt(),
    changedAt: changedAt(),
  },
  (table) => [
    uniqueIndex('episodes_slug').on(table.showId, table.slug),
    index('episodes_listed').on(table.showId, table.visibility, table.publishedAt),
    index('episodes_cover').on(table.coverAssetId),
  ],
)

export const recordings = sqliteTable(
  'recordings',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    episodeId: integer('episode_id')
      .notNull()
      .references(() => episodes.id),
    /** Given once, never reused: it stands in addresses. */
    number: integer('number').notNull(),
    title: text('title'),
    description: text('description').notNull().default(''),
    sort: text('sort', { enum: SORTS }).notNull().default('whole'),
    /** Place between two paragraphs of the report. */
    place: integer('place'),
    /** The feed item's guid, given once. */
    guid: text('guid').notNull().unique(),
    /** Declared language, or `auto`. */
    language: text('language').notNull(),
    sourceAssetId: integer('source_asset_id').references(() => assets.id),
    /** As the producer's machine named it; shown as text, never used as a path. */
    fileName: text('file_name').notNull(),
    duration: real('duration'),
    /** Of the source, in LUFS. */
    loudness: real('loudness'),
    /** Of what listeners get, in LUFS. */
    loudnessReached: real('loudness_reached'),
    /** The picture in 1080 lines too, where it has them. */
    fullPicture: integer('full_picture', { mode: 'boolean' }).notNull().default(false),
    /** The speech model asked for: the show's when it came in, or a better one chosen since; null for the site's own. */
    model: text('model'),
    /** `given`: a person imported or reviewed the words; the recogniser's never take their place. */
    words: text('words', { enum: ['recognised', 'given'] })
      .notNull()
      .default('recognised'),
    /** Storage key of the given words in the pipeline's form: chapters are proposed from them. */
    wordsKey: text('words_key'),
    /** First moment at which readers could hear it: its feed item is dated by it. */
    publishedAt: text('published_at'),
    /** Tags of an imported feed's item that have no field, as JSON `KeptTag[]`. */
    keptTags: text('kept_tags'),
    saves: saves(),
    createdAt: createdAt(),
    removedAt: removedAt(),
  },
  (table) => [uniqueIndex('recordings_number').on(table.episodeId, table.number)],
)

/** A stretch of a recording that apps may offer as a taste of it; seconds. */
export const soundbites = sqliteTable(
  'soundbites',
  {
    id: id(),
    recordingId: integer('recording_id')
      .notNull()
      .references(() => recordings.id),
    start: real('start').notNull(),
    duration: real('duration').notNull(),
    title: text('title').notNull().default(''),
  },
  (table) => [index('soundbites_recording').on(table.recordingId)],
)

/** What is to be told to others, once each, after a commit. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    kind: text('kind').notNull(),
    body: text('body').notNull(),
    /** How often it was tried in vain, and when it may be tried again: never where it is null. */
    attempts: integer('attempts').notNull().default(0),
    nextAt: text('next_at'),
    /** What the other side answered last. */
    reason: text('reason'),
    createdAt: createdAt(),
    sentAt: text('sent_at'),
  },
  (table) => [index('outbox_open').on(table.nextAt).where(sql`sent_at is null`)],
)

/** Feeds as they were written last. Not catalogue: what changed is found by building them again. */
export const feeds = sqliteTable('feeds', {
  /** Its address on this site: `/feeds/palier/video.xml`. */
  path: text('path').primaryKey(),
  /** What it was built from: while it is the same, nothing needs to be built. */
  version: text('version').notNull(),
  /** sha256 of its content, the date of its last change left out; hex. */
  hash: text('hash').notNull(),
  /** When the content was another one last: the date that the feed says. */
  changedAt: text('changed_at').notNull(),
})
