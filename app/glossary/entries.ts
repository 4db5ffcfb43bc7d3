/** What a recording's names and terms are, and the ways in which each may be said. */
import { foldLetters } from './letters.ts'
import { readingsOf } from './sounds.ts'

export interface Entry {
  kind: 'person' | 'organisation' | 'term'
  /** As it is to be written. */
  written: string
  /** Other ways to say or to hear it: what sounds like one of them is written as the entry. */
  heard: string[]
  acronym?: string
  /** On the recording's own episode; what belongs to the rest of the show needs more to be believed. */
  isHere: boolean
}

/** One way to say an entry. */
export interface Form {
  entry: Entry
  /** What stands there afterwards. */
  written: string
  /** The whole of it; the family name alone; a spelling given as heard; letters said one by one. */
  part: 'whole' | 'family' | 'heard' | 'acronym'
  /** Lower case, no accents, no marks, no spaces. */
  letters: string
  /** Ways to pronounce it. */
  sounds: string[]
  /** Sounds of the longest way. */
  length: number
  /** Words that are not articles and the like. */
  words: string[]
}

export interface PersonForm extends Form {
  given: Name
  family: Name
}

/** A part of a person's name. */
export interface Name {
  letters: string
  sounds: string[]
}

/** Longer names than this are taken for sentences. */
const LONGEST = 80

export function toForms(entry: Entry, language: string): (Form | PersonForm)[] {
  if (entry.written.length > LONGEST || foldLetters(entry.written).length < 2) return []
  if (entry.kind === 'person') return personForms(entry, language)
  const forms = [isCapitals(entry.written) ? acronymForm(entry, entry.written) : whole(entry, language)]
  if (entry.acronym && isCapitals(entry.acronym)) forms.push(acronymForm(entry, entry.acronym))
  for (const text of entry.heard)
    if (text.length <= LONGEST && foldLetters(text).length > 1)
      forms.push(formOf(entry, { said: text, written: entry.written, part: 'heard', language }))
  return forms
}

function personForms(entry: Entry, language: string): (Form | PersonForm)[] {
  const [given, ...rest] = entry.written.split(' ') as [string, ...string[]]
  const family = rest.join(' ')
  if (family === '') return [whole(entry, language)]
  const both: PersonForm = {
    ...whole(entry, language),
    given: toName(given, language),
    family: toName(family, language),
  }
  return [both, formOf(entry, { said: family, written: family, part: 'family', language })]
}

const toName = (text: string, language: string): Name => ({
  letters: foldLetters(text),
  sounds: readingsOf(text, language),
})

const whole = (entry: Entry, language: string) =>
  formOf(entry, { said: entry.written, written: entry.written, part: 'whole', language })

/** Said as a word where it can be; letters one by one are recognised by their letters. */
const acronymForm = (entry: Entry, acronym: string) =>
  formOf(entry, { said: acronym.toLowerCase(), written: acronym, part: 'acronym', language: 'fr' })

function formOf(
  entry: Entry,
  { said, written, part, language }: { said: string; written: string; part: Form['part']; language: string },
): Form {
  const sounds = readingsOf(said, language)
  return {
    entry,
    written,
    part,
    letters: foldLetters(said),
    sounds,
    length: Math.max(...sounds.map((sound) => sound.length)),
    words: said
      .split(/[\s\-–'’]+/)
      .map(foldLetters)
      .filter(Boolean),
  }
}

/** Capitals alone, perhaps with figures: `HLM`, `A4`. */
export const isCapitals = (text: string) => /^[\p{Lu}\d]{2,8}$/u.test(text)
