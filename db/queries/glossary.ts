/** How the words of a show are written: its terms, and who and what is named in it. */
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import {
  credits,
  episodes,
  organisations,
  partnerships,
  people,
  recordings,
  revisions,
  seasons,
  shows,
  terms,
  transcripts,
} from '../schema.ts'

/** A show with more names than this has enough of them for one recording. */
const MOST_NAMES = 500

/** A show's glossary in its order. */
export function listTerms(db: Db, { showId }: { showId: number }) {
  return db
    .select({ term: terms.term, synonyms: terms.synonyms, expansion: terms.expansion })
    .from(terms)
    .where(eq(terms.showId, showId))
    .orderBy(asc(terms.position), asc(terms.id))
    .all()
}

/** People credited in a show, those of one episode first, each with whether it is of that episode. */
export function listPeopleNamed(db: Db, { showId, episodeId }: { showId: number; episodeId: number }) {
  const isHere = sql<number>`max(${credits.episodeId} = ${episodeId})`
  return db
    .select({ name: people.name, isHere: isHere.mapWith(Boolean) })
    .from(credits)
    .innerJoin(people, and(eq(people.id, credits.personId), isNull(people.removedAt)))
    .innerJoin(episodes, eq(episodes.id, credits.episodeId))
    .where(eq(episodes.showId, showId))
    .groupBy(people.id)
    .orderBy(sql`2 desc, max(${credits.id}) desc`)
    .limit(MOST_NAMES)
    .all()
}

/** Organisations that have a part in a show, its seasons or one of its episodes, or speak in it. */
export function listOrganisationsNamed(db: Db, { showId }: { showId: number }) {
  const its = db.select({ id: episodes.id }).from(episodes).where(eq(episodes.showId, showId))
  const itsSeasons = db.select({ id: seasons.id }).from(seasons).where(eq(seasons.showId, showId))
  const partners = db
    .select({ id: partnerships.organisationId })
    .from(partnerships)
    .where(
      or(
        eq(partnerships.showId, showId),
        inArray(partnerships.seasonId, itsSeasons),
        inArray(partnerships.episodeId, its),
      ),
    )
  const speaking = db
    .select({ id: credits.organisationId })
    .from(credits)
    .where(inArray(credits.episodeId, its))
  const owner = db.select({ id: shows.organisationId }).from(shows).where(eq(shows.id, showId))
  return db
    .select({ name: organisations.name, acronym: organisations.acronym })
    .from(organisations)
    .where(
      and(
        isNull(organisations.removedAt),
        or(
          inArray(organisations.id, partners),
          inArray(organisations.id, speaking),
          inArray(organisations.id, owner),
        ),
      ),
    )
    .orderBy(asc(organisations.id))
    .limit(MOST_NAMES)
    .all()
}

/** A revision with its transcript, and whether readers see it; null where there is none. */
export function findRevision(db: Db, { id }: { id: number }) {
  return (
    db
      .select({
        transcriptId: transcripts.id,
        recordingId: transcripts.recordingId,
        language: transcripts.language,
        isCurrent: sql`${transcripts.currentRevisionId} = ${revisions.id}`.mapWith(Boolean),
      })
      .from(revisions)
      .innerJoin(transcripts, eq(transcripts.id, revisions.transcriptId))
      .where(eq(revisions.id, id))
      .get() ?? null
  )
}

/** Revisions that readers see and that no person has written or read as a whole, of the recordings of a show that are there. */
export function listAutomaticRevisions(db: Db, { showId }: { showId: number }) {
  return db
    .select({ revisionId: revisions.id, recordingId: recordings.id })
    .from(transcripts)
    .innerJoin(revisions, eq(revisions.id, transcripts.currentRevisionId))
    .innerJoin(recordings, and(eq(recordings.id, transcripts.recordingId), isNull(recordings.removedAt)))
    .innerJoin(episodes, eq(episodes.id, recordings.episodeId))
    .where(
      and(
        eq(episodes.showId, showId),
        eq(revisions.origin, 'automatic'),
        eq(revisions.reviewed, false),
        sql`${episodes.visibility} <> 'removed'`,
      ),
    )
    .orderBy(asc(transcripts.id))
    .all()
}
