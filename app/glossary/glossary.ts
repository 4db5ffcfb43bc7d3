/** A recording's names and terms, made ready to be looked for: by letters, by sound, by given and family name. */
import { type Entry, type Form, type PersonForm, toForms } from './entries.ts'

export interface Glossary {
  language: string
  byLetters: ReadonlyMap<string, Form[]>
  bySound: ReadonlyMap<string, Form[]>
  /** By consonants, and by all of them but one. */
  bySkeleton: ReadonlyMap<string, Form[]>
  byGiven: ReadonlyMap<string, PersonForm[]>
  byFamily: ReadonlyMap<string, PersonForm[]>
  /** Words in the longest one, and some more: a name may be heard as several words. */
  longest: number
}

const MORE_WORDS = 2
const LONGEST = 7

export const prepareGlossary = (entries: readonly Entry[], language: string): Glossary =>
  glossaryOf(
    entries.flatMap((entry) => toForms(entry, language)),
    language,
  )

/** The same of forms that were made already. */
export function glossaryOf(forms: readonly Form[], language: string): Glossary {
  const people = forms.filter((form): form is PersonForm => 'given' in form)
  const longest = Math.max(0, ...forms.map(({ words }) => words.length))
  return {
    language,
    byLetters: groupBy(forms, ({ letters }) => [letters]),
    bySound: groupBy(forms, ({ sounds }) => sounds),
    bySkeleton: groupBy(forms, ({ sounds }) => [...new Set(sounds.flatMap(withoutOne))]),
    byGiven: groupBy(people, ({ given }) => [given.letters]),
    byFamily: groupBy(people, ({ family }) => [family.letters]),
    longest: Math.min(LONGEST, longest + MORE_WORDS),
  }
}

/** A form of so many sounds is hardly said by chance. */
export const LONG = 10

/** Forms whose consonants are those of `sound`, or nearly, and that are about as long. */
export function formsLike({ bySkeleton }: Glossary, sound: string): Set<Form> {
  const found = new Set<Form>()
  for (const skeleton of withoutOne(sound))
    for (const form of bySkeleton.get(skeleton) ?? [])
      if (form.sounds.some(({ length }) => Math.abs(length - sound.length) * 3 <= sound.length))
        found.add(form)
  return found
}

/** Forms that sound the very same; of long ones, those with the same consonants too. */
export function formsAlike({ bySound, bySkeleton }: Glossary, sound: string): readonly Form[] {
  const same = bySound.get(sound) ?? []
  if (sound.length < LONG) return same
  const long = bySkeleton.get(skeletonOf(sound)) ?? []
  return [...same, ...long.filter(({ sounds }) => sounds[0]!.length >= LONG)]
}

const CLASSES: Record<string, string> = {
  p: 'P',
  b: 'P',
  t: 'T',
  d: 'T',
  k: 'K',
  g: 'K',
  f: 'F',
  v: 'F',
  w: 'F',
  s: 'S',
  z: 'S',
  S: 'S',
  Z: 'S',
  m: 'N',
  n: 'N',
  N: 'N',
  l: 'L',
  r: 'R',
}
/** A skeleton of fewer consonants says too little to do without one. */
const FEW = 3
const MOST = 24

/** The consonants of a sound by class, and the same with any one of them left out. */
function withoutOne(sound: string): string[] {
  const whole = skeletonOf(sound)
  if (whole === '' || whole.length > MOST) return [`:${sound.slice(0, MOST)}`]
  if (whole.length < FEW) return [whole]
  return [whole, ...Array.from(whole, (_, at) => whole.slice(0, at) + whole.slice(at + 1))]
}

function skeletonOf(sound: string): string {
  let skeleton = ''
  for (const letter of sound) skeleton += CLASSES[letter] ?? ''
  return skeleton
}

function groupBy<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all)
    for (const key of keysOf(one)) {
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  return groups
}
