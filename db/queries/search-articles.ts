import { inArray, sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles } from '../schema.ts'
import { type ArticleCard, listArticles } from './list-articles.ts'
import type { Wish } from './search.ts'
import { visibleArticle } from './visible.ts'

/** Articles that have every term: those with all of them in the title, then the others, newest first. `total` counts them all. */
export function searchArticles(
  db: Db,
  { match, visibilities, limit }: Wish,
): { total: number; found: ArticleCard[] } {
  const all = match.terms.join(' AND ')
  const list = (expression: string) =>
    db
      .all<{ id: number }>(sql`select a.id from article_index
        cross join articles a on a.id = article_index.rowid
        where article_index match ${expression} and ${visibleArticle(visibilities, 'a')}
        order by a.published_at desc, a.id desc`)
      .map(({ id }) => id)
  const everywhere = list(all)
  if (everywhere.length === 0) return { total: 0, found: [] }
  const chosen = [...new Set([...list(`{title} : (${all})`), ...everywhere])].slice(0, limit)
  const cards = listArticles(db, { visibilities, where: inArray(articles.id, chosen), limit })
  const found = chosen.flatMap((id) => cards.find((card) => card.id === id) ?? [])
  return { total: everywhere.length, found }
}
