/**
 * Conditions that every question asked for a reader has in common: which visibilities may be seen is the caller's to
 * say (one policy decides), and what was removed, or belongs to a removed show, is as if it had never been.
 */
import { type SQL, sql } from 'drizzle-orm'
import type { Visibility } from '../schema.ts'

type Visibilities = readonly Visibility[]

/** Episodes of these visibilities, of shows that are there. `as` is what the question calls the table. */
export function visibleEpisode(visibilities: Visibilities, as = 'episodes'): SQL {
  const row = sql.raw(as)
  return sql`(${row}.visibility in ${[...visibilities]} and ${row}.show_id not in ${REMOVED_SHOWS})`
}

/** Articles of these visibilities, of no show or of one that is there. */
export function visibleArticle(visibilities: Visibilities, as = 'articles'): SQL {
  const row = sql.raw(as)
  return sql`(${row}.visibility in ${[...visibilities]}
    and (${row}.show_id is null or ${row}.show_id not in ${REMOVED_SHOWS}))`
}

/** Recordings that are there; whether their episode may be seen is asked beside. */
export function recordingIsThere(as = 'recordings'): SQL {
  return sql`${sql.raw(as)}.removed_at is null`
}

/** Chapters that readers have; what waits for a person is the studio's alone. */
export function chapterIsPublished(as = 'chapters'): SQL {
  return sql`${sql.raw(as)}.proposed = 0`
}

export function showIsThere(as = 'shows'): SQL {
  return sql`${sql.raw(as)}.removed_at is null`
}

/** People (table `people`) who are heard in, or wrote, something that can be seen: a draft's speaker has no page. */
export function visiblePerson(visibilities: Visibilities): SQL {
  return sql`(people.removed_at is null and (
    exists (select 1 from credits c join episodes e on e.id = c.episode_id
      where c.person_id = people.id and ${visibleEpisode(visibilities, 'e')})
    or exists (select 1 from hosts h where h.person_id = people.id and ${hostsPublicly(visibilities, 'h')})
    or exists (select 1 from bylines b join articles a on a.id = b.article_id
      where b.person_id = people.id and ${visibleArticle(visibilities, 'a')})
    or exists (select 1 from bylines b join reports r on r.id = b.report_id join episodes e on e.id = r.episode_id
      where b.person_id = people.id and ${visibleEpisode(visibilities, 'e')})))`
}

/** Hosts of a show of which an episode can be seen. */
export function hostsPublicly(visibilities: Visibilities, as: string): SQL {
  return sql`exists (select 1 from episodes e
    where e.show_id = ${sql.raw(as)}.show_id and ${visibleEpisode(visibilities, 'e')})`
}

/** Organisations (table `organisations`) that have a show, or take part in something that can be seen. */
export function visibleOrganisation(visibilities: Visibilities): SQL {
  return sql`(organisations.removed_at is null and (
    exists (select 1 from shows s where s.organisation_id = organisations.id and ${showIsThere('s')})
    or exists (select 1 from partnerships p join shows s on s.id = p.show_id
      where p.organisation_id = organisations.id and ${showIsThere('s')})
    or exists (select 1 from partnerships p
      join episodes e on e.id = p.episode_id or (p.season_id is not null and e.season_id = p.season_id)
      where p.organisation_id = organisations.id and ${visibleEpisode(visibilities, 'e')})
    or exists (select 1 from credits c join episodes e on e.id = c.episode_id
      where c.organisation_id = organisations.id and ${visibleEpisode(visibilities, 'e')})
    or exists (select 1 from articles a
      where a.organisation_id = organisations.id and ${visibleArticle(visibilities, 'a')})))`
}

/** Topics (table `topics`) of something that can be seen. */
export function visibleTopic(visibilities: Visibilities): SQL {
  return sql`(topics.removed_at is null and (
    exists (select 1 from episode_topics t join episodes e on e.id = t.episode_id
      where t.topic_id = topics.id and ${visibleEpisode(visibilities, 'e')})
    or exists (select 1 from article_topics t join articles a on a.id = t.article_id
      where t.topic_id = topics.id and ${visibleArticle(visibilities, 'a')})))`
}

const REMOVED_SHOWS = sql.raw('(select id from shows where removed_at is not null)')
