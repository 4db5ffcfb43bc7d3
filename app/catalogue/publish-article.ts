/** Articles come out, go back, and leave; as with episodes, visibility never reads the clock. */
import { and, eq, lte } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexArticle } from '#db/queries/index-article.ts'
import { articles, type Visibility } from '#db/schema.ts'
import { type Answer, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import { readMoment } from './local-time.ts'
import { restoredVisibility } from './restored-visibility.ts'

/** Who may see it; `scheduled` says from when on, as a clock of `timeZone` shows it. */
const ArticleVisibility = z.discriminatedUnion('visibility', [
  z.object({ visibility: z.enum(['public', 'unlisted', 'private', 'draft']) }),
  z.object({
    visibility: z.literal('scheduled'),
    date: z.string(),
    time: z.string(),
    timeZone: z.string(),
  }),
])

interface OneArticle {
  id: number
  by: Actor
}

/** Sets who may see an article; the first time that it appears is its date. */
export async function publishArticle(
  db: Db,
  { id, by }: OneArticle,
  input: z.input<typeof ArticleVisibility>,
  now = new Date().toISOString(),
): Promise<Answer<null>> {
  const parsed = ArticleVisibility.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const wish = parsed.data
  let publishAt: string | null = null
  if (wish.visibility === 'scheduled') {
    const moment = readMoment(wish, wish.timeZone)
    if (!moment.ok) return moment
    if (moment.value <= now) return refuse('date', 'past')
    publishAt = moment.value
  }
  return change(db, { id, by }, wish.visibility, (article) =>
    article.visibility === 'removed' ? null : { visibility: wish.visibility, publishAt, now },
  )
}

/** Publishes every scheduled article whose time has come; how many. `now` is a UTC ISO string. */
export async function publishDueArticles(db: Db, { now }: { now: string }): Promise<number> {
  const due = db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.visibility, 'scheduled'), lte(articles.publishAt, now)))
    .all()
  for (const { id } of due)
    await change(db, { id, by: NOBODY }, 'publish', ({ visibility, publishAt }) =>
      visibility === 'scheduled' ? { visibility: 'public', publishAt, now } : null,
    )
  return due.length
}

/** Takes an article away; it can be brought back. */
export const removeArticle = (db: Db, one: OneArticle): Promise<Answer<null>> =>
  change(db, one, 'remove', ({ visibility, publishAt }) =>
    visibility === 'removed' ? null : { visibility: 'removed', before: visibility, publishAt },
  )

/** Brings it back as it was, unless it should have come out meanwhile. */
export const restoreArticle = (db: Db, one: OneArticle): Promise<Answer<null>> =>
  change(db, one, 'restore', (article) =>
    article.visibility === 'removed'
      ? { visibility: restoredVisibility(article), publishAt: article.publishAt }
      : null,
  )

type Row = typeof articles.$inferSelect
interface Next {
  visibility: Visibility
  before?: Visibility
  publishAt: string | null
  now?: string
}

/** One transaction; `next` null where there is nothing to do it to. */
async function change(db: Db, { id, by }: OneArticle, verb: string, next: (article: Row) => Next | null) {
  const find = (from: Db | Change) => from.select().from(articles).where(eq(articles.id, id)).get()
  const showId = find(db)?.showId
  return changeCatalogue(db, showId ? [showId] : [], (tx): Answer<null> => {
    const article = find(tx)
    const then = article && next(article)
    if (!then) return refuse('', 'gone')
    const now = then.now ?? new Date().toISOString()
    const appears = then.visibility === 'public' || then.visibility === 'unlisted'
    tx.update(articles)
      .set({
        visibility: then.visibility,
        visibilityBefore: then.before ?? null,
        publishAt: then.publishAt,
        publishedAt: article.publishedAt ?? (appears ? now : null),
        changedAt: now,
      })
      .where(eq(articles.id, id))
      .run()
    indexArticle(tx, { articleId: id })
    note(tx, by, {
      verb,
      subject: 'article',
      id,
      before: { visibility: article.visibility },
      after: { visibility: then.visibility, publishAt: then.publishAt },
    })
    return { ok: true, value: null }
  })
}
