/** Who a name in a transcript is: pure. Where two people could be meant, it is nobody's. */
import { toSlug } from './slugs.ts'

export interface Named {
  id: number
  name: string
}

/**
 * The one person whom `name` means: someone credited by the whole name; else by a family name alone (`Aubry`) or a first name with an
 * initial (`Inès A.`); else anybody of the site by the whole name.
 */
export function whoIsNamed(
  name: string,
  { credited, everybody }: { credited: readonly Named[]; everybody: () => readonly Named[] },
): number | null {
  const whole = toSlug(name)
  if (whole === '') return null
  const isWhole = (one: Named) => toSlug(one.name) === whole
  if (credited.some(isWhole)) return only(credited.filter(isWhole))
  const isShort = (one: Named) => hasFamilyName(one.name, whole) || hasInitial(one.name, name)
  if (credited.some(isShort)) return only(credited.filter(isShort))
  return only(everybody().filter(isWhole))
}

/** Someone may be credited twice, for two roles. */
function only(people: readonly Named[]): number | null {
  const ids = new Set(people.map(({ id }) => id))
  return ids.size === 1 ? [...ids][0]! : null
}

/** `Inès d’Aubreval`: Aubreval, d’Aubreval. `Jean Le Goff`: Goff, Le Goff. */
function hasFamilyName(name: string, slug: string): boolean {
  const words = name.split(' ')
  return words
    .slice(1)
    .some((word, at) =>
      [word, withoutParticle(word)].some(
        (first) => slug === toSlug([first, ...words.slice(at + 2)].join(' ')),
      ),
    )
}

/** `Inès A.`, `Inès A` and `Jean-Marc d’O.`: a first name, and the letter with which a later word begins. */
function hasInitial(name: string, typed: string): boolean {
  const said = typed.split(' ')
  const initial = toSlug(withoutParticle(said.pop() ?? ''))
  if (said.length === 0 || initial.length !== 1) return false
  const words = name.split(' ')
  const first = toSlug(words.slice(0, said.length).join(' '))
  const rest = words.slice(said.length)
  return (
    first === toSlug(said.join(' ')) && rest.some((word) => toSlug(withoutParticle(word)).startsWith(initial))
  )
}

const withoutParticle = (word: string) => word.replace(/^[dl]['’]/i, '')
