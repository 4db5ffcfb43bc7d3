/** A person with what can be seen of them. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  affiliations,
  articles,
  assets,
  type CreditRole,
  credits,
  episodes,
  organisations,
  people,
  type Visibility,
} from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import { type ArticleCard, listArticles } from './list-articles.ts'
import { listHosted } from './list-hosts.ts'
import { type Partner, pictureColumns } from './list-partners.ts'
import { visibleEpisode, visibleOrganisation, visiblePerson } from './visible.ts'
import { type Offered, whichFeeds } from './which-feeds.ts'

export interface PersonPage {
  person: {
    slug: string
    name: string
    bio: string
    url: string | null
    photo: Partner['logo']
  }
  affiliations: AffiliationRow[]
  /** Shows in every episode of which they are heard. */
  hosted: { slug: string; title: string; language: string }[]
  /** What there is to hear of them. */
  offered: Offered
  /** Newest first, each with what the person did on it, as of that day. */
  episodes: { episode: EpisodeCard; credits: DayCredit[] }[]
  articles: ArticleCard[]
  /** Episodes whose report they wrote. */
  reports: EpisodeCard[]
}

export interface AffiliationRow {
  title: string | null
  from: string | null
  until: string | null
  /** `slug` is null where the organisation has no page. */
  organisation: { slug: string | null; name: string; acronym: string | null }
}

export interface DayCredit {
  role: CreditRole
  title: string | null
  affiliation: string | null
}

const MOST = 1_000
type Wanted = { id: number; visibilities: readonly Visibility[] }

/** A person's page; null where they have no part in anything that can be seen. */
export function getPersonPage(
  db: Db,
  { person: slug, visibilities }: { person: string; visibilities: readonly Visibility[] },
): PersonPage | null {
  const found = db
    .select({
      id: people.id,
      slug: people.slug,
      name: people.name,
      bio: people.bio,
      url: people.url,
      photo: pictureColumns,
    })
    .from(people)
    .leftJoin(assets, eq(assets.id, people.photoAssetId))
    .where(and(eq(people.slug, slug), visiblePerson(visibilities)))
    .get()
  if (!found) return null
  const { id, ...person } = found
  return {
    person,
    affiliations: listAffiliations(db, { id, visibilities }),
    hosted: listHosted(db, { personId: id, visibilities }),
    offered: whichFeeds(db, { of: { personId: id }, visibilities }),
    episodes: listCredited(db, { id, visibilities }),
    articles: listArticles(db, {
      visibilities,
      where: sql`${articles.id} in (select article_id from bylines where person_id = ${id})`,
      limit: MOST,
    }),
    reports: listEpisodeCards(db, {
      visibilities,
      where: and(
        visibleEpisode(visibilities),
        sql`${episodes.id} in (select r.episode_id from reports r join bylines b on b.report_id = r.id
          where b.person_id = ${id})`,
      )!,
      order: 'newest',
      limit: MOST,
    }),
  }
}

function listAffiliations(db: Db, { id, visibilities }: Wanted): AffiliationRow[] {
  return db
    .select({
      title: affiliations.title,
      from: affiliations.from,
      until: affiliations.until,
      organisation: {
        slug: sql<
          string | null
        >`case when ${visibleOrganisation(visibilities)} then ${organisations.slug} end`,
        name: organisations.name,
        acronym: organisations.acronym,
      },
    })
    .from(affiliations)
    .innerJoin(organisations, eq(organisations.id, affiliations.organisationId))
    .where(eq(affiliations.personId, id))
    .orderBy(sql`${affiliations.until} is not null`, sql`${affiliations.from} desc`, asc(affiliations.id))
    .all()
}

function listCredited(db: Db, { id, visibilities }: Wanted) {
  const rows = db
    .select({
      episodeId: credits.episodeId,
      role: credits.role,
      title: credits.title,
      affiliation: credits.affiliation,
    })
    .from(credits)
    .innerJoin(episodes, and(eq(episodes.id, credits.episodeId), visibleEpisode(visibilities)))
    .where(eq(credits.personId, id))
    .orderBy(asc(credits.position), asc(credits.id))
    .all()
  const cards = listEpisodeCards(db, {
    visibilities,
    where: inArray(
      episodes.id,
      rows.map((row) => row.episodeId),
    ),
    order: 'newest',
    limit: MOST,
  })
  return cards.map((episode) => ({
    episode,
    credits: rows
      .filter((row) => row.episodeId === episode.id)
      .map(({ role, title, affiliation }) => ({ role, title, affiliation })),
  }))
}
