/** Chapters that come from outside, as they may be kept. */
import type { Chapter } from '../messages.ts'
import { shorten } from './titles.ts'

/** Two chapters that begin at the same moment are one. */
const SAME_MOMENT = 0.5
/** A title of the producer's own is not ours to shorten, up to here. */
const LONGEST = 255

/** In order, within the duration where it is known, each moment once (the first title stays), titles on one line; a person may set them near to each other. */
export function tidyChapters(given: readonly Chapter[], duration: number | null): Chapter[] {
  const inOrder = given
    .map(({ start, title }) => ({ start, title: oneLine(title) }))
    .filter(
      ({ start, title }) => start >= 0 && start < (duration ?? Number.POSITIVE_INFINITY) && title !== '',
    )
    .toSorted((a, b) => a.start - b.start)
  const kept: Chapter[] = []
  for (const one of inOrder) {
    const last = kept.at(-1)
    if (!last || one.start - last.start >= SAME_MOMENT) kept.push(one)
  }
  return kept
}

// Control characters, and those that turn the direction of what follows.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g

const oneLine = (title: string) =>
  shorten(title.toWellFormed().replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim(), LONGEST)
