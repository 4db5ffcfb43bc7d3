import { and, desc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { audit, users } from '#db/schema.ts'
import type { Subject } from './audit.ts'
import type { Change } from './change-catalogue.ts'

/** What a person can correct: which field, and a code that has words in every language. */
export interface Mistake {
  field: string
  code: MistakeCode
}

export const MISTAKE_CODES = [
  'empty',
  'too-long',
  'slug-letters',
  'slug-reserved',
  'slug-taken',
  'kind',
  'language',
  'email',
  'email-taken',
  'url',
  'date',
  'time-missing',
  'time-skipped',
  'past',
  'end-before-start',
  'number',
  'number-taken',
  'colour',
  'picture',
  'no-show',
  'no-season',
  'no-episode',
  'no-recording',
  'no-file',
  'empty-file',
  'too-large',
  'no-room',
  'too-many-uploads',
  'no-document',
  'no-model',
  'no-text',
  'unknown-transcript',
  'no-heard-words',
  'no-chapters',
  'has-episodes',
  'password-short',
  'password-other',
  'cue-time',
  'chapter-time',
  'chapter-after-end',
  'chapter-twice',
  'soundbite-time',
  'soundbite-length',
  'soundbite-after-end',
  'category',
  'license-address',
  'license-name',
  'geo',
  'osm',
  'place-name',
  'own-feed',
  'no-person',
  'comma',
  'gone',
  'yourself',
  'time-zone',
  'document-kind',
  'document-size',
  'changed-meanwhile',
  'wrong',
] as const
export type MistakeCode = (typeof MISTAKE_CODES)[number]

/** What a verb of the catalogue answers: done, or everything that a person must correct first; then nothing has changed. */
export type Answer<T> = { ok: true; value: T } | Refusal

export interface Refusal {
  ok: false
  mistakes: Mistake[]
  /** Someone else saved since the form was opened: what stands there now, and by whom. */
  meanwhile?: Meanwhile
}

export interface Meanwhile {
  /** The count that the next save must begin from. */
  saves: number
  /** The fields as they stand now, in the shape of the form's input. */
  fields: unknown
  /** Name or address of the user; null for the command line. */
  by: string | null
  /** UTC ISO string. */
  at: string | null
}

/** Every mistake that a schema found. */
export function mistakes(error: z.ZodError): Refusal {
  const codes = new Set<string>(MISTAKE_CODES)
  return {
    ok: false,
    mistakes: error.issues.map((issue) => ({
      field: issue.path.join('.'),
      code: (codes.has(issue.message) ? issue.message : 'wrong') as MistakeCode,
    })),
  }
}

/** One mistake of one field. */
export const refuse = (field: string, code: MistakeCode): Refusal => ({
  ok: false,
  mistakes: [{ field, code }],
})

/** The refusal of a form that began from an older save: nothing of either is lost. */
export function changedMeanwhile(
  tx: Change,
  { subject, id, saves, fields }: { subject: Subject; id: number; saves: number; fields: unknown },
): Refusal {
  const last = tx
    .select({ at: audit.at, name: users.name, email: users.email })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.userId))
    .where(and(eq(audit.subject, subject), eq(audit.subjectId, id)))
    .orderBy(desc(audit.id))
    .limit(1)
    .get()
  return {
    ok: false,
    mistakes: [{ field: '', code: 'changed-meanwhile' }],
    meanwhile: { saves, fields, by: last?.name || last?.email || null, at: last?.at ?? null },
  }
}
