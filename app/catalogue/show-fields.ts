/** The fields of a show as forms and commands give them. */
import { z } from 'zod'
import { PARTNER_ROLES } from '#db/schema.ts'
import { anyLine, language, optionalLine, prose, rows, tick } from './fields.ts'
import { speechModel } from './model-field.ts'
import { line } from './plain-text.ts'
import { isReservedShowSlug, isSlug } from './slugs.ts'

/** Organisations by name; their part in a show, season or episode. */
export const partners = rows(['organisation'], {
  organisation: line(255),
  role: z.enum(PARTNER_ROLES, 'kind').default('partner'),
})

/** What can be changed later. */
export const ShowFields = z.object({
  title: line(255),
  kind: z.enum(['podcast', 'event'], 'kind'),
  language,
  description: prose(4_000),
  organisation: optionalLine(255),
  author: anyLine(255),
  email: z.union([z.literal(''), z.email('email')]).default(''),
  category: anyLine(255).transform((text) => text || 'Society & Culture'),
  explicit: tick,
  /** Proposed chapters wait for a person before readers see them. */
  reviewsChapters: tick,
  seasonLabel: optionalLine(40),
  model: speechModel,
  partners,
})

export const NewShow = ShowFields.extend({
  slug: z
    .string()
    .trim()
    .refine(isSlug, 'slug-letters')
    .refine((slug) => !isReservedShowSlug(slug), 'slug-reserved'),
})
