/** Words in, episodes with their best moments out. */
import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { episodes, type Visibility } from '../schema.ts'
import { type EpisodeCard, listEpisodeCards } from './episode-card.ts'
import { CUES_PER_TRANSCRIPT } from './index-transcript.ts'
import { chapterIsPublished, recordingIsThere, visibleEpisode } from './visible.ts'

export interface Moment {
  episodeId: number
  /** Number of the recording, null where the episode has only one. */
  part: number | null
  start: number
  text: string
  language: string
  speaker: string | null
  chapter: string | null
}

export interface FoundEpisode {
  episode: EpisodeCard
  /** Best ones, in the order in which they are heard; none where the words are only written about it. */
  moments: Moment[]
}

export interface Wish {
  /** One FTS5 expression per thing that must be there. */
  match: { terms: string[] }
  visibilities: readonly Visibility[]
  limit: number
}

const MOMENTS_PER_EPISODE = 3
const BEST_CUES = 400

/**
 * Episodes that have every term somewhere: first those with all of them in the title, then those with all of them
 * in one cue (best first), then the others (newest first). `total` counts them all.
 */
export function searchCatalogue(db: Db, wish: Wish): { total: number; found: FoundEpisode[] } {
  const everywhere = listEpisodesWithAll(db, wish)
  if (everywhere.length === 0) return { total: 0, found: [] }
  const { terms } = wish.match
  const together = listCues(db, wish, terms.join(' AND '), sql`1`)
  const order = [...listTitled(db, wish), ...together.map((moment) => moment.episodeId), ...everywhere]
  const chosen = [...new Set(order)].slice(0, wish.limit)
  const lacking = chosen.filter((id) => !together.some((moment) => moment.episodeId === id))
  const apart = lacking.flatMap((id) =>
    listCues(db, wish, terms.join(' OR '), sql`e.id = ${id}`, MOMENTS_PER_EPISODE),
  )
  const cards = listEpisodeCards(db, {
    visibilities: wish.visibilities,
    where: inArray(episodes.id, chosen),
    order: 'newest',
    limit: wish.limit,
  })
  const found = chosen.flatMap((id) => {
    const episode = cards.find((card) => card.id === id)
    return episode ? [{ episode, moments: bestOf([...together, ...apart], id) }] : []
  })
  return { total: everywhere.length, found }
}

function bestOf(moments: Moment[], episodeId: number): Moment[] {
  return moments
    .filter((moment) => moment.episodeId === episodeId)
    .slice(0, MOMENTS_PER_EPISODE)
    .sort((a, b) => (a.part ?? 0) - (b.part ?? 0) || a.start - b.start)
}

const visible = (visibilities: readonly Visibility[]) => visibleEpisode(visibilities, 'e')

// `cross join` keeps this order: the index first, then one row for each hit.
const heard = sql`cue_index
  cross join transcripts t on t.id = cue_index.rowid / ${sql.raw(String(CUES_PER_TRANSCRIPT))}
  cross join recordings r on r.id = t.recording_id and ${recordingIsThere('r')}
  cross join episodes e on e.id = r.episode_id`

/** Visible episodes that have every term in what is said or written, newest first. */
function listEpisodesWithAll(db: Db, { match, visibilities }: Wish): number[] {
  const having = match.terms.map(
    (
      term,
    ) => sql`select * from (select e.id from ${heard} where cue_index match ${term} and ${visible(visibilities)}
      union select e.id from episode_index cross join episodes e on e.id = episode_index.rowid
        where episode_index match ${term} and ${visible(visibilities)})`,
  )
  const rows = db.all<{
    id: number
  }>(sql`select id from episodes where id in (${sql.join(having, sql` intersect `)})
    order by coalesce(starts_at, published_at) desc, id desc`)
  return rows.map((row) => row.id)
}

function listTitled(db: Db, { match, visibilities, limit }: Wish): number[] {
  const rows = db.all<{
    id: number
  }>(sql`select e.id from episode_index cross join episodes e on e.id = episode_index.rowid
    where episode_index match ${`{title} : (${match.terms.join(' AND ')})`} and ${visible(visibilities)}
    order by bm25(episode_index) limit ${limit}`)
  return rows.map((row) => row.id)
}

/** The best visible cues that fit an expression. */
function listCues(
  db: Db,
  { visibilities }: Wish,
  expression: string,
  where: SQL,
  limit = BEST_CUES,
): Moment[] {
  // `order by bm25(…)` written out: `order by rank` would sort every hit before the limit. What a moment shows is
  // looked up for the best alone.
  return db.all<Moment>(sql`with best as materialized (
      select cue_index.rowid as id, e.id as episode, r.id as recording, r.number, t.language,
        t.current_revision_id as revision, bm25(cue_index) as score
      from ${heard} where cue_index match ${expression} and ${visible(visibilities)} and ${where}
      order by bm25(cue_index) limit ${limit})
    select best.episode as episodeId, c.start, c.text, best.language,
      coalesce((select name from people where id = c.person_id), c.speaker) as speaker,
      case when (select count(*) from recordings o where o.episode_id = best.episode
        and ${recordingIsThere('o')}) > 1 then best.number end as part,
      (select title from chapters h where h.recording_id = best.recording and h.start <= c.start
        and ${chapterIsPublished('h')} order by h.start desc limit 1) as chapter
    from best join cues c on c.revision_id = best.revision
      and c.number = best.id % ${sql.raw(String(CUES_PER_TRANSCRIPT))}
    order by best.score, best.id`)
}
