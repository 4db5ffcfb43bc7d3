import { z } from 'zod'

// XML 1.0 section 2.2 forbids these; one of them makes a whole feed unreadable. Directional overrides can disguise text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g

/** Text as it may be kept: no control characters, no half characters, composed accents. */
export function toPlainText(text: string): string {
  return text.toWellFormed().replaceAll(FORBIDDEN, '').normalize('NFC')
}

/** Text on one line, without space around it. */
export function toLine(text: string): string {
  return toPlainText(text).replaceAll(/\s+/g, ' ').trim()
}

/** A field of one line that must say something, at most so many characters. */
export const line = (most: number) =>
  z.string().transform(toLine).pipe(z.string().min(1, 'empty').max(most, 'too-long'))
