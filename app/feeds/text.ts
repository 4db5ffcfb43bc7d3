/** Texts, addresses and dates as feeds may hold them. */
import { toPlainText } from '../catalogue/plain-text.ts'
import { localeOf } from '../locales/index.ts'

/** What Apple and the podcast standard allow a description, in bytes of UTF-8. */
export const LONGEST_DESCRIPTION = 4_000

/** One line of characters that XML takes, spaces that do not break kept. */
export const toFeedLine = (text: string) =>
  toPlainText(text)
    .replaceAll(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()

/** One line of at most `most` characters. */
export function toLabel(text: string, most: number): string {
  const characters = [...toFeedLine(text)]
  if (characters.length <= most) return characters.join('')
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`
}

const NUMBER = /^[-+]?(?:0[xob][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|Infinity)$/i

/** A title: never empty, and never what readers of feeds take for a number or a truth value, which they drop. */
export function toTitle(text: string, language: string): string {
  const title = toLabel(text, 255) || '…'
  if (!NUMBER.test(title) && !/^(?:true|false)$/.test(title)) return title
  return localeOf(language) === 'fr' ? `«\u00a0${title}\u00a0»` : `“${title}”`
}

/** An absolute web address in ASCII; null where the text is none. */
export function toAddress(text: string, base?: string): string | null {
  const line = toFeedLine(text)
  if (!URL.canParse(line, base)) return null
  const { protocol, href } = new URL(line, base)
  return /^https?:$/.test(protocol) ? href : null
}

/** As the podcast namespace wants addresses: with https, unless the site itself has none. */
export function toSecureAddress(text: string | null, own: string): string | null {
  const address = text === null ? null : toAddress(text)
  return own.startsWith('https:') ? (address?.replace(/^http:/, 'https:') ?? null) : address
}

/** RFC 2822 with the weekday, in GMT; null where it is no date. */
export function toDate(text: string): string | null {
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? null : date.toUTCString()
}
