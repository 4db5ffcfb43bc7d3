/** What values in feeds look like. */
import type { XmlElement } from '../../../app/feeds/read-xml-for-tests.ts'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} ([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)? (GMT|UTC|[+-]\d{4})$/
const ADDRESSES = new Set(['href', 'url', 'uri', 'img', 'feedUrl', 'accountUrl'])
const ADDRESS_ELEMENTS = new Set(['link', 'url', 'docs', 'comments', 'itunes:new-feed-url'])

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
export const WHOLE = /^(0|[1-9]\d*)$/
export const POSITIVE = /^[1-9]\d*$/
export const DECIMAL = /^\d+(\.\d+)?$/
export const MIME = /^[a-z]+\/[a-z0-9.+-]+$/i
export const YES_NO = /^(yes|no)$/
export const TRUE_FALSE = /^(true|false)$/

/** RFC 2822 with a weekday that is right. */
export function isMailDate(text: string): boolean {
  const date = new Date(text)
  if (!DATE.test(text) || Number.isNaN(date.getTime())) return false
  const [, day, month, year] = /^\w+, (\d+) (\w+) (\d+)/.exec(text)!
  const named = new Date(`${day} ${month} ${year} 00:00:00 GMT`)
  return DAYS[named.getUTCDay()] === text.slice(0, 3) && named.getUTCDate() === Number(day)
}

export const isIsoDate = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))

/** BCP 47, with a language that ISO 639 knows. */
export function isLanguage(text: string): boolean {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text)) return false
  return (
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(text.split('-')[0]!) !== undefined
  )
}

/** Absolute, of printable ASCII alone. */
export const isAddress = (text: string) => /^https?:\/\/[!-~]+$/.test(text) && URL.canParse(text)

/** https, or a machine's own address, which has no certificate. */
export function isSafeAddress(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Every address that an element holds. */
export function addressesOf({ name, attributes, text, children }: XmlElement): string[] {
  const inAttributes = Object.entries(attributes).filter(([key]) => ADDRESSES.has(key))
  const isText = ADDRESS_ELEMENTS.has(name) || (name === 'guid' && attributes.isPermaLink !== 'false')
  return [...inAttributes.map(([, value]) => value), ...(isText && children.length === 0 ? [text] : [])]
}

export const named = (element: XmlElement, name: string) =>
  element.children.filter((child) => child.name === name)
export const first = (element: XmlElement, name: string) => named(element, name)[0]
export const textOf = (element: XmlElement, name: string) => first(element, name)?.text

/** Faults of the values for which `isWrong` holds, told as `say` says. */
export const wrong = <T>(values: T[], isWrong: (value: T) => boolean, say: (value: T) => string): string[] =>
  values.filter(isWrong).map(say)

/** Values that stand more than once. */
export const repeated = (values: string[]) => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
]

/** An element as a person finds it: its name and the beginning of what it says. */
export const shown = ({ name, text, attributes }: XmlElement) =>
  `<${name}> ${JSON.stringify((text.trim() || Object.values(attributes).join(' ')).slice(0, 120))}`
