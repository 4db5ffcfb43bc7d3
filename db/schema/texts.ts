/** What is written beside recordings: reports, articles, references, documents, topics. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { episodes, organisations, seasons, shows } from './catalogue.ts'
import { ARTICLE_KINDS, changedAt, createdAt, id, removedAt, saves, VISIBILITIES } from './columns.ts'
import { assets } from './media.ts'
import { people } from './people.ts'

/** A dated text without a recording, in the site's news and never in a podcast feed. */
export const articles = sqliteTable(
  'articles',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    slug: text('slug').notNull().unique(),
    kind: text('kind', { enum: ARTICLE_KINDS }).notNull(),
    /** Whose it is, where it belongs to one. */
    showId: integer('show_id').references(() => shows.id),
    organisationId: integer('organisation_id').references(() => organisations.id),
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    /** Markdown. */
    body: text('body').notNull().default(''),
    language: text('language').notNull(),
    /** Whom to ask: name, telephone, address, as shown. */
    contact: text('contact').notNull().default(''),
    coverAssetId: integer('cover_asset_id'),
    visibility: text('visibility', { enum: VISIBILITIES }).notNull().default('draft'),
    visibilityBefore: text('visibility_before', { enum: VISIBILITIES }),
    publishedAt: text('published_at'),
    publishAt: text('publish_at'),
    saves: saves(),
    createdAt: createdAt(),
    changedAt: changedAt(),
  },
  (table) => [
    index('articles_listed').on(table.visibility, table.publishedAt),
    index('articles_show').on(table.showId),
    index('articles_cover').on(table.coverAssetId),
  ],
)

/** The written text beside an episode's recordings (compte-rendu); Markdown, where `[words](t:812)` leads to a moment. */
export const reports = sqliteTable('reports', {
  id: id(),
  episodeId: integer('episode_id')
    .notNull()
    .unique()
    .references(() => episodes.id),
  body: text('body').notNull(),
  language: text('language').notNull(),
  saves: saves(),
  createdAt: createdAt(),
  changedAt: changedAt(),
})

/** Who wrote an article or a report: exactly one of the two. */
export const bylines = sqliteTable(
  'bylines',
  {
    id: id(),
    articleId: integer('article_id').references(() => articles.id),
    reportId: integer('report_id').references(() => reports.id),
    personId: integer('person_id').references(() => people.id),
    /** As shown. */
    name: text('name').notNull(),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('bylines_article').on(table.articleId),
    index('bylines_report').on(table.reportId),
    index('bylines_person').on(table.personId),
  ],
)

/** A cited work or link of exactly one episode, season or article. */
export const references = sqliteTable(
  'references',
  {
    id: id(),
    episodeId: integer('episode_id').references(() => episodes.id),
    seasonId: integer('season_id').references(() => seasons.id),
    articleId: integer('article_id').references(() => articles.id),
    author: text('author').notNull().default(''),
    title: text('title').notNull(),
    publisher: text('publisher').notNull().default(''),
    year: integer('year'),
    url: text('url'),
    note: text('note').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (table) => [
    index('references_episode').on(table.episodeId),
    index('references_season').on(table.seasonId),
    index('references_article').on(table.articleId),
  ],
)

/** An attached file of exactly one show, season, episode or article; announced while it has no asset. */
export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    publicId: text('public_id').notNull().unique(),
    showId: integer('show_id').references(() => shows.id),
    seasonId: integer('season_id').references(() => seasons.id),
    episodeId: integer('episode_id').references(() => episodes.id),
    articleId: integer('article_id').references(() => articles.id),
    title: text('title').notNull(),
    language: text('language').notNull(),
    assetId: integer('asset_id').references(() => assets.id),
    /** As the producer's machine named it; shown as text, never used as a path. */
    fileName: text('file_name').notNull().default(''),
    /** Someone checked that a screen reader can read it; null where nobody said. */
    accessible: integer('accessible', { mode: 'boolean' }),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
    removedAt: removedAt(),
  },
  (table) => [
    index('documents_show').on(table.showId),
    index('documents_season').on(table.seasonId),
    index('documents_episode').on(table.episodeId),
    index('documents_article').on(table.articleId),
    index('documents_asset').on(table.assetId),
  ],
)

/** A show's glossary: how its words are written, and what they mean. */
export const terms = sqliteTable(
  'terms',
  {
    id: id(),
    showId: integer('show_id')
      .notNull()
      .references(() => shows.id),
    term: text('term').notNull(),
    /** Other ways to say or to hear it, one on each line. */
    synonyms: text('synonyms').notNull().default(''),
    /** What it stands for. */
    expansion: text('expansion').notNull().default(''),
    position: integer('position').notNull().default(0),
  },
  (table) => [index('terms_show').on(table.showId)],
)

/** What an episode or an article is about. */
export const topics = sqliteTable('topics', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  saves: saves(),
  removedAt: removedAt(),
})

export const episodeTopics = sqliteTable(
  'episode_topics',
  {
    episodeId: integer('episode_id')
      .notNull()
      .references(() => episodes.id),
    topicId: integer('topic_id')
      .notNull()
      .references(() => topics.id),
  },
  (table) => [
    primaryKey({ columns: [table.episodeId, table.topicId] }),
    index('episode_topics_topic').on(table.topicId),
  ],
)

export const articleTopics = sqliteTable(
  'article_topics',
  {
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id),
    topicId: integer('topic_id')
      .notNull()
      .references(() => topics.id),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.topicId] }),
    index('article_topics_topic').on(table.topicId),
  ],
)
