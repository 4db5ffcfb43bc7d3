/** The clock that stands still in silences: engines spread words over a whole cue, people speak only in its sound. */
import type { Span, Word } from '../messages.ts'

/** Spreads words over the sound of a span, keeping their order and their shares. */
export function placeWords(words: readonly Word[], span: Span, silences: readonly Span[]): Word[] {
  const first = words[0]?.start ?? 0
  const length = (words.at(-1)?.end ?? 0) - first
  if (length <= 0) return words.map((word) => ({ ...word, start: span.start, end: span.end }))
  const sounds = soundsIn(span, silences)
  const total = sounds.reduce((sum, one) => sum + one.end - one.start, 0)
  const share = (time: number) => ((time - first) / length) * total
  return words.map((word) => {
    const start = clockOf(share(word.start), sounds, 'after')
    return { ...word, start, end: Math.max(start, clockOf(share(word.end), sounds, 'before')) }
  })
}

/** The parts of a span outside silences, in order; the whole span where nothing would be left. */
export function soundsIn(span: Span, silences: readonly Span[]): Span[] {
  const sounds: Span[] = []
  let from = span.start
  for (const silence of silences) {
    if (silence.end <= from || silence.start >= span.end) continue
    if (silence.start > from) sounds.push({ start: from, end: silence.start })
    from = silence.end
  }
  if (from < span.end) sounds.push({ start: from, end: span.end })
  return sounds.length > 0 ? sounds : [{ ...span }]
}

/** At a silence a moment of sound has two times: the end of the sound before it, or the start of the one after it. */
function clockOf(moment: number, sounds: readonly Span[], side: 'before' | 'after'): number {
  let left = moment
  for (const [index, sound] of sounds.entries()) {
    const length = sound.end - sound.start
    const isLast = index === sounds.length - 1
    if (left < length || isLast || (side === 'before' && left === length))
      return round(sound.start + Math.min(left, length))
    left -= length
  }
  return moment
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000
