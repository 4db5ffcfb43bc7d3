/** Chapters from what was said: announced parts ("Deuxième partie, …") and pauses that stand apart from all others. */
import { aboutLanguage, type Language } from '../languages.ts'
import type { Chapter, Cue } from '../messages.ts'
import type { Span } from '../recogniser/chunks.ts'
import { pausesThatStandApart } from './pauses.ts'
import { titleOf } from './titles.ts'

interface Candidate {
  start: number
  title: string
  /** Seconds of silence before the cue. */
  pause: number
  announced: boolean
}

/** A pause at least this long may part two chapters. */
const PAUSE = 1.2
/** Chapters lie at least this far apart; parts that were announced in so many words may be shorter. */
const APART = { guessed: 10, announced: 3 }
/** What is said before the first part is an introduction when it lasts this long. */
const INTRODUCTION = 5

/**
 * Chapters in order, ten seconds apart unless they are announced, within the duration (seconds); the first one begins at 0 unless a part is
 * announced right after. None where fewer than two would come out: a recording without words has no chapters.
 */
export function proposeChapters(
  cues: readonly Cue[],
  silences: readonly Span[],
  duration: number,
  language: string,
): Chapter[] {
  const about = aboutLanguage(language)
  const candidates = cues.map((cue, index) => candidateOf(cue, index, cues, silences, about))
  const chosen = [...candidates.filter((one) => one.announced), ...pausesAlone(candidates, duration)]
  const chapters = spaced(chosen.filter((one) => one.start < duration))
  const first = chapters[0]
  if (!first) return []
  if (first.start >= INTRODUCTION)
    chapters.unshift({ start: 0, title: about?.introduction ?? 'Introduction' })
  return chapters.length < 2 ? [] : chapters.map(({ start, title }) => ({ start: round(start), title }))
}

function candidateOf(
  cue: Cue,
  index: number,
  cues: readonly Cue[],
  silences: readonly Span[],
  about: Language | null,
): Candidate {
  const pause = pauseBefore(cue, cues[index - 1], silences)
  const text = cue.text.replace(/^[\s"'“«–—-]+/u, '').replace(/’/g, "'")
  const afterPause = pause >= PAUSE || index === 0
  const announced = Boolean(
    about?.announces?.test(text) || (afterPause && about?.announcesAfterPause?.test(text)),
  )
  return { start: cue.start, title: titleOf(cue, cues[index + 1], announced), pause, announced }
}

/** The measured silence that ends where the cue begins, or the time between the cues: a noisy room has no silences. */
function pauseBefore(cue: Cue, previous: Cue | undefined, silences: readonly Span[]): number {
  const silence = silences.find((one) => Math.abs(one.end - cue.start) <= 0.3)
  const between = previous ? cue.start - previous.end : 0
  return silence ? Math.max(silence.end - silence.start, between) : between
}

/**
 * Pauses without an announcement: as long as those before announced parts (one that was misheard), or, where nothing was announced,
 * clearly longer than all others. More of them than announced parts means that they are only pauses.
 */
function pausesAlone(candidates: readonly Candidate[], duration: number): Candidate[] {
  const pauses = candidates.filter((one, index) => !one.announced && index > 0 && one.pause >= PAUSE)
  const announced = candidates.filter((one) => one.announced && one.pause >= PAUSE).map((one) => one.pause)
  if (announced.length >= 2) {
    const alike = pauses.filter((one) => one.pause >= 0.95 * Math.min(...announced))
    return alike.length * 2 <= announced.length ? alike : []
  }
  const bound = pausesThatStandApart(
    candidates.slice(1).map((one) => one.pause),
    { least: PAUSE, duration },
  )
  return bound === null ? [] : pauses.filter((one) => one.pause >= bound)
}

/** In order; of two that are too near, the announced one stays, else the earlier. */
function spaced(candidates: readonly Candidate[]): Chapter[] {
  const kept: Candidate[] = []
  for (const one of candidates.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    const apart = one.announced && last?.announced ? APART.announced : APART.guessed
    if (!last || one.start - last.start >= apart) kept.push(one)
    else if (one.announced && !last.announced) kept[kept.length - 1] = one
  }
  return kept.map(({ start, title }) => ({ start, title }))
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
