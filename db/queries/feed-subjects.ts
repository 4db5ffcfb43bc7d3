/** What a feed is of: a show, one of its seasons, a topic, a person; and what says that it may have changed. */
import { and, asc, eq, exists, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  episodes,
  fundings,
  hosts,
  organisations,
  people,
  seasons,
  shows,
  topics,
  type Visibility,
} from '../schema.ts'
import { byKey } from './by-key.ts'
import { listSizesOf } from './picture-sizes.ts'
import { hostsPublicly, showIsThere, visibleEpisode, visiblePerson, visibleTopic } from './visible.ts'

type Visibilities = readonly Visibility[]

/** A show with what its feeds and their items take from it, each by its id. */
export type FeedShow = ReturnType<typeof readFeedShows>[number]

/** The row id of a show that is there, and what it was when something of it changed last; null where there is none. */
export function findShowVersion(db: Db, { show }: { show: string }) {
  return (
    db
      .select({ id: shows.id, pagesFeeds: shows.pagesFeeds, version: shows.version })
      .from(shows)
      .where(and(eq(shows.slug, show), showIsThere()))
      .get() ?? null
  )
}

/** A season that has its page: one of its episodes can be seen. */
export function findFeedSeason(
  db: Db,
  wanted: { showId: number; number: number; visibilities: Visibilities },
) {
  const { id, number, title, description } = seasons
  const its = and(eq(episodes.seasonId, seasons.id), visibleEpisode(wanted.visibilities))
  return (
    db
      .select({ id, number, title, description })
      .from(seasons)
      .where(
        and(
          eq(seasons.showId, wanted.showId),
          eq(seasons.number, wanted.number),
          exists(db.select().from(episodes).where(its)),
        ),
      )
      .get() ?? null
  )
}

/** A topic that has its page. */
export function findFeedTopic(db: Db, wanted: { topic: string; visibilities: Visibilities }) {
  const { id, slug, name, description, saves } = topics
  const its = and(eq(topics.slug, wanted.topic), visibleTopic(wanted.visibilities))
  return db.select({ id, slug, name, description, saves }).from(topics).where(its).get() ?? null
}

/** A person who has their page. */
export function findFeedPerson(db: Db, wanted: { person: string; visibilities: Visibilities }) {
  const { id, slug, name, bio, saves } = people
  const its = and(eq(people.slug, wanted.person), visiblePerson(wanted.visibilities))
  return db.select({ id, slug, name, description: bio, saves }).from(people).where(its).get() ?? null
}

/** Versions of the shows whose episodes are about a topic or credit a person. */
export function listShowVersions(db: Db, of: { topicId: number } | { personId: number }) {
  const theirs =
    'topicId' in of
      ? sql`select episode_id from episode_topics where topic_id = ${of.topicId}`
      : sql`select episode_id from credits where person_id = ${of.personId}`
  return db
    .select({ id: shows.id, version: shows.version })
    .from(shows)
    .where(sql`${shows.id} in (select show_id from episodes where id in (${theirs}))`)
    .orderBy(asc(shows.id))
    .all()
}

/** Shows with what their feeds say of them. */
export function readFeedShows(
  db: Db,
  { shows: ids, visibilities }: { shows: number[]; visibilities: Visibilities },
) {
  if (ids.length === 0) return []
  const rows = db
    .select({ show: shows, organisation: organisations.name })
    .from(shows)
    .leftJoin(organisations, and(eq(organisations.id, shows.organisationId), isNull(organisations.removedAt)))
    .where(inArray(shows.id, ids))
    .all()
  const voices = readHosts(db, { shows: ids, visibilities })
  const hostsOf = byKey(voices)
  const fundingsOf = byKey(
    db
      .select({ key: fundings.showId, url: fundings.url, label: fundings.label })
      .from(fundings)
      .where(inArray(fundings.showId, ids))
      .orderBy(asc(fundings.position), asc(fundings.id))
      .all(),
  )
  const sizesOf = listSizesOf(db, [
    ...rows.map(({ show }) => show.coverAssetId),
    ...voices.map(({ photoAssetId }) => photoAssetId),
  ])
  return rows.map((row) => ({
    ...row,
    cover: sizesOf(row.show.coverAssetId),
    fundings: fundingsOf(row.show.id),
    hosts: hostsOf(row.show.id).map(({ photoAssetId, ...host }) => ({
      ...host,
      // Who has no page shows no photo either.
      photo: host.slug === null ? [] : sizesOf(photoAssetId),
    })),
  }))
}

function readHosts(db: Db, { shows: ids, visibilities }: { shows: number[]; visibilities: Visibilities }) {
  return db
    .select({
      key: hosts.showId,
      personId: people.id,
      name: people.name,
      slug: sql<string | null>`case when ${hostsPublicly(visibilities, 'hosts')} then ${people.slug} end`,
      url: people.url,
      photoAssetId: people.photoAssetId,
    })
    .from(hosts)
    .innerJoin(people, and(eq(people.id, hosts.personId), isNull(people.removedAt)))
    .where(inArray(hosts.showId, ids))
    .orderBy(asc(hosts.position), asc(hosts.personId))
    .all()
}
