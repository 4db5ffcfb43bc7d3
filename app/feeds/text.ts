/** Texts as feeds may hold them. */
import { toLine, toPlainText } from '../catalogue/plain-text.ts'

/** What Apple and the podcast standard allow a description, in bytes of UTF-8. */
const LONGEST_DESCRIPTION = 4_000

/** One line of at most `most` characters; never empty. */
export function toTitle(text: string, most = 255): string {
  const characters = [...toLine(text)]
  if (characters.length <= most) return characters.join('') || '…'
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`
}

/**
 * Plain text as a description, which apps read as HTML: nothing of it is markup, and lines are paragraphs where there
 * are several. Cut between characters so that it stays within what apps take; empty for empty text.
 */
export function toDescription(text: string): string {
  const clean = toPlainText(text).trim()
  if (fits(clean)) return toHtml(clean)
  const characters = [...clean]
  let [most, tooMany] = [0, Math.min(characters.length, LONGEST_DESCRIPTION + 1)]
  while (tooMany - most > 1) {
    const middle = (most + tooMany) >> 1
    if (fits(cut(characters, middle))) most = middle
    else tooMany = middle
  }
  return toHtml(cut(characters, most))
}

const cut = (characters: string[], most: number) => `${characters.slice(0, most).join('').trimEnd()}…`

const fits = (text: string) => Buffer.byteLength(toHtml(text)) <= LONGEST_DESCRIPTION

function toHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const lines = escaped
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.length > 1 ? lines.map((line) => `<p>${line}</p>`).join('') : (lines[0] ?? '')
}
