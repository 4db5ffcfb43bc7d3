/** A cue as two rows that are to be laid over each other: the frames in which something sounds, and the sounds of its words. */
import type { Cue, Span } from '../messages.ts'
import { BANDS, type Envelope, FRAMES_PER_SECOND } from './envelope.ts'
import { soundsOf } from './letters.ts'
import type { Placed } from './path.ts'
import { SOUNDS } from './sounds.ts'

export interface Line {
  /** Indices into the envelope, in order; `WALL` stands once for each silence. */
  frames: Int32Array
  sounds: Placed[]
  /** How many of the sounds belong to each word. */
  counts: number[]
  /** Of the cue, and of the envelope's first frame, in seconds. */
  span: Span
  origin: number
}

export const WALL = -1
/** A cue is a sentence or two; what is longer is no cue of ours. */
const LONGEST = 90
/** Before a pause people drag the last syllable. */
const DRAWN_OUT = 1.5
const LAST_SYLLABLE = /[aeioN@?][^aeioN@?]*$/
const MARK = /[.,;:?!…]['"’”»)\]]*$/
/** What a pause costs where no mark asks for it. */
const UNASKED = 5

/** Null where there is nothing to lay: no words, no sound, more sounds than frames, letters that we do not know. */
export function layOut(
  cue: Cue,
  envelope: Envelope,
  silences: readonly Span[],
  language: string,
): Line | null {
  if (cue.words.length === 0 || cue.end - cue.start > LONGEST) return null
  const frames = framesOf(cue, envelope, silences)
  const spoken = cue.words.map((word) => soundsOf(word.text, language))
  const usual = [...spoken.join('')].reduce((sum, kind) => sum + SOUNDS[kind]!.length, 0)
  const counts = spoken.map((kinds) => kinds.length)
  const sounds = spoken.flatMap((kinds, index) =>
    place(kinds, frames.length / usual, index === spoken.length - 1 || MARK.test(cue.words[index]!.text)),
  )
  const unknown = sounds.filter(({ kind }) => kind === '?').length
  if (sounds.length > frames.length || unknown > sounds.length / 2) return null
  return { frames, sounds, counts, span: cue, origin: envelope.start }
}

/** When the sound from `index` on begins: after a silence where one stands there. */
export function timeAfter(index: number, { frames, span, origin }: Line): number {
  const frame = frames[index] === WALL ? frames[index + 1] : frames[index]
  return frame === undefined ? span.end : origin + frame / FRAMES_PER_SECOND
}

/** When the sound before `index` ends: before a silence where one stands there. */
export function timeBefore(index: number, { frames, span, origin }: Line): number {
  const frame = frames[index - 1] === WALL ? frames[index - 2] : frames[index - 1]
  return frame === undefined ? span.start : origin + (frame + 1) / FRAMES_PER_SECOND
}

function framesOf(span: Span, { start, frames }: Envelope, silences: readonly Span[]): Int32Array {
  const inner = silences.filter((one) => one.start < span.end && one.end > span.start)
  const last = Math.min(frames.length / BANDS, Math.round((span.end - start) * FRAMES_PER_SECOND))
  const row: number[] = []
  let next = 0
  for (let frame = Math.max(0, Math.round((span.start - start) * FRAMES_PER_SECOND)); frame < last; frame++) {
    const middle = start + (frame + 0.5) / FRAMES_PER_SECOND
    while (next < inner.length && inner[next]!.end <= middle) next++
    if (next === inner.length || middle < inner[next]!.start) row.push(frame)
    else if (row.at(-1) !== WALL) row.push(WALL)
  }
  return Int32Array.from(row)
}

function place(kinds: string, framesPerSecond: number, endsPhrase: boolean): Placed[] {
  const drawnOut = endsPhrase ? kinds.search(LAST_SYLLABLE) : kinds.length
  return [...kinds].map((kind, index) => {
    const { length, optional } = SOUNDS[kind]!
    return {
      kind,
      length: length * framesPerSecond * (drawnOut >= 0 && index >= drawnOut ? DRAWN_OUT : 1),
      optional: optional ?? false,
      pause: index < kinds.length - 1 ? null : endsPhrase ? 0 : UNASKED,
    }
  })
}
