/** When captions come and go: one after the other, each long enough to be read where the speech leaves room. */
import type { TranscriptCue } from '../transcript.ts'

/** Milliseconds: a caption below the first only flickers, above the second it stands in the way. */
const SHORTEST = 300
const LONGEST = 7_000
/** What one reads at ease: milliseconds for a letter, and for any caption. */
const LETTER = 1_000 / 17
const LEAST = 1_000

/** Captions in order of their starts; `duration` is the recording's, in seconds. */
export function settleTimes(captions: TranscriptCue[], duration: number | null): TranscriptCue[] {
  const limit = duration === null ? Number.POSITIVE_INFINITY : Math.floor(duration * 1_000)
  const starts = captions.map(({ start }) => Math.round(start * 1_000))
  const ends = captions.map(({ end }) => Math.round(end * 1_000))
  const least = leastOf(captions.length, limit)
  pushForward(starts, least)
  for (const [at, { text }] of captions.entries()) {
    const wished = Math.max(ends[at]!, starts[at]! + Math.max(LEAST, Math.ceil(text.length * LETTER)))
    const most = Math.min(starts[at + 1] ?? limit, starts[at]! + LONGEST)
    ends[at] = Math.max(starts[at]! + least, Math.min(wished, most))
  }
  pullBack(starts, ends, least, limit)
  return captions.map((caption, at) => ({ ...caption, start: starts[at]! / 1_000, end: ends[at]! / 1_000 }))
}

/** More captions than a recording has room for are shorter. */
function leastOf(count: number, limit: number): number {
  return Number.isFinite(limit) ? Math.max(1, Math.min(SHORTEST, Math.floor(limit / (count + 1)))) : SHORTEST
}

/** A caption waits until the one before has been seen. */
function pushForward(starts: number[], least: number) {
  for (let at = 1; at < starts.length; at += 1) starts[at] = Math.max(starts[at]!, starts[at - 1]! + least)
}

/** What would end after the recording comes earlier. */
function pullBack(starts: number[], ends: number[], least: number, limit: number) {
  let bound = limit
  for (let at = starts.length - 1; at >= 0 && (ends[at]! > bound || starts[at]! > bound - least); at -= 1) {
    ends[at] = Math.min(ends[at]!, bound)
    starts[at] = Math.max(0, Math.min(starts[at]!, ends[at]! - least))
    bound = starts[at]!
  }
}
