/** Chapters from what was said and shown: announced parts, pauses that stand apart, and where the words change. */
import { aboutLanguage } from '../languages.ts'
import type { Chapter, Cue, Pauses } from '../messages.ts'
import { type Beginning, beginningsOf, PAUSE } from './beginnings.ts'
import { divide } from './divide.ts'
import { pausesThatStandApart } from './pauses.ts'
import { announcedTitle, guessedTitles } from './titles.ts'
import { wordsIn } from './words.ts'

export interface Recorded extends Pauses {
  cues: readonly Cue[]
  /** Seconds. */
  duration: number
  language: string
}

/** Chapters lie at least this far apart; parts that were announced in so many words may be shorter. */
const APART = { guessed: 10, announced: 3 }
/** What is said before the first part is an introduction when it lasts this long; longer than that, and before a part that nobody announced, it is a part itself. */
const INTRODUCTION = { least: 5, most: 120 }
/** Where nothing tells how many parts there are, one for five minutes: listeners find their way with one in four to eight. */
const USUAL = 300
const USUALLY = { fewest: 480, most: 240 }
/** A stretch is looked through for changes of subject when it has room for two such parts; one that the speaker announced is left whole up to three. */
const LONG = { unannounced: 2 * USUAL, announced: 3 * USUAL }

/**
 * Chapters in order, ten seconds apart unless they are announced, within the duration; the first one begins at 0 unless a
 * part is announced right after. None where fewer than two would come out: a short recording whose parts nobody
 * announced has no chapters, nor has one without words.
 */
export function proposeChapters(recorded: Recorded): Chapter[] {
  const about = aboutLanguage(recorded.language)
  const beginnings = beginningsOf(recorded.cues, recorded, about)
  const within = beginnings.filter(({ start }) => start < recorded.duration)
  const chosen = spaced([...within.filter((one) => one.announced), ...byPauses(within, recorded.duration)])
  const all = spaced([...chosen, ...byWords(within, chosen, recorded)])
  const first = all[0]
  if (!first) return []
  const [before, ...titles] = titlesOf(all, recorded)
  const chapters = all.map(({ start }, at) => ({ start: round(start), title: titles[at]! }))
  const isPart = first.start > INTRODUCTION.most && !first.announced
  if (first.start >= INTRODUCTION.least)
    chapters.unshift({ start: 0, title: isPart ? before! : (about?.introduction ?? 'Introduction') })
  return chapters.length < 2 ? [] : chapters
}

/**
 * Pauses without an announcement: as long as those before announced parts (one that was misheard), or, where nothing was
 * announced, clearly longer than all others. More of them than announced parts means that they are only pauses, and so
 * do too few or too many of them in a long recording.
 */
function byPauses(beginnings: readonly Beginning[], duration: number): Beginning[] {
  const pauses = beginnings.filter((one, at) => !one.announced && at > 0 && one.pause >= PAUSE)
  const announced = beginnings.filter((one) => one.announced && one.pause >= PAUSE).map((one) => one.pause)
  if (announced.length >= 2) {
    const alike = pauses.filter((one) => one.pause >= 0.95 * Math.min(...announced))
    return alike.length * 2 <= announced.length ? alike : []
  }
  const lengths = beginnings.slice(1).map((one) => one.pause)
  const bound = pausesThatStandApart(lengths, { least: PAUSE, duration })
  const apart = bound === null ? [] : pauses.filter((one) => one.pause >= bound)
  if (duration < LONG.unannounced) return apart
  const parts = apart.length + 1
  return parts >= duration / USUALLY.fewest && parts <= duration / USUALLY.most ? apart : []
}

/** Changes of subject in the long stretches between the parts that are known. */
function byWords(
  beginnings: readonly Beginning[],
  known: readonly Beginning[],
  { duration, language }: Recorded,
): Beginning[] {
  const split = wordsIn(language)
  const isAnnounced = known.filter((one) => one.announced).length >= 2
  const long = isAnnounced ? LONG.announced : LONG.unannounced
  const edges = [beginnings[0]?.start ?? duration, ...known.map(({ start }) => start), duration]
  return edges.slice(1).flatMap((to, at) => {
    const from = edges[at]!
    if (to - from < long) return []
    const inside = beginnings.filter(({ start }) => start >= from && start < to)
    const units = inside.map(({ cue, start, sign }) => ({
      ...{ start, sign },
      words: split(cue.text).map(({ stem }) => stem),
    }))
    return divide(units, to, Math.round((to - from) / USUAL)).map((one) => inside[one]!)
  })
}

/** In order; of two that are too near, the announced one stays, else the earlier. */
function spaced(beginnings: readonly Beginning[]): Beginning[] {
  const kept: Beginning[] = []
  for (const one of beginnings.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    const apart = one.announced && last?.announced ? APART.announced : APART.guessed
    if (!last || one.start - last.start >= apart) kept.push(one)
    else if (one.announced && !last.announced) kept[kept.length - 1] = one
  }
  return kept
}

/** Of what comes before the first one, and of each. */
function titlesOf(beginnings: readonly Beginning[], { cues, language }: Recorded): string[] {
  const starts = [0, ...beginnings.map(({ start }) => start)]
  const [before, ...guessed] = guessedTitles(starts, cues, language)
  const each = beginnings.map(({ announced, cue }, at) =>
    announced ? announcedTitle(cue, cues[cues.indexOf(cue) + 1]) : guessed[at]!,
  )
  return [before!, ...each]
}

const round = (seconds: number) => Math.round(seconds * 100) / 100
