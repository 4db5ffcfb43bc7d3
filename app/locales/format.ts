/** Numbers, sizes, times and dates in the words of an interface language. */
import type { Locale } from './index.ts'

/** The tag by which `Intl` writes for an interface language. */
const TAGS: Record<Locale, string> = { fr: 'fr', en: 'en-GB' }
const BYTES: Record<Locale, readonly string[]> = { fr: ['o', 'ko', 'Mo', 'Go'], en: ['B', 'kB', 'MB', 'GB'] }
const SPOKEN: Record<Locale, Record<'hour' | 'minute' | 'second', [string, string]>> = {
  fr: { hour: ['heure', 'heures'], minute: ['minute', 'minutes'], second: ['seconde', 'secondes'] },
  en: { hour: ['hour', 'hours'], minute: ['minute', 'minutes'], second: ['second', 'seconds'] },
}
const NBSP = '\u00a0'

/** Bytes as a person says them: `14 Mo`, `820 ko`, `1,2 Go`. */
export function formatSize(bytes: number, locale: Locale): string {
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  const number = new Intl.NumberFormat(TAGS[locale], {
    maximumFractionDigits: power > 0 && value < 10 ? 1 : 0,
  })
  return `${number.format(value)}${NBSP}${BYTES[locale][power]}`
}

/** `−23,8 LUFS`. */
export function formatLoudness(level: number, locale: Locale): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const number = new Intl.NumberFormat(TAGS[locale], digits).format(level)
  return `${number.replace('-', '−')}${NBSP}LUFS`
}

/** Seconds as a clock shows them: `02:05`, `1:02:05`. */
export function formatClock(seconds: number): string {
  const { hours, minutes, rest } = split(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

/** Length of a recording: `48 min`, `1 h 05 min`, `40 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 59.5) return `${Math.round(seconds)}${NBSP}s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes}${NBSP}min`
  return `${Math.floor(minutes / 60)}${NBSP}h${NBSP}${String(minutes % 60).padStart(2, '0')}${NBSP}min`
}

/** A length as it is said aloud: `12 minutes 5 secondes`. */
export function speakDuration(seconds: number, locale: Locale): string {
  const { hours, minutes, rest } = split(seconds)
  const plural = new Intl.PluralRules(TAGS[locale])
  const say = (value: number, unit: 'hour' | 'minute' | 'second') =>
    `${value} ${SPOKEN[locale][unit][plural.select(value) === 'one' ? 0 : 1]}`
  const said = [
    hours > 0 ? say(hours, 'hour') : '',
    minutes > 0 ? say(minutes, 'minute') : '',
    rest > 0 || hours + minutes === 0 ? say(rest, 'second') : '',
  ]
  return said.filter(Boolean).join(' ')
}

/** Whole seconds, cut: `812.9` is within the second 13:32. */
function split(seconds: number) {
  const whole = Math.max(0, Math.floor(seconds))
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, rest: whole % 60 }
}

/** A moment (UTC ISO) as a list shows it: `25 novembre 2026 à 18:30`. */
export const formatMoment = (iso: string, timeZone: string, locale: Locale): string =>
  write(iso, locale, { dateStyle: 'long', timeStyle: 'short', timeZone })

/** Its time of day: `18:30`. */
export const formatTime = (iso: string, timeZone: string, locale: Locale): string =>
  write(iso, locale, { hour: '2-digit', minute: '2-digit', timeZone })

/** Its day of the week: `mercredi`. */
export const formatWeekday = (iso: string, timeZone: string, locale: Locale): string =>
  write(iso, locale, { weekday: 'long', timeZone })

const write = (iso: string, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(TAGS[locale], options).format(new Date(iso))

/** How exactly a moment is known, as `episodes.precision` says it. */
export type KnownTo = 'month' | 'day' | 'half-day' | 'minute'

/** Parts of a date in words; `time` only where it is known to the minute, `half` only where to the half-day. */
export interface Day {
  date: string
  time: string | null
  half: 'morning' | 'afternoon' | null
  knownTo: KnownTo
}

/** `iso` is UTC; the day is that of `timeZone`: `12 mars 2026`, `1er mars 2026`, `mars 2026`. */
export function formatDay(iso: string, knownTo: KnownTo, timeZone: string, locale: Locale): Day {
  const at = new Date(iso)
  const month = { month: 'long', year: 'numeric', timeZone } as const
  const written = new Intl.DateTimeFormat(
    TAGS[locale],
    knownTo === 'month' ? month : { day: 'numeric', ...month },
  )
  const date = written
    .formatToParts(at)
    .map(({ type, value }) => (locale === 'fr' && type === 'day' && value === '1' ? '1er' : value))
    .join('')
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const time = clock.format(at)
  return {
    date,
    time: knownTo === 'minute' ? time : null,
    half: knownTo === 'half-day' ? (Number(time.slice(0, 2)) < 12 ? 'morning' : 'afternoon') : null,
    knownTo,
  }
}

/** A language's name in the interface language: `français`; the tag itself where it has none. */
export function languageName(tag: string, locale: Locale): string {
  return new Intl.DisplayNames(TAGS[locale], { type: 'language' }).of(tag) ?? tag
}
