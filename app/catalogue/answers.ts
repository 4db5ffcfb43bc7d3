import type { z } from 'zod'

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
  'date',
  'no-show',
  'no-episode',
  'no-file',
  'wrong',
] as const
export type MistakeCode = (typeof MISTAKE_CODES)[number]

/** What a verb of the catalogue answers: done, or everything that a person must correct first; then nothing has changed. */
export type Answer<T> = { ok: true; value: T } | { ok: false; mistakes: Mistake[] }

/** Every mistake that a schema found. */
export function mistakes(error: z.ZodError): { ok: false; mistakes: Mistake[] } {
  const codes = new Set<string>(MISTAKE_CODES)
  return {
    ok: false,
    mistakes: error.issues.map((issue) => ({
      field: issue.path.join('.'),
      code: (codes.has(issue.message) ? issue.message : 'wrong') as MistakeCode,
    })),
  }
}
