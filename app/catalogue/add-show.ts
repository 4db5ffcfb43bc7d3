import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/open.ts'
import { shows } from '#db/schema.ts'
import { type Answer, mistakes } from './answers.ts'
import { changeCatalogue } from './change-catalogue.ts'
import { newGuid } from './new-ids.ts'
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

/** Adds a show; answers with every mistake at once. */
export async function addShow(
  db: Db,
  input: z.input<typeof NewShow>,
): Promise<Answer<{ id: number; slug: string }>> {
  const parsed = NewShow.safeParse(input)
  if (!parsed.success) return mistakes(parsed.error)
  return changeCatalogue(db, [], (tx): Answer<{ id: number; slug: string }> => {
    const taken = tx.select({ id: shows.id }).from(shows).where(eq(shows.slug, parsed.data.slug)).get()
    if (taken) return { ok: false, mistakes: [{ field: 'slug', code: 'slug-taken' }] }
    const show = tx
      .insert(shows)
      .values({ ...parsed.data, guid: newGuid() })
      .returning()
      .get()
    return { ok: true, value: { id: show.id, slug: show.slug } }
  })
}
