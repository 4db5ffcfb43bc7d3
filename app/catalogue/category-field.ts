/** A show's category: one of Apple's, since directories take no other. */
import { z } from 'zod'
import { APPLE_CATEGORIES, findAppleCategory, toCategoryText } from '../feeds/apple-categories.ts'

const OTHERWISE = 'Society & Culture'

/** `Parent > Child`, `Parent` or `Child`, whatever the case; spelt as Apple spells it. */
export const category = z
  .string()
  .transform((text) => spell(text.trim() || OTHERWISE))
  .pipe(z.string('category'))
  .default(OTHERWISE)

function spell(text: string): string | null {
  const found = findAppleCategory(text)
  return found && toCategoryText(found)
}

/** The categories whose names are most like a text, nearest first. */
export function nearestCategories(text: string, most = 3): string[] {
  const all = APPLE_CATEGORIES.flatMap(({ name, within }) => [
    { name, within: null },
    ...within.map((child) => ({ name: child, within: name })),
  ])
  const wanted = pairsOf(text)
  return all
    .map((one) => ({ text: toCategoryText(one), likeness: likeness(wanted, pairsOf(one.name)) }))
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most)
    .map((one) => one.text)
}

/** Neighbouring letters. */
function pairsOf(text: string): Set<string> {
  const letters = ` ${text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()} `
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)))
}

/** From 0 to 1: how many pairs two texts share (Dice). */
function likeness(one: Set<string>, other: Set<string>): number {
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size)
}
