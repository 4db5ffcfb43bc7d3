/** Whether the times of corrected lines can be. */
import type { Db } from '#db/open.ts'
import { listTimes } from '#db/queries/studio-transcript.ts'
import type { Mistake } from './answers.ts'
import type { CueInput } from './cue-fields.ts'

/** Each line that was changed lasts, begins no earlier than the one before, and lies within the recording. */
export function wrongTimes(
  tx: Db,
  { revisionId, typed, duration }: { revisionId: number; typed: CueInput[]; duration: number | null },
): Mistake[] {
  const places = new Map(typed.map((cue, at) => [cue.number, { cue, field: `cues.${at}` }]))
  const limit = duration === null ? Number.POSITIVE_INFINITY : duration + 0.5
  const found: Mistake[] = []
  let last = { start: 0, isTyped: false, field: '' }
  const known = new Map(listTimes(tx, { revisionId }).map((cue) => [cue.number, cue]))
  const numbers = [...new Set([...known.keys(), ...places.keys()])].sort((a, b) => a - b)
  for (const number of numbers) {
    const place = places.get(number)
    if (place?.cue.gone) continue
    const was = known.get(number)
    const { start, end } = place?.cue ?? was!
    const field = place?.field ?? ''
    const isTyped = place !== undefined && !(was && near(start, was.start) && near(end, was.end))
    if (place?.cue.text === '') found.push({ field: `${field}.text`, code: 'empty' })
    if (start < last.start - 0.001 && (isTyped || last.isTyped))
      found.push({ field: `${isTyped ? field : last.field}.start`, code: 'cue-time' })
    if (isTyped && (end <= start || end > limit)) found.push({ field: `${field}.end`, code: 'cue-time' })
    last = { start, isTyped, field }
  }
  return found
}

/** The same moment, as far as a form can say. */
export const near = (one: number, other: number) => Math.abs(one - other) < 0.001
