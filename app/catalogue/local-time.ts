/** Moments as people write them: a day and a time where it happens. Rows keep UTC with the time zone beside. */
import { Temporal } from 'temporal-polyfill'
import { type Answer, type Mistake, type MistakeCode, refuse } from './answers.ts'

export interface LocalTime {
  /** `2026-03-12`. */
  date: string
  /** `18:30`, or empty. */
  time: string
}

/**
 * The moment in UTC, as ISO. Of an hour that comes twice (the clocks go back) the first is meant. A code where it is no moment:
 * `date`, `time-missing`, `time-skipped` (the clocks go forward over it).
 */
export function toUtc({ date, time }: LocalTime, timeZone: string): string | MistakeCode {
  try {
    const local = Temporal.PlainDate.from(date.trim(), { overflow: 'reject' }).toPlainDateTime(
      Temporal.PlainTime.from(time.trim() || '00:00', { overflow: 'reject' }),
    )
    const moment = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    if (!moment.toPlainDateTime().equals(local)) return 'time-skipped'
    return new Date(moment.epochMilliseconds).toISOString()
  } catch (error) {
    if (error instanceof RangeError) return 'date'
    throw error
  }
}

/** A moment whose day and time were both to be written, in UTC as ISO; else what is wrong with `date` or `time`. */
export function readMoment({ date, time }: LocalTime, timeZone: string): Answer<string> {
  const missing: Mistake[] = [
    ...(date.trim() === '' ? [{ field: 'date', code: 'date' } as const] : []),
    ...(time.trim() === '' ? [{ field: 'time', code: 'time-missing' } as const] : []),
  ]
  if (missing.length > 0) return { ok: false, mistakes: missing }
  const moment = toUtc({ date, time }, timeZone)
  if (/^\d/.test(moment)) return { ok: true, value: moment }
  return moment === 'time-skipped' ? refuse('time', moment) : refuse('date', 'date')
}

/** What a clock there shows. `iso` is UTC. */
export function toLocal(iso: string, timeZone: string): LocalTime {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone)
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/** How far a zone is from UTC at a moment: `UTC+2`. */
export function offsetOf(iso: string, timeZone: string): string {
  const { offset } = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone)
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset)!
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}

/** Whether a zone of that name is known, such as `Europe/Zurich`. */
export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
