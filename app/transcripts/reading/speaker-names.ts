/** What looks like a speaker's name at the head of a line. */

const LONGEST = 50
const MOST_WORDS = 6
const PARTICLE = /^(?:d[eu’']?|des|la|le|l[’']|van|von|der|den|da|di|dos|del|el|al|bin|ibn|et|and|y|of)$/i
/** `Mme`, `D’Arc`, `SPEAKER_00`, `J.-P.`, `2`. */
const PART = /^(?:[dl][’'])?[\p{Lu}\d][\p{L}\p{M}\p{N}_.’'-]*$/u

/** Words that begin a sentence with a colon and are nobody. */
const NOBODY =
  /^(?:attention|questions?|r[ée]ponses?|notes?|exemples?|remarques?|bref|r[ée]sultats?|conclusion|rappel|important|introduction|sommaire|n\.?b\.?|p\.?s\.?|warning|examples?|answers?|results?|reminder|total|oui|non|yes|no)$/i
/** Some words, the first with a capital. */
const LIKE_A_NAME = /^\p{Lu}[\p{L}\p{M}\p{N}'’ -]{1,49}$/u
/** What is heard and not said. */
const SOUND =
  /musi|jingle|g[ée]n[ée]rique|rire|applau|silence|pause|inaudible|incompr|bruit|toux|soupir|laugh|noise|cough|cheer|crosstalk|sound|beep|instrumental|chant|sing/i

/** The name, without a role in parentheses; null where it is none. */
export function asName(text: string): string | null {
  if (text.length > LONGEST + 70) return null
  const name = text.replace(/\s*\([^()]{1,60}\)\s*$/, '').trim()
  if (name.length === 0 || name.length > LONGEST || !/\p{L}/u.test(name)) return null
  const parts = name.split(/\s+/)
  if (parts.length > MOST_WORDS || !PART.test(parts[0]!)) return null
  if (!parts.every((part) => PART.test(part) || PARTICLE.test(part))) return null
  return SOUND.test(name) ? null : name
}

export interface Head {
  name: string
  /** It looks like a name, and not only like `Une voix dans la salle`. */
  isName: boolean
}

/**
 * Which of the names that stand at the head of lines are speakers: those that come again, those of several words, and all where half of the
 * lines have one, or the first and others. A word that often stands before a colon needs more; what does not look like a name is one where
 * nearly all lines have a name.
 */
export function acceptNames(heads: readonly (Head | null)[]): Set<string> {
  const named = heads.filter((head) => head?.isName)
  const many = new Map<string, number>()
  for (const head of named) many.set(head!.name, (many.get(head!.name) ?? 0) + 1)
  const isHabit = named.length * 2 >= heads.length || (Boolean(heads[0]?.isName) && many.size > 1)
  const names = [...many].filter(([name, count]) =>
    NOBODY.test(name) ? count > 2 : count > 1 || isHabit || /\S\s+\S/.test(name),
  )
  const isRule = named.length > 2 && named.length * 5 >= heads.length * 4
  const others = isRule ? heads.flatMap((head) => head?.name ?? []) : []
  return new Set([...names.map(([name]) => name), ...others])
}

/** `Name: words` apart; null where nothing like it stands there. */
export function splitColon(text: string): (Head & { rest: string }) | null {
  const colon = text.slice(0, LONGEST + 70).indexOf(':')
  if (colon < 1 || !/^\s/.test(text.slice(colon + 1, colon + 2))) return null
  const head = text.slice(0, colon).replace(/^\s*(?:[-–—]|>>)\s*/, '')
  const rest = text.slice(colon + 1).trim()
  const name = asName(head)
  if (rest === '' || (name === null && !isLikeName(head.trim()))) return null
  return { name: name ?? head.trim(), rest, isName: name !== null }
}

/** A few words that a colon or bold letters make a name: `Une voix dans la salle`. */
export const isLikeName = (text: string) => LIKE_A_NAME.test(text)

/** Whether a name is said once for all that its owner says until the next: no name comes twice in a row. */
export function areSaidAtTurns(names: readonly (string | null)[]): boolean {
  return names.every((name, at) => name === null || name !== names[at - 1])
}
