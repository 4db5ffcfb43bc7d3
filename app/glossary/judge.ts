/** Whether what was heard is to be taken for a name: the sounds must be near, and the words no ordinary speech. */
import { type Form, isCapitals, type Name, type PersonForm } from './entries.ts'
import { formsAlike, formsLike, type Glossary, LONG } from './glossary.ts'
import { foldLetters, letterDistance } from './letters.ts'
import { nearestSound } from './sound-distance.ts'
import { isUnsure, type Strangeness } from './strangeness.ts'
import type { Said, Stretch } from './stretches.ts'
import type { Token } from './tokens.ts'

/** A form that a stretch may be, and how much speaks for it. */
export interface Match {
  form: Form
  stretch: Stretch
  /** More is better: sounds that agree. */
  score: number
}

/** All that a stretch may be. */
export function matchesOf(stretch: Stretch, glossary: Glossary, strange: Strangeness): Match[] {
  const found: Match[] = []
  const seen = { stretch, strange, mean: strange.mean(stretch.tokens) }
  for (const form of formsWritten(glossary, stretch.letters))
    if (isSameLetters(form, seen)) found.push(match(form, stretch, 0, 1))
  for (const { form, distance } of anchored(glossary, seen)) found.push(match(form, stretch, distance, 0.5))
  const near = seen.mean === 0 ? formsAlike(glossary, stretch.sound) : formsLike(glossary, stretch.sound)
  for (const form of near) {
    const limit = form.letters === stretch.letters ? NEVER : limitOf(form, seen)
    if (limit === NEVER) continue
    const distance = nearestSound(stretch.sound, form.sounds, limit)
    if (distance <= limit) found.push(match(form, stretch, distance, 0))
  }
  return found
}

/** Forms with these letters, and terms in small letters of which these are the plural. */
function formsWritten({ byLetters }: Glossary, letters: string): readonly Form[] {
  const same = byLetters.get(letters) ?? []
  if (same.length > 0 || !letters.endsWith('s')) return same
  const singular = byLetters.get(letters.slice(0, -1)) ?? []
  return singular.filter(
    ({ part, written, words }) => part === 'whole' && words.length === 1 && isSmall(written),
  )
}

interface Seen {
  stretch: Stretch
  strange: Strangeness
  /** How strange its words are: 0 for ordinary ones, 1 for a name. */
  mean: number
}

/** Nearness weighs thrice, what sounds the same goes before what is longer by a word. */
function match(form: Form, stretch: Stretch, distance: number, extra: number): Match {
  const words = stretch.tokens.length / 100
  return { form, stretch, score: form.sounds[0]!.length * (1 - 3 * distance) + extra - words }
}

/** Only capitals, accents, hyphens or spaces differ, if anything: whether that is to be mended. */
function isSameLetters(form: Form, { stretch, strange }: Seen): boolean {
  const { entry, part, written, words } = form
  if (stretch.said === written || part === 'heard') return true
  const [token, ...more] = stretch.tokens as [Token, ...Token[]]
  if (isCapitals(written))
    return more.length > 0 ? stretch.tokens.every(isLetter) : isAcronymHeard(form, token, strange)
  if (part === 'family')
    return form.letters.length > 3 && (strange.followsTitle(stretch) || strange.isAllCapital(stretch))
  const changed = strange.mean(stretch.tokens.filter(({ core }) => !written.split(' ').includes(core)))
  if (entry.kind === 'person') return changed > 0
  if (entry.kind === 'organisation')
    return changed > 0.3 || words.filter((word) => !strange.isSmall(word)).length > 2
  if (words.length > 1) return true
  if (more.length > 0) return changed > 0 || form.letters.length > 6
  return (
    token.isCapital || isSmall(written) || !(strange.isOrdinary(token) || strange.followsArticle(stretch))
  )
}

const isLetter = ({ core }: Token) => core.length === 1

const isAcronymHeard = ({ letters }: Form, token: Token, strange: Strangeness) =>
  token.core.includes('.') || token.isCapital || (letters.length > 3 && !strange.isOrdinary(token))

/** Given and family name, of which one is there by its letters and the other sounds nearly right. */
function anchored(glossary: Glossary, { stretch, strange }: Seen) {
  const found: { form: PersonForm; distance: number }[] = []
  const { tokens, heads, tails } = stretch
  for (const [at, head] of heads.entries()) {
    const tail = tails[at]!
    const [first, last] = [tokens.slice(0, at + 1), tokens.slice(at + 1)]
    for (const form of glossary.byGiven.get(head.letters) ?? [])
      if (strange.isName(first)) consider(form, { ...tail, tokens: last }, { ...form.family, most: 0.45 })
    for (const form of glossary.byFamily.get(tail.letters) ?? [])
      if (strange.isName(last)) consider(form, { ...head, tokens: first }, { ...form.given, most: 0.3 })
  }
  return found

  function consider(
    form: PersonForm,
    heard: Said & { tokens: readonly Token[] },
    name: Name & { most: number },
  ) {
    const mayDiffer = strange.mean(heard.tokens) > 0.3 && letterDistance(heard.letters, name.letters) <= 0.6
    const limit = mayDiffer ? name.most : 0.15
    const distance = nearestSound(heard.sound, name.sounds, limit)
    if (distance <= limit)
      found.push({ form, distance: (distance * name.sounds[0]!.length) / form.sounds[0]!.length })
  }
}

const NEVER = -1

/** How far apart form and stretch may sound, or `NEVER`. */
function limitOf(form: Form, seen: Seen): number {
  const { stretch, strange, mean } = seen
  const { entry, part, length } = form
  if (part === 'family') return limitOfFamily(form, seen)
  if (entry.kind === 'person') {
    if (length < 6 || !strange.hasName(stretch)) return NEVER
    return hasOwnSmallWord(form, seen) ? 0.06 : 0.08 + 0.12 * mean
  }
  if (length < 4 || stretch.said.length < 3 || isInflection(form, stretch)) return NEVER
  const [token, ...more] = stretch.tokens as [Token, ...Token[]]
  if (isCapitals(form.written))
    return more.length === 0 && token.isCapital && !token.isFirst && mean > 0.5 ? 0.1 : NEVER
  if (mean === 0) {
    if (length >= LONG && stretch.tokens.length === form.words.length) return 0.09
    return length > 6 ? 0.02 : NEVER
  }
  const unsure = stretch.tokens.some(isUnsure) ? 0.1 : 0
  if (more.length > 0) return length > 4 ? 0.02 + 0.12 * mean + unsure : NEVER
  if (strange.isOrdinary(token) && !isUnsure(token)) return NEVER
  if (token.isCapital && !token.isFirst) return looksLike(form, stretch) ? 0.15 : NEVER
  return length > 4 || unsure > 0 ? 0.05 + unsure : NEVER
}

/** A family name alone is believed of those who are on this episode, or after a title. */
function limitOfFamily(form: Form, { stretch, strange }: Seen): number {
  if (form.letters.length < 4 || form.length < 3) return NEVER
  if (strange.followsTitle(stretch)) return stretch.tokens.length <= form.words.length + 1 ? 0.3 : NEVER
  if (!form.entry.isHere || form.length < 4 || strange.followsName(stretch)) return NEVER
  return strange.isAllCapital(stretch) && looksLike(form, stretch) ? 0.1 : NEVER
}

/** Half of the letters at least are the same: names are misspelled, but not wholly. */
const looksLike = ({ letters }: Form, stretch: Stretch) => letterDistance(stretch.letters, letters) <= 0.5

const isSmall = (text: string) => text === text.toLowerCase()
const stem = (letters: string) => letters.replace(/(?:es|s|x|e)$/, '')

/** The same word in another number or gender is no mistake. */
const isInflection = ({ letters, written }: Form, stretch: Stretch) =>
  isSmall(written) && stem(stretch.letters) === stem(letters)

/** An article or the like that the name has not: speech goes on. */
const hasOwnSmallWord = ({ words }: Form, { stretch, strange }: Seen) =>
  stretch.tokens.some(({ core }) => strange.isSmall(core) && !words.includes(foldLetters(core)))
