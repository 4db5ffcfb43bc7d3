import type { Answer } from '../../catalogue/answers.ts'
import { STUDIO_WORDS } from '../../locales/studio.ts'

/** The value, or one `Error` that lists every mistake in words. */
export function orThrow<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(
    answer.mistakes.map(({ field, code }) => `${field}: ${STUDIO_WORDS.en.mistakes[code]}`).join('\n'),
  )
}
