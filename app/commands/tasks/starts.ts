import { toLocal } from '../../catalogue/local-time.ts'

/** `2026-06`, `2026-06-01`, `2026-06-01T18:30` (of the time zone given) or with a zone of its own; the fields of a form. Throws a sentence. */
export function toDay(text: string, timeZone: string): { date: string; time: string; precision: Known } {
  const [, date, time, zone] =
    /^(\d{4}-\d{2}(?:-\d{2})?)(?:T(\d{2}:\d{2})[\d:.]*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim()) ?? []
  if (!date)
    throw new Error(`${JSON.stringify(text)} is no date such as 2026-06-01T18:30:00+02:00 or 2026-06.`)
  if (time === undefined) return { date, time: '', precision: date.length === 7 ? 'month' : 'day' }
  if (zone === undefined) return { date, time, precision: 'minute' }
  const moment = Date.parse(text.trim())
  if (Number.isNaN(moment)) throw new Error(`${JSON.stringify(text)} is no moment that there is.`)
  return { ...toLocal(new Date(moment).toISOString(), timeZone), precision: 'minute' }
}
type Known = 'month' | 'day' | 'minute'

/** The fields of when an episode takes place. */
export function toWhenFields({ startsAt, endsAt }: { startsAt?: string; endsAt?: string }, timeZone: string) {
  if (!startsAt) return {}
  const starts = toDay(startsAt, timeZone)
  const ends = endsAt ? toDay(endsAt, timeZone) : null
  return {
    startsDate: starts.date,
    startsTime: starts.time,
    precision: starts.precision,
    timeZone,
    ...(ends ? { endsDate: ends.date, endsTime: ends.time } : {}),
  }
}
