import { bindSpaces } from '../texts/bind-spaces.ts'

/** A word list of which every phrase, also one that is made, is bound as its language wants it. */
export function bindWords<List extends object>(list: List): List {
  return Object.fromEntries(Object.entries(list).map(([name, phrase]) => [name, bindOne(phrase)])) as List
}

function bindOne(phrase: unknown): unknown {
  if (typeof phrase === 'string') return bindSpaces(phrase)
  if (typeof phrase === 'function') return (...facts: unknown[]) => bindOne(phrase(...facts))
  if (Array.isArray(phrase)) return phrase.map(bindOne)
  return phrase !== null && typeof phrase === 'object' ? bindWords(phrase) : phrase
}
