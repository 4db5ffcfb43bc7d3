/**
 * Finds music, noise and applause, so that nobody asks an engine what is said in them: it would find something. Sound is only
 * called wordless where no voice glides for seconds and it also bears a mark of its own: a level that stays, a beat, or notes that
 * stand. What has neither voice nor mark is left to the engine: people whisper.
 */
import type { Span } from '../messages.ts'
import { soundIn } from './chunks.ts'
import type { Pitch } from './pitch.ts'

/** Levels in dB, one each 10 ms. */
export interface Sound {
  levels: readonly number[]
  pitch: Pitch
}

const PER_SECOND = 100
/** Shortest wordless sound, and the pieces a long one is judged in, in seconds. */
const LEAST = 3
const PIECE = 4
/** A voice's first and last sounds need not glide: at most 0.6 s of them were seen, once 1.1 s. */
const AROUND_VOICE = 0.7
/** A level that stays within this many dB. Noise and chords keep within 6, speech moves by 14 over loud music, by 40 alone. */
const FLAT = 8
/** Likeness of the level to itself a beat later: 0.8 and more in music, at most 0.75 in speech. */
const BEAT = 0.8
const BEATS = { shortest: 0.2, longest: 2 }
/** Share of the sound in which notes stand: from 0.2 up in melodies. */
const STILL = 0.2

/** In order, in seconds; silences in order. */
export function findWordless(sound: Sound, silences: readonly Span[]): Span[] {
  const pieces = between(sound.pitch.glides, sound.levels.length / PER_SECOND).flatMap(inPieces)
  return joinSpans(pieces.filter((piece) => isWordless(piece, sound, silences)))
}

/** Spans that touch or overlap become one; in order of their starts. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && span.start <= last.end + 0.001) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}

/** Where no voice is near. */
function between(glides: readonly Span[], end: number): Span[] {
  const starts = [0, ...glides.map((one) => one.end + AROUND_VOICE)]
  const ends = [...glides.map((one) => one.start - AROUND_VOICE), end]
  return starts
    .map((start, index) => ({ start, end: ends[index]! }))
    .filter((one) => one.end - one.start >= LEAST)
}

function inPieces({ start, end }: Span): Span[] {
  const count = Math.max(1, Math.floor((end - start) / PIECE))
  const at = (index: number) => start + ((end - start) * index) / count
  return Array.from({ length: count }, (_, index) => ({ start: at(index), end: at(index + 1) }))
}

function isWordless(piece: Span, { levels, pitch }: Sound, silences: readonly Span[]): boolean {
  const seconds = soundIn(piece, silences)
  if (seconds < LEAST / 2) return false
  const from = Math.round(piece.start * PER_SECOND)
  const inside = levels.slice(from, Math.round(piece.end * PER_SECOND))
  const quiet = silences.filter((one) => one.end > piece.start && one.start < piece.end)
  const heard = inside.filter((_, index) => !isIn((from + index + 0.5) / PER_SECOND, quiet))
  return rangeOf(heard) < FLAT || pitch.stillIn(piece) / seconds >= STILL || beatOf(inside) >= BEAT
}

const isIn = (time: number, spans: readonly Span[]) =>
  spans.some((one) => one.start <= time && time < one.end)

/** What the levels keep within, but for the loudest and the faintest tenth. */
function rangeOf(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
  return at(0.9) - at(0.1)
}

/** How well the level repeats itself at its best beat, 0 to 1. */
function beatOf(levels: readonly number[]): number {
  const mean = levels.reduce((sum, one) => sum + one, 0) / levels.length
  const moves = levels.map((one) => one - mean)
  const longest = Math.min(BEATS.longest * PER_SECOND, levels.length / 2)
  let best = 0
  for (let beat = BEATS.shortest * PER_SECOND; beat <= longest; beat++)
    best = Math.max(best, likenessAfter(beat, moves))
  return best
}

function likenessAfter(beat: number, moves: readonly number[]): number {
  let [product, first, second] = [0, 0, 0]
  for (let index = 0; index + beat < moves.length; index++) {
    product += moves[index]! * moves[index + beat]!
    first += moves[index]! ** 2
    second += moves[index + beat]! ** 2
  }
  return product / Math.sqrt(first * second + 1)
}
