/** What speaks for a part that begins with a cue: a pause, an announcement, a new picture, something taken up again. Words such as “now” or “so” do not: within parts they are as frequent. */
import type { Language } from '../languages.ts'
import type { Cue, Pauses } from '../messages.ts'

export interface Beginning {
  cue: Cue
  start: number
  /** Seconds of silence before it. */
  pause: number
  announced: boolean
  /** It goes on with the sentence before, or with what that one was about. */
  leans: boolean
  /** How rare such a beginning is in this recording, in nats: a long pause says much where pauses are short, a new picture little where pictures change all the time. */
  sign: number
}

/** A pause at least this long lets a less clear announcement count. */
export const PAUSE = 1.2
/** A picture changes with the sentence when it does so this near to its beginning, or in the silence before it. Seconds. */
const WITH = 1.5
/** A pause is long when it is among the longest of so many. */
const LONGEST = 12
/** What a sentence that leans on the one before loses: it is twenty times less likely to begin a part. */
const LEANING = Math.log(20)
/** What a sentence gains that takes up something by its name ("ces paniers"): it is eight times likelier (5 to 10 find much the same). */
const RESUMING = Math.log(8)

/** One for each cue. */
export function beginningsOf(
  cues: readonly Cue[],
  { silences, scenes }: Pauses,
  about: Language | null,
): Beginning[] {
  const pauses = pausesBefore(cues, silences)
  const texts = cues.map(({ text }) => text.replace(/^[\s"'“«–—-]+/u, '').replace(/’/g, "'"))
  const pictures = rarityOf(newPictures(cues, pauses, scenes))
  const lengths = rarityOfLengths(pauses)
  return cues.map((cue, at) => {
    const [text, pause] = [texts[at]!, pauses[at]!]
    const afterPause = pause >= PAUSE || at === 0
    const announced =
      about?.announces?.test(text) || (afterPause && about?.announcesAfterPause?.test(text)) || false
    const leans = /^\p{Ll}/u.test(text) || (about?.leans?.test(text) ?? false)
    const resumes = about?.resumes?.test(text) ?? false
    const sign = lengths[at]! + pictures[at]! - (leans ? LEANING : 0) + (resumes ? RESUMING : 0)
    return { cue, start: cue.start, pause, announced, leans, sign }
  })
}

/** The measured silence that ends where the cue begins, or the time between the cues: a noisy room has no silences. */
function pausesBefore(cues: readonly Cue[], silences: Pauses['silences']): number[] {
  let next = 0
  return cues.map((cue, at) => {
    while (next < silences.length && silences[next]!.end < cue.start - 0.3) next++
    const silence = silences[next]
    const between = at > 0 ? cue.start - cues[at - 1]!.end : 0
    const measured = silence && silence.end <= cue.start + 0.3 ? silence.end - silence.start : 0
    return Math.max(measured, between)
  })
}

function newPictures(cues: readonly Cue[], pauses: readonly number[], scenes: readonly number[]): boolean[] {
  let next = 0
  return cues.map(({ start }, at) => {
    const from = start - Math.max(WITH, pauses[at]!)
    while (next < scenes.length && scenes[next]! < from) next++
    return next < scenes.length && scenes[next]! <= start + WITH
  })
}

/** Nats for those that have it; nothing for the others. */
function rarityOf(have: readonly boolean[]): number[] {
  const count = have.filter(Boolean).length
  return have.map((one) => (one ? Math.log(have.length / count) : 0))
}

/** By how few are as long; the very longest say no more than others: somebody drinks, or laughs. */
function rarityOfLengths(lengths: readonly number[]): number[] {
  const longestFirst = lengths.toSorted((a, b) => b - a)
  const asLong = new Map<number, number>()
  for (const [at, length] of longestFirst.entries()) asLong.set(length, at + 1)
  return lengths.map((length) => Math.log(Math.min(lengths.length / asLong.get(length)!, LONGEST)))
}
