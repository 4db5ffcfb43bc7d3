/** Elements as the `xml` package behind `podcast` takes them. */
import { toFeedLine, toLabel } from './text.ts'

export type Element = Record<string, unknown>
export type Attributes = Record<string, string | number | null | undefined>

/**
 * `<name attributes>text</name>`, or with elements in it. Attributes that say nothing are left out; text is on one line
 * and without characters that XML refuses.
 */
export function element(name: string, attributes: Attributes, content?: string | Element[]): Element {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => [key, toFeedLine(String(value))] as const)
    .filter(([, value]) => value !== '')
  const _attr = Object.fromEntries(given)
  if (content === undefined) return { [name]: { _attr } }
  const inner = typeof content === 'string' ? [toFeedLine(content)] : content
  return { [name]: given.length > 0 ? [{ _attr }, ...inner] : inner }
}

/** `<name>text</name>` of at most `most` characters; none where the text says nothing. */
export function textElement(
  name: string,
  text: string | null,
  most = 255,
  attributes: Attributes = {},
): Element[] {
  const label = toLabel(text ?? '', most)
  return label === '' ? [] : [element(name, attributes, label)]
}
