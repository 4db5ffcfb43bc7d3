import type { Query, Term } from './parse-query.ts'

/** FTS5 expressions, ready to bind: one per thing that must be there. */
export interface Match {
  terms: string[]
}

/** Null where the query has no word. Every word is between quotation marks, so nothing typed is ever an operator. */
export function toMatch(query: Query): Match | null {
  return query.terms.length > 0 ? { terms: query.terms.map(expression) } : null
}

/** The forms by which a word is found too: French and English plurals in `s`, French ones in `x` and `aux`. */
export function formsOf(word: string): string[] {
  if (word.length < 3 || /\d/.test(word)) return [word]
  const forms = new Set([word, /[sxz]$/.test(word) ? word : `${word}s`])
  if (/(eau|eu|ou)$/.test(word)) forms.add(`${word}x`)
  if (/al$/.test(word)) forms.add(`${word.slice(0, -1)}ux`)
  if (word.length > 4 && /aux$/.test(word)) forms.add(`${word.slice(0, -2)}l`)
  if (word.length > 3 && /[^s]s$/.test(word)) forms.add(word.slice(0, -1))
  if (/(eau|eu|ou)x$/.test(word)) forms.add(word.slice(0, -1))
  return [...forms]
}

function expression({ words, exact }: Term): string {
  const quote = (word: string) => `"${word.replaceAll('"', '""')}"`
  if (exact) return quote(words.join(' '))
  return `(${formsOf(words[0]!).map(quote).join(' OR ')})`
}
