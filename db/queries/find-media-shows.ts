import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'

/**
 * The shows that an asset belongs to, published or not, originals too; null in the list stands for what belongs to no show. Empty
 * where nothing of the catalogue uses it.
 */
export function findMediaShows(db: Db, { asset }: { asset: string }): (number | null)[] {
  const uses = sql.join(
    USES.map((use) => sql`select ${use}`),
    sql` union `,
  )
  const rows = db.all<{ show: number | null }>(
    sql`with a as (select coalesce(z.picture_id, assets.id) as id from assets
      left join picture_sizes z on z.asset_id = assets.id where assets.public_id = ${asset}) ${uses}`,
  )
  return rows.map((row) => row.show)
}

const USES: SQL[] = [
  sql`e.show_id as show from a join renditions n on n.asset_id = a.id
    join recordings r on r.id = n.recording_id join episodes e on e.id = r.episode_id`,
  sql`e.show_id from a join recordings r on r.source_asset_id = a.id join episodes e on e.id = r.episode_id`,
  sql`e.show_id from a join episodes e on e.cover_asset_id = a.id`,
  sql`s.id from a join shows s on s.cover_asset_id = a.id`,
  sql`x.show_id from a join articles x on x.cover_asset_id = a.id`,
  sql`d.show_id from a join documents d on d.asset_id = a.id where d.show_id is not null`,
  sql`e.show_id from a join documents d on d.asset_id = a.id join episodes e on e.id = d.episode_id`,
  sql`s.show_id from a join documents d on d.asset_id = a.id join seasons s on s.id = d.season_id`,
  sql`x.show_id from a join documents d on d.asset_id = a.id join articles x on x.id = d.article_id`,
  sql`null from a join people p on p.photo_asset_id = a.id`,
  sql`null from a join organisations o on o.logo_asset_id = a.id`,
]
