/** How words sound, as a string of one letter for each sound: `Fontvieux` → `fOtvj2`. Written for comparing, not for speaking. */
import { foldText } from '#db/queries/fold-text.ts'
import { ENGLISH } from './english-sounds.ts'
import { FRENCH } from './french-sounds.ts'

/**
 * One rule: letters, where they stand, and their sound. Patterns look at a word in lower case with its accents, from the
 * place that is read on.
 */
export type SoundRule = readonly [pattern: string, sound: string]

export interface Pronunciation {
  rules: readonly SoundRule[]
  /** Short words that follow no rule. */
  exceptions: Record<string, string>
  /** Spelling made plainer before the rules. */
  simplify: (word: string) => string
  /** How else a name may be said: names keep letters that words leave silent. */
  nameVariants: (word: string) => string[]
}

const PRONUNCIATIONS: Record<string, Pronunciation> = { fr: FRENCH, en: ENGLISH }

/** The sound of some words said one after the other. */
export function soundOf(text: string, language: string): string {
  return joinSounds(partsOf(text).map((part) => wordSound(part, language)))
}

/** Every way to say a name: as words are said, and with its last letters heard. At most four. */
export function readingsOf(text: string, language: string): string[] {
  const { nameVariants } = pronunciationOf(language)
  let readings = ['']
  for (const part of partsOf(text)) {
    const ways = [wordSound(part, language), ...nameVariants(part).map((one) => wordSound(one, language))]
    readings = [...new Set(readings.flatMap((before) => ways.map((way) => joinSounds([before, way]))))]
    readings = readings.slice(0, 4)
  }
  return readings
}

/** Two equal sounds that meet are one. */
export const joinSounds = (sounds: readonly string[]) => sounds.reduce(joinTwo, '')

export const joinTwo = (one: string, other: string) =>
  one !== '' && one.at(-1) === other[0] ? one + other.slice(1) : one + other

const partsOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** In other languages a word sounds as its letters stand. */
const AS_WRITTEN: Pronunciation = {
  rules: [],
  exceptions: {},
  simplify: foldText,
  nameVariants: () => [],
}

const pronunciationOf = (language: string) => PRONUNCIATIONS[language.split('-')[0]!] ?? AS_WRITTEN

const known = new Map<string, string>()
const MOST_KNOWN = 50_000

function wordSound(word: string, language: string): string {
  const key = `${language}:${word}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const sound = readWord(word, pronunciationOf(language))
  known.set(key, sound)
  return sound
}

function readWord(word: string, pronunciation: Pronunciation): string {
  const exception = pronunciation.exceptions[word]
  if (exception !== undefined) return exception
  if (word.length === 1) return word
  const plain = pronunciation.simplify(word.slice(0, 60))
  const rules = compiled(pronunciation)
  let sound = ''
  for (let at = 0; at < plain.length; ) {
    const rule = rules.find(({ pattern }) => matchesAt(pattern, plain, at))
    sound = joinTwo(sound, rule ? rule.sound : plain[at]!)
    at += rule ? Math.max(1, rule.pattern.lastIndex - at) : 1
  }
  return sound
}

function matchesAt(pattern: RegExp, word: string, at: number) {
  pattern.lastIndex = at
  return pattern.test(word)
}

const tables = new WeakMap<Pronunciation, { pattern: RegExp; sound: string }[]>()

/** Rules that match where they are asked to, and nowhere else. */
function compiled(pronunciation: Pronunciation) {
  const made = tables.get(pronunciation)
  if (made) return made
  const table = pronunciation.rules.map(([pattern, sound]) => ({ pattern: new RegExp(pattern, 'yu'), sound }))
  tables.set(pronunciation, table)
  return table
}
