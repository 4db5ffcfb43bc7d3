import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, episodes, organisations, type Precision, shows, type Visibility } from '../schema.ts'
import { keyOfSize } from './picture-sizes.ts'
import { showIsThere, visibleArticle, visibleEpisode } from './visible.ts'

/** What can be said on the share card of a page. */
export interface CardRow {
  title: string
  language: string
  visibility: Visibility
  /** Null for an article of no show, and for a show itself. */
  show: { title: string; kind: 'podcast' | 'event' } | null
  organisation: string | null
  primary: string | null
  secondary: string | null
  /** Storage key of its cover, else of its show's, in a size that fits; null where neither has one. */
  cover: string | null
  at: string | null
  precision: Precision | null
  timeZone: string | null
}

/** Of an episode by its public id, an article or a show by its slug; null where there is none of these visibilities. */
export function findCardRow(
  db: Db,
  wanted: { of: 'shows' | 'episodes' | 'articles'; id: string; visibilities: readonly Visibility[] },
): CardRow | null {
  const { of, id, visibilities } = wanted
  if (of === 'shows') return findShow(db, id)
  return of === 'episodes' ? findEpisode(db, id, visibilities) : findArticle(db, id, visibilities)
}

const theirs = {
  organisation: organisations.name,
  primary: organisations.primaryColour,
  secondary: organisations.secondaryColour,
}
const isTheirs = (id: SQL) => and(eq(organisations.id, id), isNull(organisations.removedAt))
const undated = { at: null, precision: null, timeZone: null }

/** Pixels that a cover takes on a card. */
const COVER = 480
const keyOf = (pictureId: SQL) => keyOfSize(pictureId, COVER)

function findShow(db: Db, slug: string): CardRow | null {
  const found = db
    .select({
      title: shows.title,
      language: shows.language,
      kind: shows.kind,
      ...theirs,
      organisation: sql<string | null>`coalesce(${organisations.name}, nullif(${shows.author}, ''))`,
      cover: keyOf(sql`${shows.coverAssetId}`),
    })
    .from(shows)
    .leftJoin(organisations, isTheirs(sql`${shows.organisationId}`))
    .where(and(eq(shows.slug, slug), showIsThere()))
    .get()
  if (!found) return null
  const { kind, ...row } = found
  return { ...row, ...undated, visibility: 'public', show: { title: row.title, kind } }
}

function findEpisode(db: Db, publicId: string, visibilities: readonly Visibility[]): CardRow | null {
  const found = db
    .select({
      title: episodes.title,
      language: episodes.language,
      visibility: episodes.visibility,
      show: { title: shows.title, kind: shows.kind },
      ...theirs,
      cover: keyOf(sql`coalesce(${episodes.coverAssetId}, ${shows.coverAssetId})`),
      at: sql<string | null>`coalesce(${episodes.startsAt}, ${episodes.publishedAt})`,
      precision: episodes.precision,
      timeZone: episodes.timeZone,
    })
    .from(episodes)
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(organisations, isTheirs(sql`${shows.organisationId}`))
    .where(and(eq(episodes.publicId, publicId), visibleEpisode(visibilities)))
    .get()
  return found ?? null
}

function findArticle(db: Db, slug: string, visibilities: readonly Visibility[]): CardRow | null {
  const found = db
    .select({
      title: articles.title,
      language: articles.language,
      visibility: articles.visibility,
      show: { title: shows.title, kind: shows.kind },
      ...theirs,
      cover: keyOf(sql`coalesce(${articles.coverAssetId}, ${shows.coverAssetId})`),
      at: articles.publishedAt,
    })
    .from(articles)
    .leftJoin(shows, eq(shows.id, articles.showId))
    .leftJoin(organisations, isTheirs(sql`coalesce(${articles.organisationId}, ${shows.organisationId})`))
    .where(and(eq(articles.slug, slug), visibleArticle(visibilities)))
    .get()
  return found ? { ...found, precision: null, timeZone: null } : null
}
