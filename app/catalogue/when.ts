/** When a season or an episode takes place: days and times as people write them, moments as rows keep them. */
import { PRECISIONS, type Precision } from '#db/schema.ts'
import type { Answer, Mistake, MistakeCode } from './answers.ts'
import { optionalChoice, optionalLine } from './fields.ts'
import { isTimeZone, toLocal, toUtc } from './local-time.ts'

/** The fields of a form; a month may be written without its day. */
export const whenFields = {
  startsDate: optionalLine(20),
  startsTime: optionalLine(20),
  endsDate: optionalLine(20),
  endsTime: optionalLine(20),
  /** Where left out: to the minute if there is a time, else to the day. */
  precision: optionalChoice(PRECISIONS),
  timeZone: optionalLine(64),
}

export interface WhenFields {
  startsDate: string | null
  startsTime: string | null
  endsDate: string | null
  endsTime: string | null
  precision: Precision | null
  timeZone: string | null
}

/** The columns of a row. */
export interface When {
  startsAt: string | null
  endsAt: string | null
  timeZone: string | null
  precision: Precision | null
}

const NEVER: When = { startsAt: null, endsAt: null, timeZone: null, precision: null }

/** A row's columns, or every mistake. */
export function toWhen(fields: WhenFields): Answer<When> {
  const { startsDate, startsTime, endsDate, endsTime, timeZone } = fields
  const isNever = ![startsDate, startsTime, endsDate, endsTime].some(Boolean)
  if (isNever) return { ok: true, value: NEVER }
  if (!timeZone || !isTimeZone(timeZone)) return wrong([{ field: 'timeZone', code: 'time-zone' }])
  const precision = fields.precision ?? (startsTime ? 'minute' : 'day')
  const starts = toMoment('starts', startsDate, startsTime, precision, timeZone)
  // A time alone is on the day of the beginning.
  const ends =
    endsDate || endsTime
      ? toMoment('ends', endsDate ?? startsDate, endsTime, precision, timeZone)
      : { mistakes: [], iso: null }
  const mistakes = [...starts.mistakes, ...ends.mistakes]
  if (mistakes.length > 0) return wrong(mistakes)
  if (ends.iso && ends.iso < starts.iso!) return wrong([{ field: 'endsDate', code: 'end-before-start' }])
  return { ok: true, value: { startsAt: starts.iso, endsAt: ends.iso, timeZone, precision } }
}

/** A row's columns as its form has them; `timeZone` is the site's, for what has none of its own. */
export function fromWhen(row: When, timeZone?: string): WhenFields {
  const zone = row.timeZone ?? timeZone ?? 'UTC'
  const local = (iso: string | null) => (iso ? toLocal(iso, zone) : { date: null, time: null })
  const starts = local(row.startsAt)
  const ends = local(row.endsAt)
  const showsTime = row.precision === 'minute' || row.precision === 'half-day' || row.precision === null
  return {
    startsDate: starts.date,
    startsTime: showsTime ? starts.time : null,
    endsDate: ends.date,
    endsTime: showsTime ? ends.time : null,
    precision: row.startsAt ? (row.precision ?? 'minute') : null,
    timeZone: row.startsAt ? zone : (timeZone ?? null),
  }
}

/**
 * The columns after an edit. Where the fields say the same as before the row keeps its moments: seconds, and the second of an hour
 * that comes twice, are not in a form.
 */
export function editedWhen(before: When, fields: WhenFields): Answer<When> {
  const was = fromWhen(before, fields.timeZone ?? undefined)
  const isSame = (Object.keys(was) as (keyof WhenFields)[]).every((key) => was[key] === fields[key])
  return isSame ? { ok: true, value: pick(before) } : toWhen(fields)
}

const pick = ({ startsAt, endsAt, timeZone, precision }: When): When => ({
  startsAt,
  endsAt,
  timeZone,
  precision,
})

function toMoment(
  which: 'starts' | 'ends',
  date: string | null,
  time: string | null,
  precision: Precision,
  timeZone: string,
): { mistakes: Mistake[]; iso: string | null } {
  const at = (field: 'Date' | 'Time', code: MistakeCode) => ({
    mistakes: [{ field: `${which}${field}`, code }],
    iso: null,
  })
  if (!date) return at('Date', 'empty')
  const needsTime = precision === 'minute' || precision === 'half-day'
  const day = precision === 'month' && MONTH.test(date) ? `${date.slice(0, 7)}-01` : date
  if (!DAY.test(day) || !isMoment(noonOf(day, timeZone))) return at('Date', 'date')
  if (!needsTime) return { mistakes: [], iso: beginningOf(day, timeZone) }
  const moment = time ? toUtc({ date: day, time }, timeZone) : 'date'
  if (isMoment(moment)) return { mistakes: [], iso: moment }
  return at('Time', moment === 'time-skipped' ? moment : 'time-missing')
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}(-\d{2})?$/
const isMoment = (answer: string) => /^\d{4}-\d{2}-\d{2}T/.test(answer)
const noonOf = (date: string, timeZone: string) => toUtc({ date, time: '12:00' }, timeZone)

/** Midnight; in zones whose clocks go forward at midnight, the first hour that exists. */
function beginningOf(date: string, timeZone: string): string {
  const midnight = toUtc({ date, time: '00:00' }, timeZone)
  return isMoment(midnight) ? midnight : toUtc({ date, time: '01:00' }, timeZone)
}

const wrong = (mistakes: Mistake[]): Answer<never> => ({ ok: false, mistakes })
