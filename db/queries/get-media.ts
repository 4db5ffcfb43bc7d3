import { eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { assets, type Visibility } from '../schema.ts'
import { recordingIsThere, showIsThere } from './visible.ts'

export interface MediaRow {
  key: string
  type: string
  size: number
  /** sha256, hex. */
  hash: string
  createdAt: string
  /**
   * Of everything that shows it and is there: episodes and articles have one, a show is `public`. A photo is seen where
   * its person has a part, a logo where its organisation has one, a document where it is attached. Originals and working
   * files are shown by nothing: none.
   */
  visibilities: Visibility[]
  /** The name of the file it was, where it is attached as a document. */
  document: string | null
}

/** An asset by its public id with what decides who may have it, or null. Older renditions stay reachable like current ones. */
export function findMedia(db: Db, { asset }: { asset: string }): MediaRow | null {
  const { row, uses } = questionsOf(db)
  const found = row.get({ asset })
  if (!found) return null
  const { shownAs, ...media } = found
  const used = uses.all({ id: shownAs }) as { visibility: Visibility; document: string | null }[]
  const documents = used.filter((use) => use.document !== null)
  return {
    ...media,
    visibilities: [...new Set(used.map((use) => use.visibility))],
    document: documents[0]?.document ?? null,
  }
}

type Questions = ReturnType<typeof prepare>
const prepared = new WeakMap<Db, Questions>()

/** Prepared once: a player asks for hundreds of ranges, and each asks these. */
function questionsOf(db: Db): Questions {
  const known = prepared.get(db) ?? prepare(db)
  prepared.set(db, known)
  return known
}

function prepare(db: Db) {
  const { key, type, size, hash, createdAt } = assets
  // Another size of a picture is seen where the picture is.
  const shownAs = sql<number>`coalesce((select picture_id from picture_sizes where asset_id = assets.id), assets.id)`
  const uses = sql.join(USES, sql` union all `)
  return {
    row: db
      .select({ shownAs, key, type, size, hash, createdAt })
      .from(assets)
      .where(eq(assets.publicId, sql.placeholder('asset')))
      .prepare(),
    uses: db
      .select({ visibility: sql<Visibility>`visibility`, document: sql<string | null>`document` })
      .from(sql`(${uses})`)
      .prepare(),
  }
}

const wanted = sql.placeholder('id')
/** Episodes and articles of a removed show are as if they had never been. */
const there = (as: string) => sql`(${sql.raw(as)}.show_id is null
  or exists (select 1 from shows s where s.id = ${sql.raw(as)}.show_id and ${showIsThere('s')}))`
const episode = (from: SQL, where: SQL, document = sql`null`) =>
  sql`select e.visibility as visibility, ${document} as document from ${from} where ${where} and ${there('e')}`
const article = (from: SQL, where: SQL, document = sql`null`) =>
  sql`select a.visibility, ${document} from ${from} where ${where} and ${there('a')}`
const show = (from: SQL, where: SQL, document = sql`null`) =>
  sql`select 'public', ${document} from ${from} where ${where} and ${showIsThere('s')}`

const document = sql`d.asset_id = ${wanted} and d.removed_at is null`
const person = sql`p.photo_asset_id = ${wanted} and p.removed_at is null`
const organisation = sql`o.logo_asset_id = ${wanted} and o.removed_at is null`

/** Every way in which an asset is shown. */
const USES = [
  episode(
    sql`renditions n join recordings r on r.id = n.recording_id join episodes e on e.id = r.episode_id`,
    sql`n.asset_id = ${wanted} and ${recordingIsThere('r')}`,
  ),
  episode(sql`episodes e`, sql`e.cover_asset_id = ${wanted}`),
  article(sql`articles a`, sql`a.cover_asset_id = ${wanted}`),
  show(sql`shows s`, sql`s.cover_asset_id = ${wanted}`),
  episode(sql`people p join credits c on c.person_id = p.id join episodes e on e.id = c.episode_id`, person),
  episode(sql`people p join hosts h on h.person_id = p.id join episodes e on e.show_id = h.show_id`, person),
  article(sql`people p join bylines b on b.person_id = p.id join articles a on a.id = b.article_id`, person),
  episode(
    sql`people p join bylines b on b.person_id = p.id join reports t on t.id = b.report_id
      join episodes e on e.id = t.episode_id`,
    person,
  ),
  show(sql`organisations o join shows s on s.organisation_id = o.id`, organisation),
  show(
    sql`organisations o join partnerships h on h.organisation_id = o.id join shows s on s.id = h.show_id`,
    organisation,
  ),
  episode(
    sql`organisations o join partnerships h on h.organisation_id = o.id join episodes e on e.id = h.episode_id`,
    organisation,
  ),
  episode(
    sql`organisations o join partnerships h on h.organisation_id = o.id join episodes e on e.season_id = h.season_id`,
    organisation,
  ),
  episode(
    sql`organisations o join credits c on c.organisation_id = o.id join episodes e on e.id = c.episode_id`,
    organisation,
  ),
  article(sql`organisations o join articles a on a.organisation_id = o.id`, organisation),
  show(sql`documents d join shows s on s.id = d.show_id`, document, sql`d.file_name`),
  episode(sql`documents d join episodes e on e.season_id = d.season_id`, document, sql`d.file_name`),
  episode(sql`documents d join episodes e on e.id = d.episode_id`, document, sql`d.file_name`),
  article(sql`documents d join articles a on a.id = d.article_id`, document, sql`d.file_name`),
]
