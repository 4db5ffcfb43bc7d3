/** An organisation with what can be seen of it. */
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
  type PartnerRole,
  partnerships,
  people,
  seasons,
  shows,
  type Visibility,
} from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import { listArticles } from './list-articles.ts'
import { pictureColumns } from './list-partners.ts'
import { showIsThere, visibleEpisode, visibleOrganisation, visiblePerson } from './visible.ts'

const MOST = 1_000
type Wanted = { id: number; visibilities: readonly Visibility[] }

/** An organisation's page; null where it has no show and no part in anything that can be seen. */
export function getOrganisationPage(
  db: Db,
  { organisation: slug, visibilities }: { organisation: string; visibilities: readonly Visibility[] },
) {
  const found = db
    .select({
      id: organisations.id,
      slug: organisations.slug,
      name: organisations.name,
      acronym: organisations.acronym,
      description: organisations.description,
      url: organisations.url,
      logo: pictureColumns,
    })
    .from(organisations)
    .leftJoin(assets, eq(assets.id, organisations.logoAssetId))
    .where(and(eq(organisations.slug, slug), visibleOrganisation(visibilities)))
    .get()
  if (!found) return null
  const { id, ...organisation } = found
  const wanted = { id, visibilities }
  return {
    organisation,
    shows: listOwnShows(db, wanted),
    /** Shows and seasons of others in which it has a part. */
    partIn: [...listPartnerShows(db, id), ...listPartnerSeasons(db, wanted)],
    episodes: listEpisodes(db, wanted),
    people: listPeople(db, wanted),
    articles: listArticles(db, { visibilities, where: eq(articles.organisationId, id), limit: MOST }),
  }
}

function listOwnShows(db: Db, { id, visibilities }: Wanted) {
  return db
    .select({
      slug: shows.slug,
      title: shows.title,
      description: shows.description,
      kind: shows.kind,
      language: shows.language,
      episodes: sql<number>`(select count(*) from episodes e
        where e.show_id = ${shows.id} and ${visibleEpisode(visibilities, 'e')})`,
      cover: pictureColumns,
    })
    .from(shows)
    .leftJoin(assets, eq(assets.id, shows.coverAssetId))
    .where(and(eq(shows.organisationId, id), showIsThere()))
    .orderBy(asc(shows.title))
    .all()
}

interface PartIn {
  role: PartnerRole
  show: { slug: string; title: string; language: string; seasonLabel: string | null }
  season: { number: number; title: string | null } | null
}

const show = {
  slug: shows.slug,
  title: shows.title,
  language: shows.language,
  seasonLabel: shows.seasonLabel,
}

function listPartnerShows(db: Db, id: number): PartIn[] {
  return db
    .select({ role: partnerships.role, show })
    .from(partnerships)
    .innerJoin(shows, and(eq(shows.id, partnerships.showId), showIsThere()))
    .where(eq(partnerships.organisationId, id))
    .orderBy(asc(shows.title))
    .all()
    .map((row) => ({ ...row, season: null }))
}

/** Seasons without an episode that can be seen have no page. */
function listPartnerSeasons(db: Db, { id, visibilities }: Wanted): PartIn[] {
  return db
    .select({ role: partnerships.role, show, season: { number: seasons.number, title: seasons.title } })
    .from(partnerships)
    .innerJoin(seasons, eq(seasons.id, partnerships.seasonId))
    .innerJoin(shows, and(eq(shows.id, seasons.showId), showIsThere()))
    .where(
      and(
        eq(partnerships.organisationId, id),
        sql`exists (select 1 from episodes e
          where e.season_id = ${seasons.id} and ${visibleEpisode(visibilities, 'e')})`,
      ),
    )
    .orderBy(asc(shows.title), asc(seasons.number))
    .all()
}

interface Part {
  episodeId: number
  role: CreditRole | PartnerRole
}

/** Episodes in which it speaks or has a part, newest first, with its roles. */
function listEpisodes(db: Db, { id, visibilities }: Wanted) {
  const seen = visibleEpisode(visibilities)
  const partner: Part[] = db
    .select({ episodeId: episodes.id, role: partnerships.role })
    .from(partnerships)
    .innerJoin(episodes, and(eq(episodes.id, partnerships.episodeId), seen))
    .where(eq(partnerships.organisationId, id))
    .all()
  const credited: Part[] = db
    .select({ episodeId: episodes.id, role: credits.role })
    .from(credits)
    .innerJoin(episodes, and(eq(episodes.id, credits.episodeId), seen))
    .where(eq(credits.organisationId, id))
    .all()
  const parts = [...credited, ...partner]
  const cards: EpisodeCard[] = listEpisodeCards(db, {
    visibilities,
    where: inArray(
      episodes.id,
      parts.map((part) => part.episodeId),
    ),
    order: 'newest',
    limit: MOST,
  })
  return cards.map((episode) => ({
    episode,
    roles: [...new Set(parts.filter((part) => part.episodeId === episode.id).map((part) => part.role))],
  }))
}

/** People who are or were with it and have a page; those who still are come first. */
function listPeople(db: Db, { id, visibilities }: Wanted) {
  return db
    .select({
      slug: people.slug,
      name: people.name,
      title: affiliations.title,
      from: affiliations.from,
      until: affiliations.until,
    })
    .from(affiliations)
    .innerJoin(people, eq(people.id, affiliations.personId))
    .where(and(eq(affiliations.organisationId, id), visiblePerson(visibilities)))
    .orderBy(sql`${affiliations.until} is not null`, asc(people.sortName))
    .all()
}
