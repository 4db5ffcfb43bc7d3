import type { Typed } from '../../components/studio/form-state.ts'

/** Rows of a form that have choices beside their words, and the words that make one count. */
const WORDS_OF: Record<string, readonly string[]> = {
  credits: ['name', 'title', 'affiliation'],
  partners: ['organisation'],
}

/** What was typed without what only the choices of empty rows said, so that a refused form does not grow by them. */
export function withFilledRows(typed: Typed): Typed {
  const kept = Object.entries(typed).filter(([name]) => {
    const [list, at] = name.split('.') as [string, string?]
    if (at === undefined || !Object.hasOwn(WORDS_OF, list)) return true
    return WORDS_OF[list]!.some((word) => typed[`${list}.${at}.${word}`]?.trim())
  })
  return Object.fromEntries(kept)
}
