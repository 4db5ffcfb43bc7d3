import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { assets, shows } from '#db/schema.ts'
import { type Answer, mistakes } from './answers.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { newGuid, newPublicId } from './new-ids.ts'
import { line } from './plain-text.ts'
import { isReservedShowSlug, isSlug } from './slugs.ts'

export const NewShow = z.object({
  slug: z
    .string()
    .refine(isSlug, 'slug-letters')
    .refine((slug) => !isReservedShowSlug(slug), 'slug-reserved'),
  title: line(255),
  kind: z.enum(['podcast', 'event'], 'kind'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language'),
  description: z.string().max(4000, 'too-long').default(''),
  author: z.string().max(255, 'too-long').default(''),
  email: z.union([z.literal(''), z.email('email')]).default(''),
  category: z.string().max(255, 'too-long').default('Society & Culture'),
})

/** A made cover as it lies in storage already. */
export interface Cover {
  key: string
  type: string
  size: number
  /** sha256, hex. */
  hash: string
  width: number
  height: number
}

/** Adds a show; answers with every mistake at once. */
export async function addShow(
  db: Db,
  input: z.input<typeof NewShow>,
  cover: Cover | null = null,
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = NewShow.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    const taken = tx.select({ id: shows.id }).from(shows).where(eq(shows.slug, parsed.data.slug)).get()
    if (taken) return { ok: false, mistakes: [{ field: 'slug', code: 'slug-taken' }] }
    const asset =
      cover &&
      tx
        .insert(assets)
        .values({ ...cover, publicId: newPublicId() })
        .returning()
        .get()
    const show = tx
      .insert(shows)
      .values({ ...parsed.data, guid: newGuid(), coverAssetId: asset?.id ?? null })
      .returning()
      .get()
    return { ok: true, value: { id: show.id, slug: show.slug } }
  })
}
