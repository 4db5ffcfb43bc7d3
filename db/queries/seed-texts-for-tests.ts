/** People, organisations, topics and articles for the tests beside this file. */
import { eq } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { articles, assets, organisations, people, shows, topics } from '../schema.ts'
import { indexArticle } from './index-article.ts'

export function seedPerson(db: Db, slug: string, more: Partial<typeof people.$inferInsert> = {}): number {
  return db
    .insert(people)
    .values({ slug, name: `Name ${slug}`, sortName: slug, ...more })
    .returning()
    .get().id
}

export function seedOrganisation(
  db: Db,
  slug: string,
  more: Partial<typeof organisations.$inferInsert> = {},
): number {
  return db
    .insert(organisations)
    .values({ slug, name: `Organisation ${slug}`, ...more })
    .returning()
    .get().id
}

export function seedTopic(db: Db, slug: string, more: Partial<typeof topics.$inferInsert> = {}): number {
  return db
    .insert(topics)
    .values({ slug, name: `Topic ${slug}`, ...more })
    .returning()
    .get().id
}

/** Public where nothing else is said, and indexed. */
export function seedArticle(db: Db, slug: string, more: Partial<typeof articles.$inferInsert> = {}): number {
  const { id } = db
    .insert(articles)
    .values({
      publicId: `article-${slug}`,
      slug,
      kind: 'news',
      title: `Article ${slug}`,
      language: 'fr',
      visibility: 'public',
      publishedAt: '2026-03-12T09:00:00.000Z',
      ...more,
    })
    .returning()
    .get()
  indexArticle(db, { articleId: id })
  return id
}

export function seedAsset(db: Db, publicId: string, type = 'image/png'): number {
  const values = { publicId, key: `k/${publicId}`, type, size: 3, hash: 'ab'.repeat(32) }
  return db.insert(assets).values(values).returning().get().id
}

export function removeShow(db: Db, slug: string) {
  db.update(shows).set({ removedAt: '2026-04-01T00:00:00.000Z' }).where(eq(shows.slug, slug)).run()
}
