import type { Answer, MistakeCode } from '../../catalogue/answers.ts'

const SENTENCES: Record<MistakeCode, string> = {
  empty: 'is needed',
  'too-long': 'is too long',
  'slug-letters': 'may hold only small letters, digits and single hyphens, 80 at most',
  'slug-reserved': 'is a word that the site needs itself; choose another',
  'slug-taken': 'is taken by another show; choose another',
  kind: 'must be podcast or event',
  language: 'must be a language tag such as fr or en',
  email: 'must be an e-mail address',
  date: 'must be a date with time and zone, such as 2026-03-12T19:00:00+01:00',
  'no-show': 'is not the slug of a show; add one with `causerie show add`',
  'no-episode': 'is not the id of an episode of this show',
  'no-file': 'is not a file that can be read',
  wrong: 'is not right',
}

/** The value, or one `Error` that lists every mistake in words. */
export function orThrow<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(answer.mistakes.map(({ field, code }) => `${field} ${SENTENCES[code]}.`).join('\n'))
}
