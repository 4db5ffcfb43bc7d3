/** Partnerships, references, documents and bylines belong to exactly one thing: one of several columns holds its id. */
import { eq, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

export type PartnerOwner = { showId: number } | { seasonId: number } | { episodeId: number }
export type ReferenceOwner = { episodeId: number } | { seasonId: number } | { articleId: number }
export type DocumentOwner =
  | { showId: number }
  | { seasonId: number }
  | { episodeId: number }
  | { articleId: number }
export type BylineOwner = { articleId: number } | { reportId: number }

type Columns<Owner> = Owner extends Owner ? keyof Owner & string : never

/** The rows of a table that belong to `owner`, which names one column of the table and the id in it. */
export function ownedBy<Owner extends Record<string, number>>(
  table: Record<Columns<Owner>, AnySQLiteColumn>,
  owner: Owner,
): SQL {
  const [[column, id] = ['', 0], ...others] = Object.entries(owner) as [Columns<Owner>, number][]
  if (!(column in table) || others.length > 0) throw new Error('a row belongs to exactly one thing')
  return eq(table[column as Columns<Owner>], id)
}
