/** Elements as the `xml` package behind `podcast` takes them. */
import { toLine } from '../catalogue/plain-text.ts'

export type Element = Record<string, unknown>
type Attributes = Record<string, string | number | null | undefined>

/**
 * `<name attributes>text</name>`, or with elements in it. Attributes that are null are left out; text is on one line
 * and without characters that XML refuses.
 */
export function element(name: string, attributes: Attributes, content?: string | Element[]): Element {
  const given = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
  const _attr = Object.fromEntries(given.map(([key, value]) => [key, toLine(String(value))]))
  if (content === undefined) return { [name]: { _attr } }
  const inner = typeof content === 'string' ? [toLine(content)] : content
  return { [name]: given.length > 0 ? [{ _attr }, ...inner] : inner }
}
