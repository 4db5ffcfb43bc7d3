const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const TIME = String.raw`\d{2}:\d{2}:\d{2}`
const WITH_ZONE = new RegExp(
  String.raw`^(?:${DAY}, \d{2} ${MONTH} \d{4}|${DAY}[a-z]*, \d{2}-${MONTH}-\d{2}) ${TIME} GMT$`,
)
const WITHOUT_ZONE = new RegExp(String.raw`^${DAY} ${MONTH} [ \d]\d ${TIME} \d{4}$`)

/**
 * Whole seconds since 1970 of a date in one of the three forms of RFC 9110 section 5.6.7, or null: what is no such date must be
 * ignored, while `Date.parse` takes `1` for a year.
 */
export function parseHttpDate(header: string | undefined): number | null {
  const text = header?.trim() ?? ''
  const zoned = WITH_ZONE.test(text) ? text : WITHOUT_ZONE.test(text) ? `${text} GMT` : ''
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? null : time / 1000
}
