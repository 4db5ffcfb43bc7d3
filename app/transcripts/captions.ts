/** Cues cut into captions that fit on a screen. */
import { soundCues, type Transcript, type TranscriptCue, toMilliseconds } from './transcript.ts'

const LINES = 2
/** Captions shorter than this, in seconds, only flicker: then the lines stay together. */
const SHORTEST = 0.3

/** The whole transcript as captions of lines of at most `width` characters, starts never going back. */
export function toCaptions(transcript: Transcript, width: number): TranscriptCue[] {
  // Of cues that overlap, the captions come in turns.
  return soundCues(transcript)
    .flatMap((cue) => splitCue(cue, width))
    .sort((a, b) => a.start - b.start)
}

/** A cue as captions of at most two lines; its time is shared by length of text. */
export function splitCue(cue: TranscriptCue, width: number): TranscriptCue[] {
  const lines = toEvenLines(cue.text, width)
  const groups = Array.from({ length: Math.ceil(lines.length / LINES) }, (_one, at) =>
    lines.slice(at * LINES, at * LINES + LINES),
  )
  if ((cue.end - cue.start) / groups.length < SHORTEST) return [{ ...cue, text: lines.join('\n') }]
  const total = lines.join('').length
  let said = 0
  const moment = () => toMilliseconds(cue.start + ((cue.end - cue.start) * said) / total)
  return groups.map((group) => {
    const start = moment()
    said += group.join('').length
    return { ...cue, start, end: moment(), text: group.join('\n') }
  })
}

/** As few captions as `width` allows, with lines about as long as each other: no caption of one last word. */
function toEvenLines(text: string, width: number): string[] {
  const widest = toLines(text, width)
  if (widest.length <= 1) return widest
  const most = Math.ceil(widest.length / LINES) * LINES
  // The narrowest lines that do: wider lines are never more.
  let [tooNarrow, enough, even] = [Math.ceil(text.length / most) - 1, width, widest]
  while (enough - tooNarrow > 1) {
    const middle = (tooNarrow + enough) >> 1
    const lines = toLines(text, middle)
    if (lines.length <= most) [enough, even] = [middle, lines]
    else tooNarrow = middle
  }
  return even
}

/** Text in lines of at most `width` characters, cut at spaces; a longer word has a line of its own. */
function toLines(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
