/**
 * Cues as a recogniser may write them. `{heard|written}` is a name or a term that was misheard, `~` stands before a word that the
 * recogniser was not sure of. Each talk was written before the rules met it: the first of a language before the matcher.
 */
import type { Entry } from './entries.ts'

export interface MisheardTalk {
  name: string
  language: string
  entries: Entry[]
  /** Lines where something is to be corrected. */
  misheard: string
  /** Lines that are right as they are. */
  right: string
}

export const person = (name: string, isHere = true): Entry => ({
  kind: 'person',
  written: name,
  heard: [],
  isHere,
})
export const organisation = (name: string, acronym?: string): Entry => ({
  kind: 'organisation',
  written: name,
  heard: [],
  isHere: true,
  ...(acronym ? { acronym } : {}),
})
export const term = (written: string, ...heard: string[]): Entry => ({
  kind: 'term',
  written,
  heard,
  isHere: true,
})
