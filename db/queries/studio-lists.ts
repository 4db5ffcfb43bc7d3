/** What the studio's pages list: everything that an account works on, whatever readers see. */
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  articles,
  episodes,
  jobs,
  organisations,
  people,
  recordings,
  seasons,
  shows,
  steps,
  topics,
  type Visibility,
} from '../schema.ts'

/** The shows that an account works on; `null` stands for all. */
export type Works = readonly number[] | null

const within = (works: Works): SQL | undefined => (works ? inArray(shows.id, [...works]) : undefined)

export function listStudioShows(db: Db, { works }: { works: Works }) {
  return db
    .select({
      id: shows.id,
      slug: shows.slug,
      title: shows.title,
      kind: shows.kind,
      language: shows.language,
      episodes: sql<number>`(select count(*) from episodes e where e.show_id = shows.id
        and e.visibility <> 'removed')`,
    })
    .from(shows)
    .where(and(isNull(shows.removedAt), within(works)))
    .orderBy(asc(shows.title))
    .all()
}

/** Its row id, for the question who may do something with it; null where there is no such show. */
export function findShow(db: Db, { slug }: { slug: string }) {
  return (
    db
      .select()
      .from(shows)
      .where(and(eq(shows.slug, slug), isNull(shows.removedAt)))
      .get() ?? null
  )
}

export interface StudioEpisode {
  publicId: string
  title: string
  language: string
  number: number | null
  visibility: Visibility
  publishAt: string | null
  publishedAt: string | null
  startsAt: string | null
  season: number | null
  show: { id: number; slug: string; title: string }
  recordings: number
  /** Steps that are not finished, and those that failed. */
  open: number
  failed: number
}

/** Episodes newest change first. `where` narrows by show, visibility, or open steps. */
export function listStudioEpisodes(
  db: Db,
  {
    works,
    showId,
    visibilities,
    onlyOpen = false,
    order = 'changed',
    limit = 500,
  }: {
    works: Works
    showId?: number
    visibilities: readonly Visibility[]
    onlyOpen?: boolean
    order?: 'changed' | 'publish-at' | 'day'
    limit?: number
  },
): StudioEpisode[] {
  const count = (states: SQL) => sql<number>`(select count(*) from ${steps}
    join ${jobs} on ${jobs.id} = ${steps.jobId} join ${recordings} on ${recordings.id} = ${jobs.recordingId}
    where ${recordings.episodeId} = ${episodes.id} and ${recordings.removedAt} is null
    and ${jobs.sourceAssetId} = ${recordings.sourceAssetId} and ${steps.state} in ${states})`
  const open = count(sql`('pending', 'running', 'waiting')`)
  const failed = count(sql`('failed')`)
  const orders = {
    changed: desc(episodes.changedAt),
    'publish-at': asc(episodes.publishAt),
    day: desc(sql`coalesce(${episodes.startsAt}, ${episodes.publishedAt}, ${episodes.createdAt})`),
  }
  return db
    .select({
      publicId: episodes.publicId,
      title: episodes.title,
      language: episodes.language,
      number: episodes.number,
      visibility: episodes.visibility,
      publishAt: episodes.publishAt,
      publishedAt: episodes.publishedAt,
      startsAt: episodes.startsAt,
      season: seasons.number,
      show: { id: shows.id, slug: shows.slug, title: shows.title },
      recordings: sql<number>`(select count(*) from ${recordings} where ${recordings.episodeId} = ${episodes.id}
        and ${recordings.removedAt} is null)`,
      open,
      failed,
    })
    .from(episodes)
    .innerJoin(shows, eq(shows.id, episodes.showId))
    .leftJoin(seasons, eq(seasons.id, episodes.seasonId))
    .where(
      and(
        within(works),
        isNull(shows.removedAt),
        inArray(episodes.visibility, [...visibilities]),
        showId === undefined ? undefined : eq(episodes.showId, showId),
        onlyOpen ? sql`(${open} > 0 or ${failed} > 0)` : undefined,
      ),
    )
    .orderBy(orders[order], desc(episodes.id))
    .limit(limit)
    .all()
}

export function listSeasons(db: Db, { showId }: { showId: number }) {
  return db.select().from(seasons).where(eq(seasons.showId, showId)).orderBy(asc(seasons.number)).all()
}

/** Names that the studio's forms offer while one types. */
export function listNames(db: Db) {
  const names = (table: typeof people | typeof organisations | typeof topics) =>
    db
      .select({ name: table.name })
      .from(table as typeof people)
      .where(isNull(table.removedAt))
      .orderBy(asc(table.name))
      .all()
      .map((row) => row.name)
  return { people: names(people), organisations: names(organisations), topics: names(topics) }
}

/** What was removed and can be brought back, newest first. */
export function listRemoved(db: Db, { works }: { works: Works }) {
  return {
    episodes: listStudioEpisodes(db, { works, visibilities: ['removed'] }),
    recordings: db
      .select({
        publicId: recordings.publicId,
        title: recordings.title,
        fileName: recordings.fileName,
        removedAt: recordings.removedAt,
        episode: episodes.title,
        show: { id: shows.id, slug: shows.slug, title: shows.title },
      })
      .from(recordings)
      .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
      .innerJoin(shows, eq(shows.id, episodes.showId))
      .where(and(within(works), sql`${recordings.removedAt} is not null`))
      .orderBy(desc(recordings.removedAt))
      .all(),
    articles: db
      .select({ publicId: articles.publicId, title: articles.title, showId: articles.showId })
      .from(articles)
      .where(
        and(eq(articles.visibility, 'removed'), works ? inArray(articles.showId, [...works]) : undefined),
      )
      .orderBy(desc(articles.changedAt))
      .all(),
    people: db.select().from(people).where(sql`${people.removedAt} is not null`).all(),
    organisations: db.select().from(organisations).where(sql`${organisations.removedAt} is not null`).all(),
    topics: db.select().from(topics).where(sql`${topics.removedAt} is not null`).all(),
    shows: db
      .select()
      .from(shows)
      .where(and(within(works), sql`${shows.removedAt} is not null`))
      .all(),
  }
}
