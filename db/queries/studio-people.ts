/** People, organisations and topics as the studio lists and finds them, and what a change of one of them touches. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { organisations, people, topics } from '../schema.ts'

export type Named = 'person' | 'organisation' | 'topic'

/** The table of each; all have slug, name, saves and removedAt. */
export const NAMED_TABLES = { person: people, organisation: organisations, topic: topics } as const

const tableOf = (named: Named) => NAMED_TABLES[named] as typeof people

/** Those that are there, by name. */
export function listNamed(db: Db, named: Named) {
  const table = tableOf(named)
  const order = named === 'person' ? sql`sort_name collate nocase` : sql`name collate nocase`
  return db
    .select({ slug: table.slug, name: table.name })
    .from(table)
    .where(isNull(table.removedAt))
    .orderBy(order, asc(table.id))
    .all()
}

/** Its row id and name; null where there is none that was not removed. */
export function findNamed(db: Db, named: Named, { slug }: { slug: string }) {
  const table = tableOf(named)
  return (
    db
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(and(eq(table.slug, slug), isNull(table.removedAt)))
      .get() ?? null
  )
}

export interface Touched {
  shows: number[]
  episodes: number[]
  articles: number[]
}

/** What shows a person, an organisation or a topic: its pages, feeds and index rows follow when that changes. */
export function listTouched(db: Db, named: Named, { id }: { id: number }): Touched {
  const ids = (query: string) => db.all<{ id: number }>(sql.raw(query)).map((row) => row.id)
  const { shows, episodes, articles } = TOUCHED[named](Number(id))
  return { shows: ids(shows), episodes: ids(episodes), articles: ids(articles) }
}

const creditsAndReports = (id: number) => `select episode_id as id from credits where person_id = ${id}
  union select r.episode_id from bylines b join reports r on r.id = b.report_id where b.person_id = ${id}`
const partsOf = (id: number) => `select episode_id as id from credits where organisation_id = ${id}
  union select episode_id from partnerships where organisation_id = ${id} and episode_id is not null`
const aboutTopic = (id: number) => `select episode_id as id from episode_topics where topic_id = ${id}`
const showsOf = (episodes: string) => `select distinct show_id as id from episodes where id in (${episodes})`

const TOUCHED: Record<Named, (id: number) => Record<keyof Touched, string>> = {
  person: (id) => ({
    shows: `${showsOf(creditsAndReports(id))} union select show_id from hosts where person_id = ${id}`,
    episodes: creditsAndReports(id),
    articles: `select article_id as id from bylines where person_id = ${id} and article_id is not null`,
  }),
  organisation: (id) => ({
    shows: `${showsOf(partsOf(id))} union select id from shows where organisation_id = ${id}
      union select show_id from partnerships where organisation_id = ${id} and show_id is not null
      union select s.show_id from partnerships p join seasons s on s.id = p.season_id where p.organisation_id = ${id}`,
    episodes: partsOf(id),
    articles: `select id from articles where organisation_id = ${id}`,
  }),
  topic: (id) => ({
    shows: showsOf(aboutTopic(id)),
    episodes: aboutTopic(id),
    articles: `select article_id as id from article_topics where topic_id = ${id}`,
  }),
}
