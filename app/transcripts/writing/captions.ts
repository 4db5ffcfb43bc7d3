/** Cues cut into captions that fit on a screen and stay long enough to be read. */

import { soundCues, type Transcript, type TranscriptCue, toMilliseconds } from '../transcript.ts'
import { cutText } from './cut-text.ts'
import { settleTimes } from './settle-times.ts'

/** Seconds that a caption stays at most. */
const LONGEST = 7

/**
 * The whole transcript as captions of at most two lines of `width` characters, one after the other. `lead` is what a format writes
 * before the words, such as a speaker's name: it takes room too.
 */
export function toCaptions(
  transcript: Transcript,
  width: number,
  lead: (cue: TranscriptCue) => string = () => '',
): TranscriptCue[] {
  const captions = soundCues(transcript).flatMap((cue) => splitCue(cue, width, lead(cue).length))
  return settleTimes(
    captions.sort((a, b) => a.start - b.start),
    transcript.duration,
  )
}

/** A cue as captions: cut by its words' times where it has them, else its time is shared by length of text. */
function splitCue(cue: TranscriptCue, width: number, lead: number): TranscriptCue[] {
  const tokens = toTokens(cue)
  const pieces = cutText(tokens, { width, lead, longest: LONGEST })
  return pieces.map(({ from, to, lines }, at) => {
    const next = pieces[at + 1]
    const start = at === 0 ? cue.start : tokens[from]!.start
    // What is said without a pause goes on without one on the screen.
    const end = next ? Math.max(tokens[to - 1]!.end, start) : cue.end
    return {
      ...cue,
      words: null,
      start: toMilliseconds(start),
      end: toMilliseconds(end),
      text: lines.join('\n'),
    }
  })
}

export interface Token {
  text: string
  start: number
  end: number
}

/** The words with their times. */
function toTokens({ text, start, end, words }: TranscriptCue): Token[] {
  const parts = text.split(' ')
  const timed = (words ?? []).flatMap((word) => share(word.text.trim().split(/\s+/), word))
  const isTheirs = timed.length === parts.length && timed.every((token, at) => token.text === parts[at])
  if (!isTheirs) return share(parts, { start, end })
  // Times within the line, going forward.
  let last = start
  return timed.map((token) => {
    const from = Math.min(Math.max(token.start, last), end)
    last = Math.min(Math.max(token.end, from), end)
    return { text: token.text, start: from, end: last }
  })
}

function share(parts: string[], { start, end }: { start: number; end: number }): Token[] {
  const total = parts.reduce((sum, part) => sum + part.length, 0) || 1
  let said = 0
  return parts.map((text) => {
    const from = start + ((end - start) * said) / total
    said += text.length
    return { text, start: from, end: start + ((end - start) * said) / total }
  })
}
