/** Elements as the `xml` package behind `podcast` takes them. */
import { toPlainText } from '../catalogue/plain-text.ts'

export type Element = Record<string, unknown>
type Attributes = Record<string, string | number | null | undefined>

/** `<name attributes>text</name>`; attributes that are null are left out. */
export function element(name: string, attributes: Attributes, content?: string | Element[]): Element {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
  const _attr = Object.fromEntries(given.map(([key, value]) => [key, clean(String(value))]))
  if (content === undefined) return { [name]: { _attr } }
  const inner = typeof content === 'string' ? [clean(content)] : content
  return {
    [name]: given.length > 0 ? [{ _attr }, ...inner] : typeof content === 'string' ? clean(content) : inner,
  }
}

/** Text that no XML reader refuses, without space around it. */
export const clean = (text: string) => toPlainText(text).trim()

/** At most so many bytes of UTF-8, cut between characters. */
export function atMostBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  return new TextDecoder()
    .decode(Buffer.from(text).subarray(0, most - 3))
    .replace(/\uFFFD+$/, '')
    .trimEnd()
    .concat('…')
}

/** Plain text as the little HTML that a description may hold: every line a paragraph, nothing of it markup. */
export function toHtmlText(text: string): string {
  const escaped = clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${line.trim()}</p>`)
    .join('')
}
