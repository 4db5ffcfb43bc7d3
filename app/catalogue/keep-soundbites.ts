/** Stretches of a recording that apps may offer as a taste of it. */
import { asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { soundbites } from '#db/schema.ts'
import { toTypedTime } from '../transcripts/typed-time.ts'
import type { Mistake } from './answers.ts'
import type { Change } from './change-catalogue.ts'
import { moment } from './cue-fields.ts'
import { anyLine, placesThatSay, rows } from './fields.ts'

const SAYS = ['start', 'end', 'title'] as const

export const soundbiteRows = rows([...SAYS], {
  start: moment('soundbite-time'),
  end: moment('soundbite-time'),
  /** The episode's where left out. */
  title: anyLine(128),
})

type SoundbiteRow = z.output<typeof soundbiteRows>[number]

/** Seconds that apps play. */
const SHORTEST = 15
const LONGEST = 120

/** Each lasts long enough to be one and lies within the recording, of `duration` seconds. `typed` are the rows before they were read. */
export function wrongSoundbites(
  all: SoundbiteRow[],
  { typed, duration }: { typed: unknown[] | undefined; duration: number | null },
): Mistake[] {
  const places = placesThatSay(typed, SAYS)
  return all.flatMap(({ start, end }, at): Mistake[] => {
    const field = `soundbites.${places[at]}.end`
    if (end <= start) return [{ field, code: 'soundbite-time' }]
    const length = Math.round((end - start) * 1_000) / 1_000
    if (length < SHORTEST || length > LONGEST) return [{ field, code: 'soundbite-length' }]
    return duration !== null && end > duration + 0.5 ? [{ field, code: 'soundbite-after-end' }] : []
  })
}

/** A recording's soundbites in the order of their beginning, in place of those before. */
export function keepSoundbites(tx: Change, { recordingId }: { recordingId: number }, all: SoundbiteRow[]) {
  tx.delete(soundbites).where(eq(soundbites.recordingId, recordingId)).run()
  for (const { start, end, title } of all.toSorted((one, other) => one.start - other.start))
    tx.insert(soundbites)
      .values({ recordingId, start, duration: Math.round((end - start) * 1_000) / 1_000, title })
      .run()
}

/** The soundbites as a form has them. */
export function readSoundbites(tx: Change, { recordingId }: { recordingId: number }) {
  const all = tx
    .select()
    .from(soundbites)
    .where(eq(soundbites.recordingId, recordingId))
    .orderBy(asc(soundbites.start))
    .all()
  return all.map(({ start, duration, title }) => ({
    start: toTypedTime(start),
    end: toTypedTime(start + duration),
    title,
  }))
}
