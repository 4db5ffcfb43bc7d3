import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { indexArticle } from '#db/queries/index-article.ts'
import { ARTICLE_KINDS, articles, organisations, shows } from '#db/schema.ts'
import { type Answer, changedMeanwhile, mistakes, refuse } from './answers.ts'
import { type Actor, NOBODY, note } from './audit.ts'
import { type Change, changeCatalogue } from './change-catalogue.ts'
import type { Edit } from './edit.ts'
import { language, optionalLine, prose } from './fields.ts'
import { findOrAddOrganisation } from './find-by-name.ts'
import { addAsset, type Picture } from './keep-asset.ts'
import { keepBylines, readBylines } from './keep-bylines.ts'
import { keepReferences, readReferences, referenceRows } from './keep-references.ts'
import { keepTopics, readTopics } from './keep-topics.ts'
import { nameList } from './name-list.ts'
import { newPublicId } from './new-ids.ts'
import { line } from './plain-text.ts'
import { freeNameSlug, isSlug } from './slugs.ts'

/** An article's fields as forms and programs give them. */
export const ArticleFields = z.object({
  kind: z.enum(ARTICLE_KINDS, 'kind'),
  title: line(255),
  summary: prose(2_000),
  /** Markdown. */
  body: prose(200_000),
  language,
  /** The slug of the show that it belongs to; none: the site's own. */
  show: optionalLine(80),
  /** By name; added where it is not known. */
  organisation: optionalLine(255),
  contact: prose(1_000),
  authors: nameList,
  topics: nameList,
  references: referenceRows,
})

export const NewArticle = ArticleFields.extend({
  /** Left out, it is taken from the title. */
  slug: optionalLine(80).refine((slug) => slug === null || isSlug(slug), 'slug-letters'),
})

/** Adds an article as a draft. */
export async function addArticle(
  db: Db,
  input: z.input<typeof NewArticle>,
  { cover = null, by = NOBODY }: { cover?: Picture | null; by?: Actor } = {},
): Promise<Answer<{ id: number; publicId: string; slug: string }>> {
  const parsed = NewArticle.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const { slug: wish, ...fields } = parsed.data
  const show = findShow(db, fields.show)
  if (show === undefined) return refuse('show', 'no-show')
  return changeCatalogue(db, show ? [show.id] : [], (tx) => {
    if (wish && isTaken(tx)(wish)) return refuse('slug', 'slug-taken')
    const added = tx
      .insert(articles)
      .values({
        ...rowOf(tx, fields, show?.id ?? null),
        publicId: newPublicId(),
        slug: wish ?? freeNameSlug(fields.title, isTaken(tx)),
        coverAssetId: cover && addAsset(tx, cover),
      })
      .returning({ id: articles.id, publicId: articles.publicId, slug: articles.slug })
      .get()
    keepRows(tx, added.id, fields)
    note(tx, by, { verb: 'add', subject: 'article', id: added.id, after: parsed.data })
    return { ok: true as const, value: added }
  })
}

/** An article's fields as its form has them; null where there is none. */
export function readArticle(db: Db, { id }: { id: number }) {
  const tx = db as Change
  const found = tx
    .select({ article: articles, organisation: organisations.name, show: shows.slug })
    .from(articles)
    .leftJoin(
      organisations,
      and(eq(organisations.id, articles.organisationId), isNull(organisations.removedAt)),
    )
    .leftJoin(shows, eq(shows.id, articles.showId))
    .where(and(eq(articles.id, id), ne(articles.visibility, 'removed')))
    .get()
  if (!found) return null
  const { kind, title, summary, body, language, contact, saves, showId } = found.article
  const fields = { kind, title, summary, body, language, contact }
  return {
    saves,
    showId,
    fields: {
      ...fields,
      show: found.show,
      organisation: found.organisation,
      authors: readBylines(tx, { articleId: id }),
      topics: readTopics(tx, { articleId: id }),
      references: readReferences(tx, { articleId: id }),
    },
  }
}

/** Changes an article's fields; `cover` null leaves the one it has. */
export async function editArticle(
  db: Db,
  { id, saves, by }: Edit,
  input: z.input<typeof ArticleFields>,
  cover: Picture | null = null,
): Promise<Answer<null>> {
  const parsed = ArticleFields.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  const show = findShow(db, parsed.data.show)
  if (show === undefined) return refuse('show', 'no-show')
  const shown = [readArticle(db, { id })?.showId, show?.id].filter((one) => typeof one === 'number')
  return changeCatalogue(db, [...new Set(shown)], (tx): Answer<null> => {
    const before = readArticle(tx, { id })
    if (!before) return refuse('', 'gone')
    if (before.saves !== saves) return changedMeanwhile(tx, { subject: 'article', id, ...before })
    tx.update(articles)
      .set({
        ...rowOf(tx, parsed.data, show?.id ?? null),
        ...(parsed.data.organisation ? {} : removedOrganisation(tx, id)),
        saves: sql`${articles.saves} + 1`,
        changedAt: new Date().toISOString(),
        ...(cover ? { coverAssetId: addAsset(tx, cover) } : {}),
      })
      .where(eq(articles.id, id))
      .run()
    keepRows(tx, id, parsed.data)
    note(tx, by, { verb: 'edit', subject: 'article', id, before: before.fields, after: parsed.data })
    return { ok: true, value: null }
  })
}

type Fields = z.output<typeof ArticleFields>

function rowOf(tx: Change, fields: Fields, showId: number | null) {
  const { kind, title, summary, body, language, contact, organisation } = fields
  const organisationId = organisation ? findOrAddOrganisation(tx, organisation) : null
  return { kind, title, summary, body, language, contact, organisationId, showId }
}

/** The organisation that was removed meanwhile stays tied to the article, and comes back with it. */
const removedOrganisation = (tx: Change, articleId: number) =>
  tx
    .select({ organisationId: organisations.id })
    .from(articles)
    .innerJoin(organisations, eq(organisations.id, articles.organisationId))
    .where(and(eq(articles.id, articleId), isNotNull(organisations.removedAt)))
    .get()

function keepRows(tx: Change, articleId: number, { authors, topics, references }: Fields) {
  keepBylines(tx, { articleId }, authors)
  keepTopics(tx, { articleId }, topics)
  keepReferences(tx, { articleId }, references)
  indexArticle(tx, { articleId })
}

/** Null where none was named, undefined where there is none of that name. */
function findShow(db: Db, slug: string | null) {
  if (slug === null) return null
  return db
    .select({ id: shows.id })
    .from(shows)
    .where(and(eq(shows.slug, slug), isNull(shows.removedAt)))
    .get()
}

const isTaken = (tx: Change) => (slug: string) =>
  tx.select({ id: articles.id }).from(articles).where(eq(articles.slug, slug)).get() !== undefined
